"""How far two judges agree."""

from collections import Counter
from collections.abc import Hashable, Sequence


def observed(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """The part of the verdicts that are the same, 0 to 1."""
    return sum(one == other for one, other in zip(first, second, strict=True)) / len(first)


def kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Cohen's kappa (1960): agreement beyond what the judges' own frequencies give by chance; 1 is full."""
    counts = Counter(first), Counter(second)
    chance = sum(counts[0][label] * counts[1][label] for label in counts[0]) / len(first) ** 2
    return 1.0 if chance == 1 else (observed(first, second) - chance) / (1 - chance)
