"""Who is meant by "I" and "we" in what is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.annotate.events.nounclasses import item_index
from onrecord.lexicon import Lexicon
from onrecord.model import Referent, Span, Statement


@dataclass(frozen=True, slots=True)
class Voices:
    """The statements of one article, by the place of their contents."""

    statements: Sequence[Statement]
    lexicon: Lexicon

    def of(self, span: Span, together: bool) -> tuple[Referent, ...]:
        """Who says what stands at `span`, in the innermost statement; with `together` ("we") the state that
        they speak for. Empty where nobody says it, or several do and one cannot tell who is meant.
        """
        holding = [one for one in self.statements if any(part.contains(span) for part in one.content)]
        inner = min(holding, key=lambda one: (sum(map(len, one.content)), one.id), default=None)
        if inner is None or not inner.said or inner.kind == "indirect" or len(inner.speakers) != 1:
            return ()
        (speaker,) = inner.speakers
        if speaker.name in item_index(self.lexicon).outlets:
            return ()  # it passes on what others say
        return (self._side(speaker) if together else speaker,)

    def _side(self, speaker: Referent) -> Referent:
        """The state that somebody speaks for, where it is one; else they themselves."""
        states = _states(self.lexicon)
        if speaker.party not in states:
            return speaker
        return Referent(speaker.party, "state", speaker.party, states[speaker.party])


@lru_cache(maxsize=4)
def _states(lexicon: Lexicon) -> dict[str, str]:
    """Name of a state -> its id."""
    return {state.name: key for key, state in lexicon.states.items()}
