"""A document that has been read: its text, and what is known of it before the text is understood."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onrecord.model.span import Span
from onrecord.model.time import Interval

BlockKind = Literal["headline", "paragraph", "caption"]
ArticleKind = Literal["article", "transcript"]


@dataclass(frozen=True, slots=True)
class Segment:
    """`length` characters that stand unchanged at `text` in the article and at `raw` in the document."""

    text: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class Block:
    """One headline, paragraph or caption: its span in the full text and the way back to the document."""

    kind: BlockKind
    span: Span
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of the document that is not news, with the reason it was set aside."""

    text: str
    reason: str
    raw: Span | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """ "WASHINGTON, Sept. 20 (Korea Bizwire) —": the place and the date words as printed, each or None."""

    place: str | None
    date: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in a transcript before the next one speaks.

    `label` is as printed ("MS. JEAN-PIERRE", "Q"), `speaker` the full name where the title, the opening or
    the lexicon gives one. `span` covers the words spoken, without the label.
    """

    label: str
    speaker: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article or transcript.

    `text` holds headline and paragraphs, parted by blank lines. `captions` holds the captions, each after a
    blank line. Spans run over `full_text`, the one followed by the other, so a span that ends at or before
    `len(text)` lies in the text proper.

    `updated` is when the document says that it was last changed, `fetched` when it was got; both are aware of
    their time zone.
    """

    id: str
    sha256: str
    kind: ArticleKind
    file: str
    url: str | None
    title: str | None
    outlet: str | None
    agency: str | None
    byline: tuple[str, ...]
    dateline: Dateline | None
    published: Interval | None
    published_basis: str | None
    published_candidates: tuple[Interval, ...]
    language: str
    text: str
    captions: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    turns: tuple[Turn, ...] = ()
    updated: datetime | None = None
    fetched: datetime | None = None

    @property
    def full_text(self) -> str:
        """What spans are offsets of: the text, then the captions."""
        return self.text + self.captions

    def raw_span(self, span: Span) -> Span | None:
        """Where the words of `span` stand in the decoded document; None where no character of it does."""
        found = [
            (
                segment.raw + max(span.start, segment.text) - segment.text,
                segment.raw + min(span.end, segment.text + segment.length) - segment.text,
            )
            for block in self.blocks
            if block.span.overlaps(span)
            for segment in block.segments
            if segment.text < span.end and span.start < segment.text + segment.length
        ]
        if not found:
            return None
        return Span(min(start for start, _ in found), max(end for _, end in found))
