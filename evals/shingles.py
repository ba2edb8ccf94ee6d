"""Word 5-grams of bare texts, and how much of them texts share: exact, and apart from what is shipped."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

GRAM = 5
WORD = re.compile(r"\w+")

Grams = frozenset[str]
Pair = tuple[int, int]


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return WORD.findall(text.lower())


def grams_of(words: Sequence[str]) -> Grams:
    """All runs of five words."""
    return frozenset(" ".join(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1))


def containments(grams: Sequence[Grams]) -> dict[Pair, float]:
    """Pairs of places that share a 5-gram, the lower first: the part of the smaller set in the larger."""
    return {
        (first, second): number / min(len(grams[first]), len(grams[second]))
        for (first, second), number in _common(grams).items()
    }


def _common(grams: Sequence[Grams]) -> Mapping[Pair, int]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(grams):
        for gram in one:
            holders[gram].append(place)
    common: dict[Pair, int] = defaultdict(int)
    for pair in _pairs(holders.values()):
        common[pair] += 1
    return common


def _pairs(holders: Iterable[Sequence[int]]) -> Iterable[Pair]:
    for places in holders:
        yield from combinations(places, 2)
