"""Quotation marks: where somebody's words begin and end.

Works on typography alone, paragraph by paragraph, and is total: unbalanced, mixed and missing marks give
shorter quotations, never an error and never one that swallows the next paragraph.
"""

import re
from dataclasses import dataclass

from onrecord.model import Article, Block, Span

OPENERS, CLOSERS = "“«„", "”»"
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)]*\s+(?=[\"“‘'«(]?[A-Z0-9])")
SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[“\"—–-]))['‘](?=[^\s'’\d])")
SINGLE_CLOSE = re.compile(r"(?<=[^\s'‘])['’](?=$|[\s.,;:!?)\]”\"—–-])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between a pair of marks.

    `span` leaves the marks out and `outer` takes them in, both in the article's full text. `opened` and
    `closed` say which of the marks the text really has.
    """

    span: Span
    outer: Span
    opened: bool
    closed: bool


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """All quotations of an article, in order, none overlapping another."""
    found: list[Quotation] = []
    for number, block in enumerate(article.blocks):
        words = block.span.of(article.full_text)
        follower = article.blocks[number + 1] if number + 1 < len(article.blocks) else None
        goes_on = follower is not None and _opens_with_mark(article, follower)
        found.extend(_shifted(quotation, block.span.start) for quotation in quotations_in(words, goes_on))
    return tuple(found)


def quotations_in(text: str, goes_on: bool = False) -> list[Quotation]:
    """The quotations of one paragraph; offsets are those of `text`.

    `goes_on` says that the next paragraph opens with a mark: by the printers' rule a speech of several
    paragraphs is closed only at its end.
    """
    doubles = _double_marks(text, goes_on)
    singles = _single_marks(text, [quotation.outer for quotation in doubles])
    return sorted(doubles + singles, key=lambda quotation: quotation.span)


def _double_marks(text: str, goes_on: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for place, mark in enumerate(text):
        kind = _kind(text, place, mark, opened is not None)
        if kind == "open":
            if opened is not None and text[opened + 1 : place].strip():
                found.append(_unclosed(text, opened, place))
            opened = place
        elif kind == "close":
            start = opened + 1 if opened is not None else _sentence_start(text, place, found)
            if text[start:place].strip():
                outer = Span(opened if opened is not None else start, place + 1)
                found.append(Quotation(Span(start, place), outer, opened is not None, True))
            opened = None
    if opened is not None and text[opened + 1 :].strip():
        whole = goes_on or (not found and not text[:opened].strip() and text.rstrip()[-1:] in ".!?…")
        found.append(_to_the_end(text, opened) if whole else _unclosed(text, opened, len(text)))
    return found


def _kind(text: str, place: int, mark: str, is_open: bool) -> str | None:
    if mark in OPENERS:
        return "open"
    if mark in CLOSERS:
        return "close"
    if mark != '"':
        return None
    before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    if before.isdigit() and not is_open:
        return None  # inches
    opens = (not before or before.isspace() or before in "([—–-‘'") and after and not after.isspace()
    closes = before and not before.isspace() and (not after or after.isspace() or after in ".,;:!?)]—–-’'")
    if opens == closes:
        return "close" if is_open else "open"
    return "open" if opens else "close"


def _sentence_start(text: str, end: int, found: list[Quotation]) -> int:
    """Where a quotation whose opening mark is missing most likely begins: with its last sentence."""
    floor = found[-1].outer.end if found else 0
    start = floor
    for match in SENTENCE_END.finditer(text, floor, end):
        start = match.end()
    while start < end and text[start].isspace():
        start += 1
    return start


def _unclosed(text: str, opened: int, limit: int) -> Quotation:
    """A quotation whose closing mark is missing ends with its sentence."""
    match = SENTENCE_END.search(text, opened + 1, limit)
    end = match.start() + 1 if match else len(text[:limit].rstrip())
    return Quotation(Span(opened + 1, max(opened + 1, end)), Span(opened, max(opened + 1, end)), True, False)


def _to_the_end(text: str, opened: int) -> Quotation:
    end = len(text.rstrip())
    return Quotation(Span(opened + 1, end), Span(opened, end), True, False)


def _single_marks(text: str, taken: list[Span]) -> list[Quotation]:
    """Single marks used as quotation marks, outside double ones. An apostrophe ends nothing: the mark that
    closes is the last one after punctuation, or the first one after a word that is no plural genitive."""
    found: list[Quotation] = []
    place = 0
    while match := SINGLE_OPEN.search(text, place):
        place = match.end()
        if any(span.start <= match.start() < span.end for span in taken):
            continue
        limit = min((span.start for span in taken if span.start > match.start()), default=len(text))
        closer = _single_close(text, match.end(), limit)
        if closer is not None:
            found.append(Quotation(Span(match.end(), closer), Span(match.start(), closer + 1), True, True))
            place = closer + 1
    return found


def _single_close(text: str, start: int, limit: int) -> int | None:
    closers = [match.start() for match in SINGLE_CLOSE.finditer(text, start, limit)]
    opener = SINGLE_OPEN.search(text, start, limit)
    if opener:
        closers = [place for place in closers if place < opener.start()] or closers[:1]
    firm = [place for place in closers if text[place - 1] in ".,!?…" or text[place - 1] not in "sz"]
    return next(iter(firm or closers), None)


def _opens_with_mark(article: Article, block: Block) -> bool:
    return block.kind == "paragraph" and block.span.of(article.full_text).lstrip()[:1] in f'{OPENERS}"'


def _shifted(quotation: Quotation, by: int) -> Quotation:
    return Quotation(
        quotation.span.shifted(by), quotation.outer.shifted(by), quotation.opened, quotation.closed
    )
