"""Who did what to whom."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.designator import Designator
from onrecord.model.entity import Referent
from onrecord.model.span import Span
from onrecord.model.time import Interval

# OTHER is of claims alone: what somebody says of somebody that is of no other type, and that is denied.
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "TRANSFER", "OTHER",
]  # fmt: skip
RoleName = Literal["actor", "target", "supplier", "recipient", "item"]
Factuality = Literal["asserted", "probable", "possible", "planned", "denied"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things, with bounds; None where there is none ("dozens": at least 24, no upper bound)."""

    span: Span
    text: str
    item: str | None
    min: float | None
    max: float | None
    min_exclusive: bool
    max_exclusive: bool
    unit: str | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Role:
    """One participant in its part; `span` is where the text names it, None where the reader supplies it."""

    role: RoleName
    referent: Referent
    span: Span | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, may have, or is to. Types and modes are PLOVER's (2021); TRANSFER is ours.

    `statement` is the id of the statement that carries it, None for the article's own voice; `asserted_by`
    are the speakers of that statement. `evidence` is the clause it was read from, `trigger` its key word.
    `designators` are those that stand in the evidence.
    `when` is what the words at `time` stand for, or what another article tells more closely, which
    `when_basis` then names.
    """

    id: str
    article: str
    type: EventType
    mode: str | None
    roles: tuple[Role, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[str, ...]
    when: Interval | None
    time: Span | None
    factuality: Factuality
    statement: str | None
    asserted_by: tuple[Referent, ...]
    trigger: Span
    evidence: Span
    confidence: float
    designators: tuple[Designator, ...] = ()
    when_basis: str | None = None
