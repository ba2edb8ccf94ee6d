"""Markdown with front matter, as static site generators and archives write it, and HTML inside it."""

import html
import re
from typing import Any

import yaml

from onrecord.read.align import place
from onrecord.read.blocks import to_draft
from onrecord.read.draft import Draft, Reading
from onrecord.read.fields import metadata_of, squeezed
from onrecord.read.text import paragraphs
from onrecord.read.traced import Traced, join
from onrecord.read.visible import visible_blocks

FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?P<yaml>.{0,65536}?)^(?:---|\.\.\.)[ \t]*$", re.S | re.M)
BLOCK_TAG = re.compile(
    r"<(?:p|div|br|article|section|h[1-6]|ul|ol|table|blockquote|figure)\b[^>]{0,2000}>", re.I
)
HEADING = re.compile(r"#{1,6}[ \t]+")
MARK = re.compile(
    r"(?P<image>!\[[^\]]*\]\([^)]*\))"
    r"|\[(?P<link>[^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)"
    r"|<(?P<auto>https?://[^>\s]+|[^>\s@]+@[^>\s]+)>"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,500}>)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<hard>\\(?=\s|$))"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>(?:(?!(?P=strong)).)+?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<star>[^*\n]+?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<under>[^_\n]+?)(?<=[^\s_])_(?![\w_])"
    r"|(?P<stray>\*{2,})"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)"
)
BULLET = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+")
QUOTE = re.compile(r"(?:>[ \t]?)+")


def read_markdown(raw: str) -> Reading:
    """The blocks of a Markdown text, its front matter as metadata, its title as the headline."""
    match = FRONT_MATTER.match(raw)
    fields = _fields(match["yaml"]) if match else {}
    start = match.end() if match and fields else 0
    metadata = metadata_of(fields, "front matter")
    drafts = _html_body(raw, start) if BLOCK_TAG.search(raw, start) else _body(raw, start)
    headline = (
        _headline(raw, metadata.title, match.start("yaml"), match.end("yaml")) if match and fields else None
    )
    if headline is None:
        first = next((i for i, draft in enumerate(drafts) if draft.heading), None)
        if first is not None and first <= 1:
            drafts[first] = Draft(drafts[first].body, role="headline")
    else:
        drafts.insert(0, headline)
    return Reading(tuple(drafts), metadata)


def _fields(written: str) -> dict[str, Any]:
    """The front matter with every value a string, as written; {} where it is no YAML mapping."""
    try:
        loaded = yaml.load(written, yaml.BaseLoader)  # safe: nothing but strings, lists and mappings
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    return {squeezed(key): value for key, value in loaded.items()} if isinstance(loaded, dict) else {}


def _headline(raw: str, title: str | None, start: int, end: int) -> Draft | None:
    """The title as a headline, with its place in the front matter where it stands there unbroken."""
    if not title:
        return None
    seen = join((block.body for block in visible_blocks(raw, start, end)), " ")
    body = place(title, [seen])
    return Draft(body if body.text == title else Traced(title, body.segments and ()), role="headline")


def _html_body(raw: str, start: int) -> list[Draft]:
    return [to_draft(seen) for seen in visible_blocks(raw, start, blank_lines=True)]


def _body(raw: str, start: int) -> list[Draft]:
    drafts = []
    for body in paragraphs(raw, start, len(raw), BULLET):
        opening = QUOTE.match(body.text) or HEADING.match(body.text) or BULLET.match(body.text)
        heading = bool(HEADING.match(body.text))
        plain = _plain(body.part(opening.end(), len(body.text)) if opening else body).folded().stripped()
        if plain.text:
            drafts.append(Draft(plain, heading=heading))
        else:
            drafts.append(Draft(body).removed("markup without words"))
    return drafts


def _plain(body: Traced) -> Traced:
    """Without the marks of Markdown and HTML; entities decoded."""
    parts = []
    at = 0
    for match in MARK.finditer(body.text):
        parts.append(body.part(at, match.start()))
        at = match.end()
        if match["entity"]:
            parts.append(Traced(html.unescape(match["entity"]), ()))
            continue
        for name in ("link", "auto", "escaped", "bold", "star", "under"):
            if match[name] is not None:
                parts.append(_inner(body, match, name))
    parts.append(body.part(at, len(body.text)))
    return join(parts, "")


def _inner(body: Traced, match: re.Match[str], name: str) -> Traced:
    inner = body.part(*match.span(name))
    return inner if name in ("auto", "escaped") else _plain(inner)
