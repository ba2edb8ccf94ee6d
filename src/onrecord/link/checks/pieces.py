"""The direct pieces of statements: what stands in quotation marks, under whose name, on which days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.annotate.quotations import Quotation as Marks
from onrecord.annotate.quotations import find_quotations
from onrecord.link.checks.quotations import Quotation
from onrecord.link.checks.spoken import norms
from onrecord.link.ports import Annotated
from onrecord.model import Article, Interval, Span, Statement

BEFORE, AFTER = timedelta(days=4), timedelta(days=1)  # round publication, in which words were said
ROUND = timedelta(days=1)  # round the day that the article gives, for time zones
EVE, NO_DAY = timedelta(days=1), timedelta(0)  # news is of the day, or of the day before
INSIDE = 0.6  # of a quotation that lies in a content makes it a piece of that


@dataclass(frozen=True, slots=True)
class Piece:
    """One quotation of a statement; `span` leaves out the marks, in characters of the full text."""

    statement: Statement
    span: Span
    quotation: Quotation


def find_pieces(annotated: Annotated) -> Iterator[Piece]:
    """The direct pieces of an article's statements, in the order of the text.

    A quotation that lies in the contents of several statements is a piece of the shortest. Transcripts have
    none: they are the record themselves.
    """
    article, annotations = annotated
    said = [one for one in annotations.statements if one.kind != "indirect"]
    if article.kind == "transcript" or not said:
        return
    for marks in find_quotations(article):
        holders = [statement for statement in said if _holds(statement, marks)]
        words = marks.span.of(article.full_text)
        if holders and norms(words):
            holder = min(holders, key=lambda one: (sum(map(len, one.content)), one.id))
            yield Piece(holder, marks.span, quotation_of(words, holder, article))


def quotation_of(words: str, statement: Statement, article: Article) -> Quotation:
    """A piece with the names of its speakers, each once, and the days on which it can have been said."""
    people = [one for one in statement.speakers if one.kind == "person" and one.named]
    names = tuple(dict.fromkeys(one.name for one in people))
    return Quotation(
        words,
        names,
        bool(names),
        tuple(_days(statement, article)),
        tuple(_occasions(statement, article)),
    )


def _holds(statement: Statement, marks: Marks) -> bool:
    shared = sum(
        min(span.end, marks.outer.end) - max(span.start, marks.outer.start)
        for span in statement.content
        if span.overlaps(marks.outer)
    )
    return shared >= INSIDE * len(marks.outer)


def _days(statement: Statement, article: Article) -> Iterator[Interval]:
    if statement.said_on is not None and article.published is not None:
        yield _wider(statement.said_on, ROUND, ROUND)
    for days in _published(article):
        yield _wider(days, BEFORE, AFTER)


def _occasions(statement: Statement, article: Article) -> Iterator[Interval]:
    if statement.said_on is not None and article.published is not None:
        yield statement.said_on
        return
    for days in _published(article):
        yield _wider(days, EVE, NO_DAY)


def _published(article: Article) -> Sequence[Interval]:
    return (article.published,) if article.published is not None else article.published_candidates


def _wider(days: Interval, before: timedelta, after: timedelta) -> Interval:
    start = days.start - before if days.start - date.min > before else date.min
    end = days.end + after if date.max - days.end > after else date.max
    return Interval(start, end)
