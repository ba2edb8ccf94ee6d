"""What only shows across articles."""

from dataclasses import dataclass

from onrecord.model.claim import Claim, Copy
from onrecord.model.entity import Entity
from onrecord.model.time import Interval


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The publication date of an article as other articles and the lexicon narrow it, with the reasons."""

    article: str
    published: Interval
    basis: str
    candidates: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who did the reporting of an article: the agency or outlet of the root of its copy family."""

    article: str
    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class Links:
    """All that linking finds over a whole ledger.

    `reported_by` maps statements to who did the reporting, `redirects` an id that merged into another.
    """

    dates: tuple[PublicationDate, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    reported_by: tuple[tuple[str, str], ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
