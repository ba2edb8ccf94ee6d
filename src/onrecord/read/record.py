"""One article as JSON: a line of JSONL, an item of a feed or of a list."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.model import Segment
from onrecord.read.blocks import to_draft
from onrecord.read.draft import Draft, Metadata, Reading
from onrecord.read.errors import ReadError
from onrecord.read.fields import TITLES, metadata_of, squeezed
from onrecord.read.page import read_page
from onrecord.read.text import read_text
from onrecord.read.traced import Traced, join
from onrecord.read.visible import visible_blocks

TEXTS = (
    "text", "body", "articlebody", "articletext", "fulltext", "maintext", "contenttext", "plaintext",
    "bodytext", "content", "contenthtml", "html", "bodyhtml", "rawhtml", "page", "description", "summary",
)  # fmt: skip
PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)
MARKUP = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|blockquote|figure|article|section|span|a|b|i|em|strong)\b[^<>]{0,2000}>",
    re.I,
)
ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.S)
SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field at the top of the object; `text` is its value with its place, where it is a string."""

    value: Any
    text: Traced | None


def read_record(raw: str) -> Reading:
    """The blocks and the metadata of an article in JSON.

    Its text is the first of the fields that hold one (`text`, `body`, `content`, `html` ...), as plain text,
    as a whole page, or as a piece of HTML, by what it looks like. Raises ReadError without one.
    """
    fields = dict(_fields(raw))
    known = metadata_of({key: field.value for key, field in fields.items()}, "field")
    body = next((field.text for key in TEXTS if (field := fields.get(key)) and _has_words(field.text)), None)
    if body is None:
        raise ReadError("the record has no text: give it as `text` or `html`")
    inner = _read_body(body.text)
    drafts = [replace(draft, body=_through(draft.body, body)) for draft in inner.drafts]
    title = next((field.text for key in TITLES if (field := fields.get(key)) and field.text), None)
    if title is not None and title.text.strip():
        drafts = _headed(title.folded().stripped(), drafts)
    return Reading(tuple(drafts), _merged(known, inner.metadata))


def _headed(title: Traced, drafts: list[Draft]) -> list[Draft]:
    """With the title as headline, in the place of what the text itself has as one."""
    rest = [replace(draft, role="paragraph") if draft.role == "headline" else draft for draft in drafts]
    if rest and _folded(rest[0].text) == _folded(title.text):
        rest[0] = rest[0].removed("repeats the headline")
    return [Draft(title, role="headline"), *rest]


def _read_body(text: str) -> Reading:
    if PAGE.match(text):
        return read_page(text)
    if MARKUP.search(text):
        return Reading(tuple(to_draft(seen) for seen in visible_blocks(text, blank_lines=True)))
    return read_text(text)


def _merged(known: Metadata, page: Metadata) -> Metadata:
    """What the record says, and what a page within it says where the record is silent."""
    return Metadata(
        title=known.title or page.title,
        outlet=known.outlet or page.outlet,
        byline=known.byline or page.byline,
        url=known.url or page.url,
        links=(*known.links, *page.links),
        language=known.language or page.language,
        tags=(*known.tags, *page.tags),
        dates=(*known.dates, *page.dates),
        updated=known.updated or page.updated,
        credited=known.credited or page.credited,
    )


def _fields(raw: str) -> Iterator[tuple[str, _Field]]:
    """The fields of the object that `raw` is, by squeezed name. Raises ReadError where it is none."""
    decoder = json.JSONDecoder(strict=False)
    try:
        at = _after_space(raw, 0)
        if raw[at : at + 1] != "{":
            raise ReadError("the record is no JSON object: give one with title and text")
        at = _after_space(raw, at + 1)
        while raw[at : at + 1] not in ("}", ""):
            key, at = decoder.raw_decode(raw, at)
            start = _after_space(raw, _after_space(raw, at) + 1)
            value, end = decoder.raw_decode(raw, start)
            yield (
                squeezed(key),
                _Field(value, _unescaped(raw, start + 1, end - 1) if isinstance(value, str) else None),
            )
            at = _after_space(raw, end)
            at = _after_space(raw, at + 1) if raw[at : at + 1] == "," else at
            if raw[at : at + 1] not in ('"', "}"):
                raise ReadError("damaged JSON: write the record anew")
    except (ValueError, RecursionError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(f"no JSON ({error}): give an object with title and text") from error


def _unescaped(raw: str, start: int, end: int) -> Traced:
    """The string between two offsets of `raw`; escaped characters have no place of their own."""
    parts = []
    at = start
    for escape in ESCAPE.finditer(raw, start, end):
        if at < escape.start():
            parts.append(Traced.of(raw, at, escape.start()))
        parts.append(Traced(json.loads(f'"{escape[0]}"').encode("utf-16", "replace").decode("utf-16"), ()))
        at = escape.end()
    parts.append(Traced.of(raw, at, end))
    return join(parts, "")


def _through(inner: Traced, outer: Traced) -> Traced:
    """A text that was traced to `outer`, traced on to where `outer` stands."""
    segments: list[Segment] = []
    for segment in inner.segments:
        part = outer.part(segment.raw, segment.raw + segment.length)
        segments += (Segment(segment.text + one.text, one.raw, one.length) for one in part.segments)
    return Traced(inner.text, tuple(segments))


def _after_space(raw: str, at: int) -> int:
    found = SPACE.match(raw, at)
    return found.end() if found else at


def _has_words(text: Traced | None) -> bool:
    return text is not None and any(char.isalnum() for char in text.text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
