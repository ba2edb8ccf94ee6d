"""From the role tagger's log odds to stretches of tokens."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.statements.tagging.frames import ROLES, TAGS

Scores = NDArray[np.float64]
NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts of one attribution as runs `[start, end)` of tokens, and how sure the tagger is of each role.

    A certainty is the geometric mean of the probabilities of the role's tags, 1 where it has none.
    """

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    certainty: tuple[float, float, float]


def _transitions() -> Scores:
    """0 where the second tag may follow the first; an inside tag needs its own role before it."""
    may = np.zeros((len(TAGS), len(TAGS)))
    for first, one in enumerate(TAGS):
        for second, other in enumerate(TAGS):
            if other.startswith("I-") and one[2:] != other[2:]:
                may[first, second] = NEVER
    return may


TRANSITIONS = _transitions()
OPENING = np.array([NEVER if tag.startswith("I-") else 0.0 for tag in TAGS])


def decode(odds: NDArray[np.float32]) -> Roles:
    """The best sequence of tags for one frame, by Viterbi's algorithm over `odds` [tokens, tags]."""
    scores = odds.astype(np.float64)
    scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
    tags = _best(scores)
    sure = [_certainty(role, tags, scores) for role in ROLES]
    return Roles(
        _runs("source", tags), _runs("cue", tags), _runs("content", tags), (sure[0], sure[1], sure[2])
    )


def _best(scores: Scores) -> list[int]:
    so_far = scores[0] + OPENING
    steps: list[NDArray[np.int64]] = []
    for token in scores[1:]:
        reached = so_far[:, None] + TRANSITIONS
        steps.append(reached.argmax(axis=0))
        so_far = reached.max(axis=0) + token
    tags = [int(so_far.argmax())]
    for step in reversed(steps):
        tags.append(int(step[tags[-1]]))
    return tags[::-1]


def _runs(role: str, tags: list[int]) -> tuple[tuple[int, int], ...]:
    first, inside = TAGS.index(f"B-{role}"), TAGS.index(f"I-{role}")
    found: list[tuple[int, int]] = []
    for place, tag in enumerate(tags):
        if tag == first:
            found.append((place, place + 1))
        elif tag == inside:
            found[-1] = (found[-1][0], place + 1)
    return tuple(found)


def _certainty(role: str, tags: list[int], scores: Scores) -> float:
    own = [scores[place, tag] for place, tag in enumerate(tags) if TAGS[tag].endswith(role)]
    return float(np.exp(np.mean(own))) if own else 1.0
