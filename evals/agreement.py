"""How far two judges agree: on verdicts, and on what belongs together."""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb


def observed(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """The part of the verdicts that are the same, 0 to 1."""
    return sum(one == other for one, other in zip(first, second, strict=True)) / len(first)


def kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Cohen's kappa (1960): agreement beyond what the judges' own frequencies give by chance; 1 is full."""
    counts = Counter(first), Counter(second)
    chance = sum(counts[0][label] * counts[1][label] for label in counts[0]) / len(first) ** 2
    return 1.0 if chance == 1 else (observed(first, second) - chance) / (1 - chance)


def pair_f1(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Of two groupings of the same things, each given as a group a thing: F1 of the pairs that they join.

    The same whichever comes first; 1 where neither joins any.
    """
    both, *alone = (_pairs(groups) for groups in (list(zip(first, second, strict=True)), first, second))
    return 2 * both / sum(alone) if sum(alone) else 1.0


def rand(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Rand's index (1971): the part of all pairs that both groupings join, or both keep apart."""
    both = _pairs(list(zip(first, second, strict=True)))
    total = comb(len(first), 2)
    return (total + 2 * both - _pairs(first) - _pairs(second)) / total


def adjusted_rand(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Rand's index beyond chance (Hubert and Arabie 1985): 0 by chance, 1 in full."""
    both = _pairs(list(zip(first, second, strict=True)))
    one, other = _pairs(first), _pairs(second)
    chance = one * other / comb(len(first), 2)
    most = (one + other) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def b_cubed_f1(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998): each thing's group held against its group in the other."""
    both = Counter(zip(first, second, strict=True))
    sizes = Counter(first), Counter(second)
    precision, recall = (
        sum(count * count / size[pair[side]] for pair, count in both.items()) / len(first)
        for side, size in enumerate(sizes)
    )
    return 2 * precision * recall / (precision + recall)


def _pairs(groups: Sequence[Hashable]) -> int:
    return sum(comb(count, 2) for count in Counter(groups).values())
