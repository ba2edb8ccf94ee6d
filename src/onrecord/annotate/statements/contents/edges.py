"""The edges of a content as they stand in the text: words, brackets, quotation marks and pieces whole."""

import re
from collections.abc import Sequence

from onrecord.annotate.quotations import Quotation
from onrecord.annotate.statements.reported import Reported
from onrecord.model import Span

INNER_OPEN = re.compile(r"(?:^|[\s(\[“\"—–-])['‘]$")
INNER_CLOSE = re.compile(r"(?<=[^\s'‘])['’](?=$|[\s.,;:!?)\]”\"—–-])")
DOUBLE = re.compile(r"[\"“”\n]")
DASH = re.compile(r"(?<=\S)\s+[―—–-]+\s*$")  # that sets off what is no part
CLOSING = re.compile(r"[.!?]?\)")
JOINTS = "'’-"  # inside a word
BEFORE = 2  # characters that tell an opening mark


def with_edges(
    one: Reported, content: tuple[Span, ...], quotations: Sequence[Quotation], text: str
) -> tuple[Span, ...]:
    """The content, none of its edges inside a word, a bracket or an inner quotation.

    Pieces with nothing but a blank between them are one, unless both are quotations. A word that is part of
    the cue or the source is not taken in.
    """
    taken = [*one.cue, *one.source]
    whole: list[Span] = []
    for piece in content:
        wide = _whole_words(_inner_whole(piece, text), text)
        span = wide if not any(each.overlaps(wide) for each in taken) else piece
        if whole and _is_beside(whole[-1], span, text) and not _are_two(whole[-1], span, quotations):
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return tuple(whole)


def _is_beside(before: Span, span: Span, text: str) -> bool:
    """Whether no more than a blank is between two pieces, and no colon that leads up to the second."""
    near = before.end <= span.start and text[before.end : span.start] in ("", " ")
    return near and text[before.end - 1] != ":"


def _are_two(before: Span, span: Span, quotations: Sequence[Quotation]) -> bool:
    """Whether each of two pieces is a quotation."""
    return {before, span} <= {mark.outer for mark in quotations}


def _whole_words(span: Span, text: str) -> Span:
    """The stretch with the words and the bracket whole in which it ends, and no dash behind."""
    start, end = span.start, span.end
    while start and _goes_through(text, start):
        start -= 1
    while end < len(text) and _goes_through(text, end):
        end += 1
    words = text[start:end]
    if words.count("(") > words.count(")") and (close := CLOSING.match(text, end)):
        end = close.end()
    return Span(start, start + len(DASH.sub("", text[start:end])))


def _goes_through(text: str, place: int) -> bool:
    """Whether a word has letters on both sides of a place ("ca|n't", "can|'t", "low-|paid")."""
    before, behind = text[place - 1], text[place]
    if before.isalnum() and behind.isalnum():
        return True
    if before.isalnum() and behind in JOINTS:
        return text[place + 1 : place + 2].isalnum()
    return before in JOINTS and behind.isalnum() and place > 1 and text[place - 2].isalnum()


def _inner_whole(span: Span, text: str) -> Span:
    """The stretch up to the single mark that closes it, where one stands right before its first word."""
    if not INNER_OPEN.search(text[max(0, span.start - BEFORE) : span.start]):
        return span
    limit = DOUBLE.search(text, span.end)
    close = INNER_CLOSE.search(text, span.end, limit.start() if limit else len(text))
    inside = span.of(text)
    return Span(span.start, close.start()) if close and not INNER_CLOSE.search(inside) else span
