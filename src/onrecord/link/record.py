"""The words on the record that articles are held against: transcripts, and what is known of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.link.checks.turns import Transcripts, TurnIndex
from onrecord.link.dates.witnesses import Witnesses
from onrecord.link.ports import Annotated
from onrecord.model import Checked


@dataclass(frozen=True, slots=True)
class Record:
    """The transcripts, and what has been checked against them before, by statement.

    `witnesses` read passages of those that are not annotated; without them nothing is dated by these.
    """

    transcripts: Transcripts
    known: Mapping[str, Checked] = field(default_factory=dict)
    witnesses: Witnesses | None = None

    @classmethod
    def of(cls, annotated: Iterable[Annotated]) -> "Record":
        """The transcripts among some articles, in memory."""
        return cls(TurnIndex.of(article for article, _ in annotated))
