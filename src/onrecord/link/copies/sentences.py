"""Sentences of articles as numbers, and who has them or nearly the same ones, by MinHash (rensa).

A whole-text MinHash estimates Jaccard similarity and misses short copies inside long articles. Sentences
are compared instead: two articles may be copies when they share at least one, or one that is nearly so.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rensa.rensa import RMinHash

from onrecord.link.copies.prose import GRAM, Prose, Words
from onrecord.link.keys import Kind, key
from onrecord.model import Interval

SHORTEST = 8  # words; shorter sentences are shared by chance
SHORT = 2 * GRAM  # words; a crosshead or a byline
BANDS, ROWS = 12, 2  # sentences of Jaccard 0.5 collide with probability .97, of 0.05 with .03
AT_ONCE = 4096  # sentences whose 5-grams are in memory together
SEED = 20160112
MASK = (1 << 63) - 1
ODD = 0x9E3779B97F4A7C15


class Sentences(Protocol):
    """Who has which sentence, over all articles that may be copies."""

    def holders(self, sentences: Collection[int]) -> Mapping[int, Collection[str]]:
        """Sentence -> ids of the articles that have it."""

    def banded(self, bands: Collection[int]) -> Mapping[int, Collection[int]]:
        """Band -> the sentences in it, held by somebody or not any more."""

    def of(self, article: str) -> Collection[int]:
        """The sentences of an article, each once."""

    def published(self, articles: Collection[str]) -> Mapping[str, Interval | None]:
        """Article -> its day of publication."""


@lru_cache(maxsize=1 << 17)
def sentence_key(words: Words) -> int:
    """The key of a sentence. Its last bit says that the sentence is short."""
    return key(Kind.SENTENCE, " ".join(words)) & ~1 | (len(words) < SHORT)


def is_short(sentence: int) -> bool:
    """Whether it has less than `SHORT` words."""
    return bool(sentence & 1)


def find_bands(prose: Iterable[Prose]) -> dict[int, tuple[int, ...]]:
    """The bands of all sentences long enough to tell something."""
    units = {sentence_key(words): words for one in prose for words in one.sentences if len(words) >= SHORTEST}
    found: dict[int, tuple[int, ...]] = {}
    waiting = iter(units.items())
    while some := list(islice(waiting, AT_ONCE)):
        digests = RMinHash.digests_from_token_sets(
            [_shingles(words) for _, words in some], BANDS * ROWS, SEED
        )
        found |= {sentence: _bands(digest) for (sentence, _), digest in zip(some, digests, strict=True)}
    return found


def _shingles(words: Words) -> list[str]:
    return [" ".join(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1)]


def _bands(digest: Sequence[int]) -> tuple[int, ...]:
    return tuple(
        ((digest[band * ROWS] << 32 | digest[band * ROWS + 1]) * ODD + band) & MASK for band in range(BANDS)
    )


@dataclass(frozen=True, slots=True)
class _Banded:
    """Band -> sentences as two columns in the order of the bands: nearly every band has one sentence alone,
    and a set for each of them would take more room than the articles.
    """

    bands: NDArray[np.int64]
    sentences: NDArray[np.int64]

    @classmethod
    def of(cls, bands: Mapping[int, Collection[int]]) -> "_Banded":
        """The columns of sentence -> its bands; numbers of 63 bits."""
        keys = np.fromiter((band for found in bands.values() for band in found), np.int64)
        held = np.fromiter((sentence for sentence, found in bands.items() for _ in found), np.int64)
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], held[order])

    def at(self, band: int) -> list[int]:
        """The sentences in a band."""
        start, end = np.searchsorted(self.bands, band, "left"), np.searchsorted(self.bands, band, "right")
        return [int(one) for one in self.sentences[start:end]]


@dataclass(slots=True)
class SentencesInMemory:
    """The sentences of articles that are at hand."""

    days: Mapping[str, Interval | None]
    _of: dict[str, frozenset[int]] = field(default_factory=dict)
    _holders: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _banded: "_Banded" = field(default_factory=lambda: _Banded.of({}))

    @classmethod
    def of_prose(
        cls,
        prose: Iterable[Prose],
        bands: Mapping[int, Collection[int]],
        days: Mapping[str, Interval | None],
    ) -> "SentencesInMemory":
        """The sentences of the prose of some articles, with their bands and the days of publication."""
        index = cls(days, _banded=_Banded.of(bands))
        for one in prose:
            index._of[one.article] = frozenset(map(sentence_key, one.sentences))
            for sentence in index._of[one.article]:
                index._holders[sentence].add(one.article)
        return index

    def holders(self, sentences: Collection[int]) -> Mapping[int, Collection[str]]:
        """Sentence -> ids of the articles that have it."""
        return {one: self._holders.get(one, ()) for one in sentences}

    def banded(self, bands: Collection[int]) -> Mapping[int, Collection[int]]:
        """Band -> the sentences in it."""
        return {one: self._banded.at(one) for one in bands}

    def of(self, article: str) -> Collection[int]:
        """The sentences of an article, each once."""
        return self._of[article]

    def published(self, articles: Collection[str]) -> Mapping[str, Interval | None]:
        """Article -> its day of publication."""
        return {one: self.days[one] for one in articles}
