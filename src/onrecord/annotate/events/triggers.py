"""The lexicon's triggers by lemma."""

import re
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.nounphrase import lemma_of
from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Trigger


class TriggerIndex:
    """The triggers of a lexicon by lemma."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs: dict[str, list[Trigger]] = {}
        self._nouns: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
        for trigger in lexicon.triggers.values():
            for verb in trigger.verbs:
                self.verbs.setdefault(verb, []).append(trigger)
            for noun in trigger.nouns:
                words = tuple(re.findall(r"\w+|-", noun.casefold()))
                self._nouns.setdefault(words[-1], []).append((words, trigger))

    def of_verb(self, token: Token) -> list[Trigger]:
        """Triggers of a verb, those with its particle before those without."""
        lemma = lemma_of(token)
        return self.verbs.get(f"{lemma} {particle(token)}", []) or self.verbs.get(lemma, [])

    def of_noun(self, token: Token) -> list[Trigger]:
        """Triggers of a noun, by the longest phrase that ends in it."""
        entries = [*self._nouns.get(token.lower_, ()), *self._nouns.get(lemma_of(token), ())]
        met = [(len(words), trigger) for words, trigger in entries if _preceded(token, words[:-1])]
        longest = max((length for length, _ in met), default=0)
        found: dict[str, Trigger] = {trigger.id: trigger for length, trigger in met if length == longest}
        return list(found.values())


@lru_cache(maxsize=4)
def trigger_index(lexicon: Lexicon) -> TriggerIndex:
    """The trigger index of a lexicon, built once."""
    return TriggerIndex(lexicon)


def particle(verb: Token) -> str:
    return next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")


def _preceded(token: Token, words: tuple[str, ...]) -> bool:
    start = token.i - len(words)
    if start < 0:
        return False
    before = token.doc[start : token.i]
    return all(wanted in (word.lower_, word.lemma_) for word, wanted in zip(before, words, strict=True))
