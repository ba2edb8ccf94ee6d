"""Names and numbers by which one thing is known: a ship, an aircraft, a company, a weapon, a resolution."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

DesignatorKind = Literal["ship", "aircraft", "company", "weapon", "resolution"]


@dataclass(frozen=True, slots=True)
class Designator:
    """Words that name one thing by a name or number of its own.

    `id` is the same for the same thing in every article, a scheme and what it holds: `imo:9179842`,
    `ship:lady-r`, `tail:RA-76845`, `company:harbour-trading`, `weapon:s-300`, `calibre:152`, `unscr:1718`,
    `unga:68/262`. `name` is what to call it. `valid` says whether the check digit of an IMO number, or the
    format of a registration, bears it out; None where nothing can be checked.
    """

    span: Span
    text: str
    kind: DesignatorKind
    id: str
    name: str
    valid: bool | None = None
