"""Who has been spoken of so far, and who is most likely meant next.

Salience follows Lappin and Leass (1994) in outline: recent sentences, subjects and speakers count for more,
and words inside a quotation for less outside of it. The weights were set by hand on news reports.
"""

from dataclasses import dataclass, field

from onrecord.model import Referent, Span

DECAY = 0.6  # what a sentence of distance leaves
REACH = 12  # sentences after which nobody is meant by a pronoun any more
SUBJECT, SPEAKER, OTHER, QUOTED = 2.0, 2.0, 1.0, 0.25
FREQUENCY = 0.05  # of each further mention; recency must win over mere repetition


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention that a later one may go back to. `clause` is the index of the verb that it depends on."""

    referents: tuple[Referent, ...]
    span: Span
    sentence: int
    clause: int
    subject: bool
    speaking: bool
    quoted: bool
    gender: str | None
    description: str

    @property
    def referent(self) -> Referent:
        """The first referent."""
        return self.referents[0]

    @property
    def plural(self) -> bool:
        """Whether it stands for several."""
        return len(self.referents) > 1 or self.referent.kind == "group"

    @property
    def is_body(self) -> bool:
        """Whether it stands for one state or organisation."""
        return self.referent.kind in ("state", "organisation") and not self.plural


@dataclass(slots=True)
class Discourse:
    """The candidates of an article up to the word that is being read.

    `sentence` counts sentences from 1; `quoted` says whether that word stands in quotation marks.
    """

    candidates: list[Candidate] = field(default_factory=list)
    sentence: int = 0
    quoted: bool = False

    def add(self, candidate: Candidate) -> None:
        """Take note of a mention, in the order of the text."""
        self.candidates.append(candidate)

    def latest(self, name: str) -> Candidate | None:
        """The last mention of the referent of that name."""
        return next((one for one in reversed(self.candidates) if one.referent.name == name), None)

    def ranked(self, reach: int = REACH) -> list[Candidate]:
        """The latest mention of each referent within `reach` sentences, the most salient referent first."""
        scores: dict[str, float] = {}
        latest: dict[str, Candidate] = {}
        for candidate in self._within(reach):
            name = candidate.referent.name
            weight = self._weight(candidate)
            scores[name] = max(scores.get(name, 0.0), weight) + FREQUENCY * weight
            latest[name] = candidate
        return sorted(
            latest.values(), key=lambda one: (-round(scores[one.referent.name], 6), -one.span.start)
        )

    def _within(self, reach: int) -> list[Candidate]:
        first = len(self.candidates)
        while first and self.sentence - self.candidates[first - 1].sentence <= reach:
            first -= 1
        return self.candidates[first:]

    def _weight(self, candidate: Candidate) -> float:
        weight = OTHER + SUBJECT * candidate.subject + SPEAKER * candidate.speaking
        if candidate.quoted and not self.quoted:
            weight *= QUOTED
        return float(weight * DECAY ** (self.sentence - candidate.sentence))
