"""Time expressions of an article: found, normalised to TIMEX3, anchored to its publication."""

from collections.abc import Iterable

from onrecord.annotate.times.find import Timex, find_timexes
from onrecord.model import Article, Span, Time


def find_times(article: Article) -> tuple[Time, ...]:
    """The time expressions of the article's full text, in order, not overlapping.

    Values are read against `article.published`; without it they carry X for what is not known.
    """
    text = article.full_text
    return tuple(_time(text, found) for found in find_timexes(text, article.published))


def anchor_times(times: Iterable[Time], article: Article) -> tuple[Time, ...]:
    """The same expressions, read against the publication date that `article` has by now."""
    kept = {time.span for time in times}
    return tuple(time for time in find_times(article) if time.span in kept)


def _time(text: str, found: Timex) -> Time:
    span = Span(found.start, found.end)
    return Time(span, span.of(text), found.type, found.value, found.interval, found.needs_anchor)
