"""What goes on the page of a dossier."""

from dataclasses import dataclass

from onrecord.ledger import ArticleRow, StatementRow
from onrecord.model import Claim, Interval
from onrecord.model.claim import Response, Stance
from onrecord.present.counts import Counts
from onrecord.present.dossier.footnotes import Footnote
from onrecord.present.dossier.timeline import Lane


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that a party holds of a claim, from its first day on, with the notes that bear it out."""

    stance: Stance
    since: Interval | None
    speakers: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party, or an outlet in its own voice, with what it held of a claim one after the other.

    `reversed` says that it changed its position.
    """

    party: str
    own_voice: bool
    latest: Stance
    held: tuple[Held, ...]
    reversed: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence of the explanation of a standing, with the notes of the lines that it names."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim with its positions by party, and the more specific claims under it."""

    claim: Claim
    counts: Counts
    parties: tuple[PartyEntry, ...]
    responses: tuple[tuple[str, Response], ...]
    notes: tuple[int, ...]
    reasons: tuple[Reason, ...]
    children: tuple["ClaimEntry", ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the list of who said what. `again` are the same words of the same speaker elsewhere."""

    row: StatementRow
    again: tuple[StatementRow, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """Somebody and what they said, oldest first."""

    name: str
    party: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a copy family: what it is to the root, and how much of the shorter text they share."""

    row: ArticleRow
    relation: str
    shared: float


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that repeat one another: one origin."""

    root: ArticleRow
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything on the page.

    `claims_found`, `lanes_found` and `statements_found` count what there is; the page may show fewer.
    """

    query: str
    title: str
    articles: tuple[ArticleRow, ...]
    origins: tuple[str, ...]
    parties: tuple[str, ...]
    claims: tuple[ClaimEntry, ...]
    claims_shown: int
    claims_found: int
    lanes: tuple[Lane, ...]
    lanes_found: int
    speakers: tuple[SpeakerEntry, ...]
    statements_shown: int
    statements_found: int
    families: tuple[Family, ...]
    notes: tuple[Footnote, ...]
    version: str
