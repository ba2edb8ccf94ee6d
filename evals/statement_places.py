"""Statements in offsets of the document as it came, so that they can be compared when the reader changes."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evals.attribution import ROLES
from evals.counting import Row
from evals.shipped import articles_in, built
from onrecord.lexicon import load
from onrecord.model import Article, Interval, Span, Statement

Pairs = list[list[int]]


def read_named(folder: Path, names: Sequence[str]) -> dict[str, Article]:
    """The articles by file name, in the order of `names`. Raises ValueError where one cannot be read."""
    held = {Path(one.file).name: one for one in articles_in([folder / name for name in names])}
    lost = [name for name in names if name not in held or held[name].language != "en"]
    if lost:
        raise ValueError(f"not read: {lost}")
    return {name: held[name] for name in names}


def said_in(articles: Iterable[Article]) -> dict[str, list[Row]]:
    """What the shipped code finds said in each article, by file name; see `statement_row`.

    Words that only speak of saying (`said` is false) are no statements.
    """
    annotate, lexicon = built("onrecord.annotate.annotate", "annotate"), load()
    return {
        Path(article.file).name: [
            statement_row(article, one)
            for one in annotate(article, lexicon).statements
            if getattr(one, "said", True)
        ]
        for article in articles
    }


def statement_row(article: Article, one: Statement) -> Row:
    """One statement with the offsets of its parts in the document, [start, end), and its speakers."""
    return {
        "article": Path(article.file).name,
        **{role: in_document(article, getattr(one, role)) for role in ROLES},
        "kind": one.kind,
        "force": one.force,
        "doubtful": one.doubtful,
        "speakers": [{"name": each.name, "party": each.party, "named": each.named} for each in one.speakers],
        "said_on": _days(one.said_on),
    }


def likely(found: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """Those that `onrecord statements` lists unasked: without what is more likely wrong than right."""
    return {name: [row for row in rows if not row["doubtful"]] for name, rows in found.items()}


def _days(interval: Interval | None) -> list[str] | None:
    return [interval.start.isoformat(), interval.end.isoformat()] if interval else None


def in_document(article: Article, spans: Iterable[Span]) -> Pairs:
    """Spans of the full text as offsets of the document; those that do not stand in it are left out."""
    found = [article.raw_span(span) for span in spans]
    return [[span.start, span.end] for span in found if span is not None]


def in_text(article: Article, pairs: Iterable[Sequence[int]]) -> Pairs:
    """The way back: what of each stretch of the document stands in the full text, from first to last."""
    found = []
    for start, end in pairs:
        parts = [
            (
                max(start, segment.raw) - segment.raw + segment.text,
                min(end, segment.raw + segment.length) - segment.raw + segment.text,
            )
            for block in article.blocks
            for segment in block.segments
            if segment.raw < end and start < segment.raw + segment.length
        ]
        if parts:
            found.append([min(first for first, _ in parts), max(last for _, last in parts)])
    return found
