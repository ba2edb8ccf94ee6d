"""Whether a confidence means what it says: bins of confidence beside how often they are right.

Expected calibration error over ten bins of equal width (Naeini et al., 2015) and the area under the ROC
curve, by ranks (Hanley and McNeil, 1982).
"""

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
Sure = Sequence[tuple[float, bool]]


@dataclass(frozen=True)
class Bin:
    """Finds of about one confidence: how many, their mean confidence, and the share that is right."""

    count: int
    confidence: float
    right: float


def bins(sure: Sure) -> list[Bin]:
    """The bins that hold anything, from the least confident on; `sure` are (confidence, right)."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for one in sure:
        held[min(BINS - 1, int(one[0] * BINS))].append(one)
    return [
        Bin(len(ones), sum(c for c, _ in ones) / len(ones), sum(r for _, r in ones) / len(ones))
        for ones in held
        if ones
    ]


def calibration_error(sure: Sure) -> float:
    """The mean distance of confidence and share right over the bins, by their size; 0 is best, 1 worst."""
    return sum(one.count * abs(one.confidence - one.right) for one in bins(sure)) / max(1, len(sure))


def area_under_roc(sure: Sure) -> float:
    """How often a right find is surer than a wrong one, ties counted half; 0.5 is chance."""
    right = sorted(confidence for confidence, is_right in sure if is_right)
    wrong = sorted(confidence for confidence, is_right in sure if not is_right)
    if not right or not wrong:
        return 0.5
    won, below, equal = 0.0, 0, 0
    for confidence in right:
        while below < len(wrong) and wrong[below] < confidence:
            below += 1
        equal = below
        while equal < len(wrong) and wrong[equal] == confidence:
            equal += 1
        won += below + (equal - below) / 2
    return won / (len(right) * len(wrong))
