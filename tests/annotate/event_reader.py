"""Reads events off a few sentences, as the tests of events do."""

from onrecord.annotate.annotate import annotate
from onrecord.lexicon import load
from onrecord.model import Annotations, Article, Block, Event, Interval, Span


def article_of(text: str, published: Interval | None = None) -> Article:
    """An article whose paragraphs are parted by blank lines."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph", Span(at, at + len(paragraph)), ()))
        at += len(paragraph) + 2
    return Article(
        id="a-1", sha256="0" * 64, kind="article", file="example.txt", url=None, title=None, outlet=None,
        agency=None, byline=(), dateline=None, published=published, published_basis=None,
        published_candidates=(), language="en", text=text, captions="", blocks=tuple(blocks), removed=(),
    )  # fmt: skip


def annotations_of(text: str, published: Interval | None = None) -> Annotations:
    return annotate(article_of(text, published), load())


def events_of(text: str, published: Interval | None = None) -> tuple[Event, ...]:
    return annotations_of(text, published).events


def names(event: Event, role: str) -> tuple[str, ...]:
    return tuple(filled.referent.name for filled in event.roles if filled.role == role)
