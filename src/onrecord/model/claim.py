"""What stands across articles."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.designator import Designator
from onrecord.model.event import EventType, Quantity
from onrecord.model.time import Interval

Stance = Literal["affirms", "denies", "possible", "planned"]
Standing = Literal["acknowledged", "disputed", "corroborated", "reported", "denied", "planned", "possible"]
Response = Literal["denied", "affirmed", "declined", "none_found"]
Lapse = Literal["dropped", "withdrawn"]
CopyRelation = Literal["whole", "partial", "update", "speech", "topic"]


@dataclass(frozen=True, slots=True)
class Position:
    """What a party holds of a claim since `since`, on the word of a statement or, without one, of an event.

    `party` is a state or organisation, or the name of an outlet where it reports in its own voice
    (`own_voice`). `origin` is who did the reporting. `lapse` says that a later version of the article no
    longer has it (dropped), or takes it back (withdrawn); what is withdrawn does not count.
    """

    party: str
    speaker: str | None
    position: Stance
    since: Interval | None
    article: str
    statement: str | None
    event: str | None
    own_voice: bool
    origin: str | None
    lapse: Lapse | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition about the world, gathered across articles.

    The id hashes the proposition (type, roles, class of item, period), not its members. `roles` maps a role
    to names, `explanation` is the rule behind the standing and the lines it used, a sentence each. Versions
    of one article count as one: `articles` has the last of those that speak of the claim, `earlier` the
    others. `designators` are those of its events, each thing once, as it is
    first named.
    """

    id: str
    type: EventType
    summary: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    quantities: tuple[Quantity, ...]
    when: Interval | None
    status: Standing
    positions: tuple[Position, ...]
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    acknowledged_by: tuple[str, ...]
    responses: tuple[tuple[str, Response], ...]
    articles: tuple[str, ...]
    articles_asserting: tuple[str, ...]
    news_origins: tuple[str, ...]
    statements: tuple[str, ...]
    events: tuple[str, ...]
    parent: str | None
    explanation: tuple[str, ...]
    earlier: tuple[str, ...] = ()
    designators: tuple[Designator, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles of which `copy` repeats `original`.

    `shared` is the part of the shorter one found in the longer, 0 to 1.
    """

    original: str
    copy: str
    relation: CopyRelation
    shared: float
