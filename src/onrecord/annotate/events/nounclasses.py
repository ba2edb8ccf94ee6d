"""Classes of nouns, by the lexicon's items, and noun phrases with what is known of them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.nounphrase import MEASURING, lemma_of, of_object
from onrecord.lexicon import Lexicon
from onrecord.lexicon.weaponry import is_weapon
from onrecord.model import Referent, Span

NOT_ACTS = {"comment", "discuss", "elaborate", "identify", "name", "specify", "answer", "speculate", "be",
            "speak", "talk", "provide", "disclose", "divulge", "reveal", "go", "enter", "give", "rule", "get",
            "say", "confirm", "see", "believe"}  # fmt: skip


DEEDS = {
    "attack",
    "release",
    "charge",
    "press",
    "push",
    "block",
    "strike",
    "launch",
    "publish",
    "reject",
    "boycott",
}


@dataclass(frozen=True, slots=True)
class Filler:
    """A noun phrase, its classes and whom it stands for. `certain` is False where no mention told."""

    token: Token
    span: Span
    referents: tuple[Referent, ...]
    classes: frozenset[str]
    certain: bool


class ItemIndex:
    """Classes of nouns, by the lexicon's items."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for item in lexicon.items.values():
            for noun in item.nouns:
                words = tuple(re.findall(r"\w+|-", noun.casefold()))
                self._by_last.setdefault(words[-1], []).append((words, item.kind))
        self.people = frozenset(noun for noun, role in lexicon.roles.items() if role.kind != "document")
        self.officials = frozenset(noun for noun, role in lexicon.roles.items() if role.official)
        self._documents = frozenset(lexicon.roles) - self.people
        self.outlets = frozenset(outlet.name for outlet in lexicon.outlets.values())
        speech = {cue.id for cue in lexicon.cues.values() if cue.pos == "verb"} - DEEDS
        self.speech = frozenset(speech | NOT_ACTS)

    def classes(self, token: Token) -> frozenset[str]:
        """Classes of a head noun, by the longest phrase that ends in it; those of its modifiers if
        neutral."""
        forms = dict.fromkeys((lemma_of(token), token.lower_, token.lower_.removesuffix("s")))
        if is_weapon(token.text, self._lexicon):
            return frozenset({"arms"})
        entries = [entry for form in forms for entry in self._by_last.get(form, ())]
        matching = [(len(words), kind) for words, kind in entries if _ends_in(token, words)]
        longest = max((length for length, _ in matching), default=0)
        found = {kind for length, kind in matching if length == longest}
        if "neutral" in found or "unit" in found:
            found |= {
                kind
                for child in token.children
                if child.dep_ in ("compound", "amod", "nmod")
                for kind in self.classes(child)
            }
        inner = of_object(token)
        if inner is not None and ("unit" in found or counts(token)):
            found &= {"unit"}  # "containers of rice" are rice
            found |= self.classes(inner)
        found |= {"group"} if lemma_of(token) in self.people else set()
        found |= {"document"} if lemma_of(token) in self._documents else set()
        return frozenset(found)


@lru_cache(maxsize=4)
def item_index(lexicon: Lexicon) -> ItemIndex:
    """The item index of a lexicon, built once."""
    return ItemIndex(lexicon)


def counts(token: Token) -> bool:
    return lemma_of(token) in MEASURING or token.like_num or token.ent_type_ == "CARDINAL"


def _ends_in(token: Token, words: tuple[str, ...]) -> bool:
    start = token.i - len(words) + 1
    if start < 0:
        return False
    before = token.doc[start : token.i]
    return all(word.lower_ == wanted for word, wanted in zip(before, words[:-1], strict=True))
