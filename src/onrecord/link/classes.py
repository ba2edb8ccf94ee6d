"""Classes of items: what is said of ballistic missiles is said of arms."""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.link.names import plain

ANYTHING = ""


@dataclass(frozen=True, slots=True)
class ItemClasses:
    """The classes of the lexicon, found by the words of an item."""

    lexicon: Lexicon

    def chain(self, item: str | None) -> tuple[str, ...]:
        """The class of an item and the classes above it, the special one first.

        The class is that of the longest phrase that ends the item's name; an item of no known class is a
        class of its own, and no item at all gives `("",)`.
        """
        if not item:
            return (ANYTHING,)
        words = [singular(word) for word in plain(item.split(" of ")[0]).split()]
        nouns = _nouns(self.lexicon)
        for start in range(len(words)):
            found = nouns.get(" ".join(words[start:]))
            if found:
                return self.above(found)
        return (" ".join(words) or plain(item),)

    def above(self, name: str) -> tuple[str, ...]:
        """A class and the classes above it."""
        chain: list[str] = []
        current: str | None = name
        while current and current not in chain:
            chain.append(current)
            entry = self.lexicon.classes.get(current)
            current = entry.parent if entry else None
        return tuple(chain)


@lru_cache(maxsize=4)
def _nouns(lexicon: Lexicon) -> dict[str, str]:
    return {
        " ".join(singular(word) for word in plain(noun).split()): entry.id
        for entry in lexicon.classes.values()
        for noun in (entry.id, *entry.nouns)
    }


def singular(word: str) -> str:
    """A word without the ending of a regular plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 else word
