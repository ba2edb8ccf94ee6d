"""How each word of a sentence hangs on one word of it, as two dependency labels.

The path between two words of a dependency tree turns at their lowest common ancestor. The label of the branch
that leads down to the word and that of the branch that leads down to the anchor say much of what a label path
says (Gildea and Jurafsky, 2002), at a fixed size.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Pair = tuple[int, int]

ELSEWHERE: Pair = (-1, -1)  # of tokens that share no root with the anchor; labels count from 0


def branches(anchor: int, heads: Numbers, labels: Numbers, turn: int) -> tuple[Numbers, Numbers]:
    """For each token, the branch it hangs on and the branch the anchor hangs on, below where both meet.

    `heads` are token numbers (a root is its own head) and `labels` the numbers of dependency labels, of the
    same length. A token that is itself the meeting point has `turn` in place of its branch, and so has the
    anchor. Tokens of other sentences have 0 twice. Each token is looked at once.
    """
    above, label = heads.tolist(), labels.tolist()
    pairs = _upwards(anchor, above, label, turn)
    path = frozenset(pairs)
    for token in range(len(above)):
        climbed = []
        while token not in pairs and above[token] != token:
            climbed.append(token)
            token = above[token]
        pair = pairs.setdefault(token, ELSEWHERE)
        for below in reversed(climbed):
            pair = pairs[below] = (label[below], pair[1]) if token in path else pair
            token = below
    found = np.asarray([pairs[token] for token in range(len(above))], dtype=labels.dtype)
    return np.maximum(found[:, 0], 0), np.maximum(found[:, 1], 0)


def _upwards(anchor: int, heads: list[int], labels: list[int], turn: int) -> dict[int, Pair]:
    """The pairs of the anchor and of what is above it."""
    pairs = {anchor: (turn, turn)}
    while heads[anchor] != anchor:
        pairs[heads[anchor]] = (turn, labels[anchor])
        anchor = heads[anchor]
    return pairs
