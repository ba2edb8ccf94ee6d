"""What only shows across articles."""

from dataclasses import dataclass, field

from onrecord.model.claim import Claim, Copy
from onrecord.model.entity import Entity
from onrecord.model.span import Span
from onrecord.model.statement import RecordCheck
from onrecord.model.story import Stories
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
class Checked:
    """The direct pieces of one statement, held against the transcripts.

    `basis` identifies all that the verdicts follow from, so that they need not be drawn again until it
    changes.
    """

    statement: str
    basis: str
    records: tuple[RecordCheck, ...]


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of a quotation: the words of a piece of a statement, and where they stand."""

    article: str
    statement: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation as several articles print it.

    `variants` are the printings by wording, the most widely printed wording first, each in the order of
    articles. The id hashes the first printing of each article.
    """

    id: str
    speaker: str
    variants: tuple[tuple[Printing, ...], ...]


@dataclass(frozen=True, slots=True)
class Links:
    """All that linking finds over a whole ledger.

    `reported_by` maps statements to who did the reporting, `redirects` an id that merged into another.
    `versions` are the ids of the versions of one article each, oldest first, where there are several.
    """

    dates: tuple[PublicationDate, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    reported_by: tuple[tuple[str, str], ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    checks: tuple[Checked, ...] = ()
    quotes: tuple[Quote, ...] = ()
    stories: Stories = field(default_factory=Stories)
    versions: tuple[tuple[str, ...], ...] = ()
