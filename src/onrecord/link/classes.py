"""Classes of items: what is said of ballistic missiles is said of arms."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import Lexicon
from onrecord.lexicon.weaponry import find_weapons
from onrecord.link.names import plain

ANYTHING = ""


@dataclass(frozen=True, slots=True)
class ItemClasses:
    """The classes of the lexicon, found by the words of an item."""

    lexicon: Lexicon

    def chain(self, item: str | None) -> tuple[str, ...]:
        """The class of an item and the classes above it, the special one first.

        The class is that of the longest phrase that ends the item's name, or what comes before or after "of"
        in it; an item of no known class is a class of its own, and no item at all gives `("",)`.
        """
        if not item:
            return (ANYTHING,)
        head, _, rest = item.partition(" of ")
        nouns = _nouns(self.lexicon)
        for weapon in find_weapons(item, self.lexicon):
            if item[weapon.end :].strip() in ("", "s"):  # "KN-23s", not "KN-23 launchers"
                return self.above(weapon.parent)
        for phrase in (item, head, rest):
            words = [singular(word) for word in plain(phrase).split()]
            for start in range(len(words)):
                if found := nouns.get(" ".join(words[start:])):
                    return self.above(found)
        return (" ".join(singular(word) for word in plain(head).split()) or plain(item),)

    def known(self, items: Iterable[str]) -> str:
        """The class of the first item whose class the lexicon has, "" where it has none."""
        found = (self.chain(item)[0] for item in items)
        return next((name for name in found if name in self.lexicon.classes), ANYTHING)

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


# Function words with the ending of a plural.
NO_PLURALS = frozenset(
    {"does", "always", "perhaps", "besides", "towards", "afterwards", "whereas", "sometimes"}
)


def singular(word: str) -> str:
    """A word without the ending of a regular plural."""
    if word in NO_PLURALS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )
