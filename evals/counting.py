"""A figure is so many right of so many; a report is figures by name, and what was missed."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

Row = dict[str, Any]  # one line of a gold file or an export, as JSON and YAML give it


class Count(NamedTuple):
    """`right` of `total`; `share` is None where there was nothing to get right."""

    right: int
    total: int

    @property
    def share(self) -> float | None:
        """From 0 to 1."""
        return self.right / self.total if self.total else None


class Tally:
    """Counts up to a `Count`."""

    def __init__(self) -> None:
        self.right = self.total = 0

    def add(self, right: bool) -> None:
        """One more case, got right or not."""
        self.total += 1
        self.right += bool(right)

    @property
    def count(self) -> Count:
        """What has been added so far."""
        return Count(self.right, self.total)


@dataclass
class Report:
    """Figures in the order in which they are shown; `misses` are lines for a person to read."""

    figures: dict[str, Count] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def extend(self, other: "Report") -> None:
        """Takes in the figures and misses of another report."""
        self.figures.update(other.figures)
        self.misses.extend(other.misses)


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean, each 0 to 100."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, predicted: int, gold: int) -> "Scores":
        """From the number found right, the number predicted and the number there are; 0 where undefined."""
        precision = right / predicted if predicted else 0.0
        recall = right / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return cls(100 * precision, 100 * recall, 100 * f1)
