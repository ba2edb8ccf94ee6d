"""Pairs of articles that may be copies, by MinHash over sentences (rensa).

A whole-text MinHash estimates Jaccard similarity and misses short copies inside long articles. Sentences
are compared instead: two articles are candidates when they share at least one, or one that is nearly so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rensa.rensa import RMinHash

from onrecord.link.prose import GRAM, Prose, Words

SHORTEST = 8  # words; shorter sentences are shared by chance
BANDS, ROWS = 12, 2  # sentences of Jaccard 0.5 collide with probability .97, of 0.05 with .03
CROWD = 40  # articles that share a sentence; above it is furniture of the page, not news
SEED = 20160112


def find_candidates(prose: Sequence[Prose]) -> list[tuple[int, int]]:
    """Pairs of places in `prose`, the lower first, sorted. The order of `prose` changes nothing else."""
    units = [
        (number, _shingles(words))
        for number, one in enumerate(prose)
        for words in one.sentences
        if len(words) >= SHORTEST
    ]
    digests = RMinHash.digests_from_token_sets([shingles for _, shingles in units], BANDS * ROWS, SEED)
    buckets: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for (number, _), digest in zip(units, digests, strict=True):
        for band in range(BANDS):
            buckets[(band, *digest[band * ROWS : (band + 1) * ROWS])].add(number)
    return sorted(set(_pairs(buckets.values())))


def _shingles(words: Words) -> list[str]:
    return [" ".join(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1)]


def _pairs(buckets: Iterable[set[int]]) -> Iterator[tuple[int, int]]:
    for bucket in buckets:
        if 1 < len(bucket) <= CROWD:
            members = sorted(bucket)
            for place, first in enumerate(members):
                yield from ((first, second) for second in members[place + 1 :])
