"""HTML to tokens with offsets. Total, in one pass; no tree is built and nothing is repaired.

html.parser gives offsets too, but raises on some declarations and is quadratic on some broken pages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

RAW_TEXT = frozenset(("script", "style", "textarea", "title", "xmp", "noembed", "noframes"))
OPENING = re.compile(
    r"<(?:(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<other>[!?])|(?P<close>/)?(?P<name>[A-Za-z][^\s/>]{0,60}+))"
)
REST = re.compile(r"""(?>[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|["'=])*+>""")
UNENDED = 20  # tags without an end after which the rest is text: each costs a look at the whole rest
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the page: text, or the start or end of an element. `attributes` are as written."""

    kind: Literal["text", "start", "end"]
    start: int
    end: int
    name: str = ""
    attributes: str = ""


def tokens(page: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `page` between two offsets, in order. Comments and declarations are left out."""
    at, stop = start, len(page) if end is None else end
    text = at  # where the text not yet handed out begins
    unended = 0
    while unended < UNENDED and (tag := OPENING.search(page, at, stop)):
        rest = None if tag["comment"] or tag["cdata"] else REST.match(page, tag.end(), stop)
        if rest is None and tag["name"] is not None:
            at, unended = tag.end(), unended + 1
            continue
        if text < tag.start():
            yield Token("text", text, tag.start())
        at = text = rest.end() if rest else _after_declaration(page, tag, stop)
        if rest and tag["name"] is not None:
            name, written = tag["name"].lower(), page[tag.end() : rest.end() - 1]
            yield Token("end" if tag["close"] else "start", tag.start(), at, name, written)
            if name in RAW_TEXT and not tag["close"] and not written.endswith("/"):
                at = _raw_text_end(page, name, at, stop)
    if text < stop:
        yield Token("text", text, stop)


def _after_declaration(page: str, tag: re.Match[str], stop: int) -> int:
    if tag["cdata"]:
        return tag.end()
    found = page.find("-->" if tag["comment"] else ">", tag.end(), stop)
    return stop if found < 0 else found + (3 if tag["comment"] else 1)


def _raw_text_end(page: str, name: str, at: int, stop: int) -> int:
    """Where the text of a script or its like ends: at its end tag, else at the end."""
    close = re.compile(rf"</{name}\b", re.I).search(page, at, stop)
    return close.start() if close else stop


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag by lower-case name, the first of each, entities not yet decoded."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), double or single or bare)
    return found
