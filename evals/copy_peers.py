"""What others would take for copies in the same texts: the peers that stand beside ours.

All compare sets of word 5-grams: rensa's MinHash, each pair's estimated Jaccard similarity against a
threshold (no banding, so nothing is lost to it); datasketch's MinHash LSH at that threshold, whose candidates
are taken as they come, as most do; and plain containment, exact, of the smaller set in the larger.
"""

from collections.abc import Sequence

import numpy as np
from datasketch import MinHash, MinHashLSH
from rensa.rensa import RMinHash

from evals.counting import Row
from evals.shingles import Grams, Pair, containments, grams_of, words_of

PERMUTATIONS = 128
JACCARD = (0.5, 0.7)
CONTAINED = 0.25
PEERS = (
    *(f"rensa, Jaccard {threshold}" for threshold in JACCARD),
    *(f"datasketch LSH, Jaccard {threshold}" for threshold in JACCARD),
    f"containment {CONTAINED}",
)

Copies = frozenset[frozenset[str]]  # pairs of ids


def find_by_peers(rows: Sequence[Row]) -> dict[str, Copies]:
    """The pairs of `rows` (`{id, text}`) that each of `PEERS` takes for copies."""
    ids = [str(row["id"]) for row in rows]
    grams = [grams_of(words_of(row["text"])) for row in rows]
    near = _rensa(grams)
    contained = {pair for pair, share in containments(grams).items() if share > CONTAINED}
    found = (*near, *(_datasketch(grams, threshold) for threshold in JACCARD), contained)
    named = zip(PEERS, found, strict=True)
    return {peer: frozenset(frozenset((ids[a], ids[b])) for a, b in pairs) for peer, pairs in named}


def _rensa(grams: Sequence[Grams]) -> list[set[Pair]]:
    digests = np.array(RMinHash.digests_from_token_sets([sorted(one) for one in grams], PERMUTATIONS, 1))
    found: list[set[Pair]] = [set() for _ in JACCARD]
    for place in range(len(digests)):
        alike = (digests[place + 1 :] == digests[place]).mean(axis=1)
        for threshold, pairs in zip(JACCARD, found, strict=True):
            pairs.update((place, place + 1 + int(other)) for other in np.flatnonzero(alike >= threshold))
    return found


def _datasketch(grams: Sequence[Grams], threshold: float) -> set[Pair]:
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    found: set[Pair] = set()
    for place, one in enumerate(grams):
        digest = MinHash(num_perm=PERMUTATIONS)
        digest.update_batch([gram.encode() for gram in sorted(one)])
        found.update((other, place) for other in index.query(digest))
        index.insert(place, digest)
    return found
