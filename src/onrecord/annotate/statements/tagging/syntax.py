"""How each word of a sentence hangs on one word of it, as two dependency labels.

The path between two words of a dependency tree turns at their lowest common ancestor. The label of the branch
that leads down to the word and that of the branch that leads down to the anchor say much of what a label path
says (Gildea and Jurafsky, 2002), at a fixed size.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def branches(anchor: int, heads: Numbers, labels: Numbers, turn: int) -> tuple[Numbers, Numbers]:
    """For each token, the branch it hangs on and the branch the anchor hangs on, below where both meet.

    `heads` are token numbers (a root is its own head) and `labels` the numbers of dependency labels, of the
    same length. A token that is itself the meeting point has `turn` in place of its branch, and so has the
    anchor. Tokens of other sentences have 0 twice.
    """
    own, other = np.zeros_like(labels), np.zeros_like(labels)
    place, below = anchor, turn
    seen = np.zeros(len(heads), dtype=bool)
    while True:
        for token in _subtree(place, heads, seen):
            own[token] = turn if token == place else labels[_child_below(token, place, heads)]
            other[token] = below
            seen[token] = True
        if heads[place] == place:
            return own, other
        below, place = int(labels[place]), int(heads[place])


def _subtree(root: int, heads: Numbers, seen: NDArray[np.bool_]) -> list[int]:
    """The tokens under `root`, itself included, that were not seen yet."""
    under = np.zeros(len(heads), dtype=bool)
    under[root] = True
    while True:
        more = under | under[heads]
        if (more == under).all():
            return [int(token) for token in np.flatnonzero(under & ~seen)]
        under = more


def _child_below(token: int, ancestor: int, heads: Numbers) -> int:
    while heads[token] != ancestor:
        token = int(heads[token])
    return token
