"""What comes back from the ledger: a model object together with what it takes to present it.

Model objects carry people's corrections already. An article's `published`, its basis and its candidates are
those that linking fixed where it fixed them; `ArticleRow.read` keeps what the article alone said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.model import (
    Article,
    Claim,
    Copy,
    Designator,
    Entity,
    Event,
    Interval,
    Judgement,
    Origin,
    PublicationDate,
    Span,
    Statement,
    Story,
)

State = Literal["found", "accepted", "corrected", "rejected", "merged"]
GAP = " … "  # between the parts of a discontinuous span, as print does


@dataclass(frozen=True, slots=True)
class Heading:
    """An article without its text: enough for a line of a table or a footnote."""

    id: str
    sha256: str
    kind: str
    file: str
    url: str | None
    title: str | None
    outlet: str | None
    agency: str | None
    published: Interval | None
    published_basis: str | None
    language: str
    origin: str | None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with its date, origin and copies as linking left them.

    `read` is the publication date by the article alone, None where it gives none. `copies` are
    all pairs it is in, on either side.
    `annotated` is False for an article in a language that is not read; its counts are then 0.
    `versions` are the ids of all versions of the article, oldest first, empty where there is but one.
    """

    article: Article
    read: PublicationDate | None
    origin: Origin | None
    copies: tuple[Copy, ...]
    annotated: bool
    statements: int
    events: int
    versions: tuple[str, ...] = ()

    @property
    def latest(self) -> str | None:
        """The id of the version that superseded this one, None where none did."""
        newest = self.versions[-1] if self.versions else self.article.id
        return newest if newest != self.article.id else None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its words: `source` and `cue` as printed (gaps shown), `pieces` of the content.

    `transcripts` are the headings of those that its record checks point to.
    """

    statement: Statement
    article: Heading
    source: str
    cue: str
    pieces: tuple[str, ...]
    state: State
    transcripts: tuple[Heading, ...] = ()

    @property
    def content(self) -> str:
        """The content in one string, with gaps shown."""
        return GAP.join(self.pieces)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with the words of its evidence."""

    event: Event
    article: Heading
    evidence: str
    state: State


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the headings of its articles, in the order of `claim.articles`."""

    claim: Claim
    articles: tuple[Heading, ...]
    state: State


@dataclass(frozen=True, slots=True)
class DesignatorRow:
    """A designator, and the article that it stands in."""

    designator: Designator
    article: Heading


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity. One that people merged into another has state `merged`."""

    entity: Entity
    state: State


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with the headings of its articles, in the order of `story.articles`."""

    story: Story
    articles: tuple[Heading, ...]

    @property
    def title(self) -> str:
        """The title of the story's first article, or the name of its file."""
        first = next((one for one in self.articles if one.id == self.story.first), None)
        return (first.title or first.file.rsplit("/", 1)[-1]) if first else self.story.first

    @property
    def origins(self) -> tuple[str, ...]:
        """Who did the reporting of the articles, sorted."""
        return tuple(sorted({one.origin for one in self.articles if one.origin}))


Line = ArticleRow | StatementRow | EventRow | ClaimRow | EntityRow | StoryRow | Judgement


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found.

    `spans` are the words that match, in characters of the article's full text. `snippet` is the part of it
    round the densest of them, `marks` the same words in characters of the snippet. `score` is BM25, higher
    is better, rounded.
    """

    article: Heading
    spans: tuple[Span, ...]
    snippet: str
    marks: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on record. `not_read` counts articles by language that could not be annotated."""

    articles: int
    transcripts: int
    statements: int
    events: int
    claims: int
    entities: int
    copies: int
    origins: int
    failures: int
    judgements: int
    stories: int = 0
    not_read: Mapping[str, int] = field(default_factory=dict)
    standings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many articles a past record lacks: those published later, or perhaps later, and undated ones."""

    later: int
    undated: int
