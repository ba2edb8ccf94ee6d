"""An article of a text that needs no reading: no page around it, nothing to take out."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from onrecord.model import Article, Block, Interval, Segment, Span


def bare_article(
    identity: str, text: str, published: date | None = None, outlet: str | None = None
) -> Article:
    """The article of `text` as it is; blocks are what blank lines part, or lines where there are none.

    Offsets are those of `text`; `identity` is its id and stands for its file.
    """
    return Article(
        id=identity,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        kind="article",
        file=identity,
        url=None,
        title=None,
        outlet=outlet,
        agency=None,
        byline=(),
        dateline=None,
        published=Interval.day(published) if published else None,
        published_basis="given" if published else None,
        published_candidates=(),
        language="en",
        text=text,
        captions="",
        blocks=tuple(_blocks(text)),
        removed=(),
    )


def _blocks(text: str) -> Iterator[Block]:
    mark = "\n\n" if "\n\n" in text.strip() else "\n"
    start = 0
    for part in text.split(mark):
        words = part.strip()
        if words:
            at = start + part.index(words)
            yield Block("paragraph", Span(at, at + len(words)), (Segment(at, at, len(words)),))
        start += len(part) + len(mark)
