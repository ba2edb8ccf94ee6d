"""Dates, and the expressions of a text that stand for them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days from `start` to `end`, both inclusive."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"an interval that ends before it starts: {self.start} to {self.end}")

    @classmethod
    def day(cls, day: date) -> "Interval":
        """The interval of one day."""
        return cls(day, day)

    @property
    def days(self) -> int:
        """How many days it holds, at least 1."""
        return (self.end - self.start).days + 1

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def meet(self, other: "Interval") -> "Interval | None":
        """The days in both, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start <= end else None

    def join(self, other: "Interval") -> "Interval":
        """The shortest interval that holds both."""
        return Interval(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of an article, after TIMEX3 (TimeML 1.2.1, ISO-TimeML).

    `value` is TIMEX3's: `2023-09-20`, `2024-W25`, `P3D`, `PRESENT_REF`, or with X for what the text does
    not say (`XXXX-09-20`). `interval` is None for durations, sets and whatever has no anchor.
    `needs_anchor` says that the value depends on the day of publication.
    """

    span: Span
    text: str
    type: TimeType
    value: str
    interval: Interval | None
    needs_anchor: bool
