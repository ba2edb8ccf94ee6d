"""What can be asked of the record. An empty filter asks for everything.

Names (`speaker`, `party`, `actor`, `name`) match whole words of a name whatever their case, accents and
hyphens: "blinken" finds Antony Blinken, "kim jong un" finds Kim Jong-un. A known alias finds the entity
behind it. `text` is a search as in `fulltext`: words that must all occur, "quoted phrases", `-word` to
exclude, `word*` for a beginning. `story` is a full id: what stands in an article of that story. `since` and
`until` are days, inclusive; a line is found when its interval shares a day with them, so undated lines are
left out once either is given. `ids` are full ids. `limit` None means all. `designator` is an id
("imo:9179842") or a name ("KN-23") in full.
"""

from dataclasses import dataclass
from datetime import date

from onrecord.model.article import ArticleKind
from onrecord.model.claim import Standing
from onrecord.model.entity import EntityKind
from onrecord.model.event import EventType, Factuality
from onrecord.model.statement import Force, StatementKind


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """`outlet` matches outlet, agency or origin; `since` and `until` the publication date."""

    text: str | None = None
    outlet: str | None = None
    kind: ArticleKind | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None
    ids: tuple[str, ...] | None = None
    limit: int | None = None
    offset: int = 0
    story: str | None = None
    designator: str | None = None


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """`article` is a full article id; `since` and `until` are about the day it was said.

    `checked` asks for those with direct pieces that were held against transcripts, `read_in` for those read
    in an article or in a transcript. `likely` leaves out those that are more likely wrong than right.
    """

    speaker: str | None = None
    party: str | None = None
    force: Force | None = None
    kind: StatementKind | None = None
    article: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    ids: tuple[str, ...] | None = None
    include_rejected: bool = False
    limit: int | None = None
    offset: int = 0
    checked: bool = False
    story: str | None = None
    read_in: ArticleKind | None = None
    likely: bool = False


@dataclass(frozen=True, slots=True)
class EventFilter:
    """A role matches by the participant's name or party; `party` matches any role."""

    type: EventType | None = None
    actor: str | None = None
    target: str | None = None
    supplier: str | None = None
    recipient: str | None = None
    party: str | None = None
    factuality: Factuality | None = None
    article: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    ids: tuple[str, ...] | None = None
    include_rejected: bool = False
    limit: int | None = None
    offset: int = 0
    story: str | None = None
    designator: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """`party` takes part in the claim or has a position on it; `member` is a statement, event or article.

    `between` are names that all take part in it, on whatever side.
    """

    status: Standing | None = None
    type: EventType | None = None
    party: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    member: str | None = None
    ids: tuple[str, ...] | None = None
    include_rejected: bool = False
    limit: int | None = None
    offset: int = 0
    story: str | None = None
    designator: str | None = None
    supplier: str | None = None
    recipient: str | None = None
    between: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Of the register of transfers. `item` is a part of a class of items, or of what an item is called.

    `since` and `until` are about the day of the transfer, or, where that is not known, of its first claim.
    """

    supplier: str | None = None
    recipient: str | None = None
    item: str | None = None
    status: Standing | None = None
    designator: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """`name` matches the name or any alias."""

    kind: EntityKind | None = None
    name: str | None = None
    party: str | None = None
    ids: tuple[str, ...] | None = None
    include_rejected: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """`name` matches the main entities and places, `article` is the full id of one of the articles."""

    text: str | None = None
    name: str | None = None
    since: date | None = None
    until: date | None = None
    article: str | None = None
    ids: tuple[str, ...] | None = None
    limit: int | None = None
    offset: int = 0
