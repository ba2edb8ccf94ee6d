"""Who has been spoken of so far, and who is most likely meant next.

Salience follows Lappin and Leass (1994) in outline: recent sentences, subjects and speakers count for more,
what only modifies another noun for less, and so do words inside a quotation outside of it. The weights were
set by hand on news reports; `evals/referents.py` measures what comes of them.
"""

from dataclasses import dataclass, field

from onrecord.model import Referent, Span

DECAY = 0.6  # what a sentence of distance leaves
REACH = 12  # sentences after which nobody is meant by a pronoun any more
OTHER, SUBJECT, MAIN, SPEAKER = 1.0, 1.5, 0.5, 2.0  # MAIN: subject of the sentence's main verb
MODIFIER, QUOTED = 0.3, 0.25  # factors
FREQUENCY = 0.05  # of each further mention; recency must win over mere repetition


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention that a later one may go back to. `clause` is the index of the verb that it depends on.

    `main` says that it is the subject of its sentence's main verb, `modifier` that it only tells of another
    noun what it is ("Iranian officials"), `many` that its words are a plural.
    """

    referents: tuple[Referent, ...]
    span: Span
    sentence: int
    clause: int
    subject: bool
    speaking: bool
    quoted: bool
    gender: str | None
    description: str
    main: bool = False
    modifier: bool = False
    many: bool = False

    @property
    def referent(self) -> Referent:
        """The first referent."""
        return self.referents[0]

    @property
    def names(self) -> tuple[str, ...]:
        """What tells it from other candidates."""
        return tuple(one.name for one in self.referents)

    @property
    def plural(self) -> bool:
        """Whether it stands for several."""
        return self.many or len(self.referents) > 1 or self.referent.kind == "group"

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

    def drop(self, candidate: Candidate) -> None:
        """Forget a mention that turns out to be another's."""
        self.candidates = [one for one in self.candidates if one is not candidate]

    def here(self) -> list[Candidate]:
        """The candidates of the sentence that is being read, in the order of the text."""
        return self._within(0)

    def latest(self, name: str) -> Candidate | None:
        """The last mention of the referent of that name."""
        return next((one for one in reversed(self.candidates) if one.names == (name,)), None)

    def ranked(self, reach: int = REACH) -> list[Candidate]:
        """The latest mention of each referent within `reach` sentences, the most salient referent first."""
        return [one for _, one in self.scored(reach)]

    def scored(self, reach: int = REACH) -> list[tuple[float, Candidate]]:
        """The same with their salience, rounded."""
        scores: dict[tuple[str, ...], float] = {}
        latest: dict[tuple[str, ...], Candidate] = {}
        for candidate in self._within(reach):
            names = candidate.names
            weight = self._weight(candidate)
            scores[names] = max(scores.get(names, 0.0), weight) + FREQUENCY * weight
            latest[names] = candidate
        found = [(round(scores[one.names], 6), one) for one in latest.values()]
        return sorted(found, key=lambda pair: (-pair[0], -pair[1].span.start))

    def _within(self, reach: int) -> list[Candidate]:
        first = len(self.candidates)
        while first and self.sentence - self.candidates[first - 1].sentence <= reach:
            first -= 1
        return self.candidates[first:]

    def _weight(self, candidate: Candidate) -> float:
        weight = OTHER + SUBJECT * candidate.subject + MAIN * candidate.main + SPEAKER * candidate.speaking
        if candidate.modifier:
            weight *= MODIFIER
        if candidate.quoted and not self.quoted:
            weight *= QUOTED
        return float(weight * DECAY ** (self.sentence - candidate.sentence))
