"""The part of a text that shows best why a search found it."""

from collections.abc import Sequence

from onrecord.model import Span

WIDTH = 240  # characters
LEAD = 60  # characters before the first hit


def snippet(text: str, hits: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The stretch of `text` with most hits, the first of them if several, and the hits as spans of it.

    It is cut between words, and is the beginning of the text where there are no hits.
    """
    best = max(
        range(len(hits)),
        key=lambda i: (sum(hits[i].start <= hit.start < hits[i].start + WIDTH - LEAD for hit in hits), -i),
        default=None,
    )
    start = max(0, hits[best].start - LEAD) if best is not None else 0
    window = _between_words(text, Span(start, min(len(text), start + WIDTH)))
    marks = tuple(hit.shifted(-window.start) for hit in hits if window.contains(hit))
    return window.of(text), marks


def _between_words(text: str, window: Span) -> Span:
    start, end = window.start, window.end
    if start > 0 and not text[start - 1].isspace():
        space = next((i for i in range(start, min(start + 30, end)) if text[i].isspace()), None)
        start = start if space is None else space + 1
    if end < len(text) and not text[end].isspace():
        space = next((i for i in range(end, max(end - 30, start), -1) if text[i - 1].isspace()), None)
        end = end if space is None else space - 1
    return Span(start, max(start, end))
