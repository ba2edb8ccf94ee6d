"""Which names of an article are spellings of one person's, and by which words a name is taken up again."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from onrecord.lexicon import Lexicon

SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
JOINED_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ul)-(?=\w)")  # "al-Assad" is "Assad" as well


def key_of(words: str) -> str:
    """A part of a name in lower case, without the genitive."""
    return " ".join(words.lower().replace("’", "'").split()).removesuffix("'s")


def parts_of(name: str) -> set[str]:
    """What may stand for the whole: the first word, and every ending ("de Mistura", "Mistura")."""
    words = _words(name)
    endings = {" ".join(words[start:]) for start in range(1, len(words))}
    bare = {JOINED_ARTICLE.sub("", ending) for ending in endings}
    return {words[0]} | endings | bare if words else set()


def same_people(names: Iterable[str], known: frozenset[str], lexicon: Lexicon) -> dict[str, str]:
    """Each full name of an article -> the one that counts among those of the same person.

    "Ana B. Souza" is "Ana Souza", and "de Souza" is "Ana de Souza" if she is there. What the lexicon knows
    counts first, else what has a given name in front, else what comes first.
    """
    ordered = list(dict.fromkeys(names))
    ranked = sorted(ordered, key=lambda name: (name not in known, given_gender(name, lexicon) is None))
    counting: list[str] = []
    same: dict[str, str] = {}
    for name in ranked:
        same[name] = next((other for other in counting if _is_variant(name, other)), name)
        if same[name] == name:
            counting.append(name)
    return {name: same[name] for name in ordered}


def given_gender(name: str, lexicon: Lexicon) -> Literal["male", "female"] | None:
    """What the first word of a full name tells."""
    first, _, rest = name.partition(" ")
    return _given(lexicon).get(first.split("-")[0]) if rest else None


@lru_cache(maxsize=4)
def _given(lexicon: Lexicon) -> dict[str, Literal["male", "female"]]:
    """Given name -> gender, of the lists and of the lexicon's people; without those that tell nothing."""
    found: dict[str, set[Literal["male", "female"]]] = {}
    for entry in lexicon.given_names.values():
        for name in entry.names:
            found.setdefault(name, set()).add(entry.gender)
    for person in lexicon.people.values():
        if person.gender and " " in person.name:
            found.setdefault(person.name.split()[0], set()).add(person.gender)
    return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}


def _is_variant(name: str, other: str) -> bool:
    one, two = sorted((_words(name), _words(other)), key=len)
    if len(one) < 2 or len(one) == len(two):
        return one == two
    ends = (one[0], one[-1]) == (two[0], two[-1])
    return two[-len(one) :] == one or (len(one) == 2 and ends)


def _words(name: str) -> list[str]:
    words = [word.rstrip(".,") for word in key_of(name).split()]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return words
