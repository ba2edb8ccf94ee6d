"""A timeline laid out on the server: claims as lanes, what happened and who took which position as marks.

Two drawings of the same marks: `wide` runs from left to right for a page, `narrow` from top to bottom for a
telephone. Text is measured by rough advance widths, so room is reserved generously; marks that would touch
go to another row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.model import Interval
from onrecord.present.wording import dates

MarkKind = Literal["event", "affirms", "denies", "possible", "planned"]

WIDE, NARROW = 1040, 340  # drawing units, pixels at scale 1
GUTTER = 248  # room for the names of the lanes, left of the axis
MARGIN = 16
ROW, LINE = 22, 16
TICKS = 9  # labels on the axis, at most
ADVANCE = 0.62  # of the font size; the average of DejaVu Sans, among the widest of common faces
FONT = 12
EDGE = 26  # half the width of a label on the axis


@dataclass(frozen=True, slots=True)
class Mark:
    """Something with a date: what kind, when, and what to print beside it."""

    kind: MarkKind
    when: Interval
    label: str
    target: str  # the id of the element that the mark links to


@dataclass(frozen=True, slots=True)
class Lane:
    """One claim with its marks, in the order of time."""

    title: str
    target: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark at its place: `x` to `x_end` is the drawn interval, the label starts at `label_x`.

    `width` is the room that drawing and label take, from `left`.
    """

    mark: Mark
    x: float
    x_end: float
    y: float
    label_x: float
    label_anchor: Literal["start", "end"]
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane at its place, its title broken into lines."""

    lane: Lane
    title: tuple[str, ...]
    y: float
    height: float
    marks: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class WideTimeline:
    """The drawing from left to right."""

    width: int
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[PlacedLane, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark of the narrow drawing: the date and the lines beside it."""

    mark: Mark
    date: str
    lines: tuple[str, ...]
    y: float


@dataclass(frozen=True, slots=True)
class NarrowTimeline:
    """The drawing from top to bottom."""

    width: int
    height: float
    entries: tuple[Entry, ...]


def wide(lanes: Sequence[Lane]) -> WideTimeline | None:
    """Lay lanes out from left to right. None where no lane has a mark."""
    lanes = [lane for lane in lanes if lane.marks]
    if not lanes:
        return None
    scale = _Scale.over(mark.when for lane in lanes for mark in lane.marks)
    y, placed = float(2 * LINE + MARGIN), []
    for lane in lanes:
        one = _lane(lane, y, scale)
        placed.append(one)
        y += one.height
    return WideTimeline(WIDE, y + MARGIN, _ticks(scale), tuple(placed))


def narrow(lanes: Sequence[Lane]) -> NarrowTimeline | None:
    """Lay all marks out from top to bottom, oldest first. None where no lane has a mark."""
    room = NARROW - 40
    marks = sorted(
        ((mark.when, at, lane, mark) for at, lane in enumerate(lanes) for mark in lane.marks),
        key=lambda item: (item[0], item[1]),
    )
    entries, y = [], float(LINE)
    for when, _, lane, mark in marks:
        label = "it happened" if mark.kind == "event" else mark.label
        lines = (*wrapped(label, room), *wrapped(lane.title, room, most=2))
        entries.append(Entry(mark, dates(when), lines, y))
        y += (len(lines) + 1) * LINE + 12
    return NarrowTimeline(NARROW, y, tuple(entries)) if entries else None


def text_width(text: str, size: int = FONT) -> float:
    """About how wide `text` is drawn; wide scripts count double."""
    return sum((1.1 if ord(char) > 0x2E7F else ADVANCE) for char in text) * size


def wrapped(text: str, room: float, most: int = 3) -> tuple[str, ...]:
    """`text` in lines no wider than `room`, at most `most`, the last with an ellipsis where words are left.

    A word that is wider than `room` is cut.
    """
    lines: list[str] = []
    words = [_cut(word, room) for word in text.split()]
    for at, word in enumerate(words):
        if lines and text_width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _cut(f"{lines[-1]} {' '.join(words[at:])}", room)
            break
    return tuple(lines)


def _cut(text: str, room: float) -> str:
    if text_width(text) <= room:
        return text
    kept = text
    while kept and text_width(kept + "…") > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:") + "…"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to drawing units."""

    first: date
    last: date

    @classmethod
    def over(cls, intervals: Iterable[Interval]) -> "_Scale":
        """A scale that holds all intervals with some air, and no less than two months."""
        found = sorted(intervals)
        first, last = found[0].start, max(interval.end for interval in found)
        air = timedelta(days=max(round((last - first).days * 0.03), 5))
        if (last - first).days < 60:
            air += timedelta(days=30)
        return cls(_shift(first, -air), _shift(last, air))

    def x(self, day: date) -> float:
        room = WIDE - GUTTER - MARGIN
        return round(GUTTER + room * (day - self.first).days / max((self.last - self.first).days, 1), 1)


def _shift(day: date, by: timedelta) -> date:
    """`day` moved, stopping at the ends of the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def _lane(lane: Lane, y: float, scale: _Scale) -> PlacedLane:
    """Each mark goes to the first row in which nothing is in its way."""
    title = wrapped(lane.title, GUTTER - 2 * MARGIN, most=3)
    rows: list[list[Placed]] = []
    for mark in lane.marks:
        one = _place(mark, scale)
        row = next((at for at, row in enumerate(rows) if all(_apart(one, other) for other in row)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(one)
    placed = tuple(_lowered(one, y + 20 + at * ROW) for at, row in enumerate(rows) for one in row)
    height = max(len(rows) * ROW, len(title) * LINE) + 20
    return PlacedLane(lane, title, y, height, placed)


def _place(mark: Mark, scale: _Scale) -> Placed:
    x, x_end = scale.x(mark.when.start), scale.x(mark.when.end)
    size = text_width(mark.label)
    if x_end + 10 + size <= WIDE - 4:
        return Placed(mark, x, x_end, 0, x_end + 10, "start", x - 7, x_end - x + 17 + size)
    if x - 10 - size >= GUTTER:
        return Placed(mark, x, x_end, 0, x - 10, "end", x - 10 - size, x_end - x + 17 + size)
    # No room on either side: the label starts at the axis, over the bar.
    label_x = max(GUTTER + 14.0, min(x + 10, WIDE - 4 - size))
    left = min(x - 7, label_x)
    return Placed(mark, x, x_end, 0, label_x, "start", left, max(x_end + 7, label_x + size) - left)


def _lowered(one: Placed, y: float) -> Placed:
    return Placed(one.mark, one.x, one.x_end, y, one.label_x, one.label_anchor, one.left, one.width)


def _apart(one: Placed, other: Placed) -> bool:
    return one.left + one.width + 6 <= other.left or other.left + other.width + 6 <= one.left


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    """Firsts of months, or of every third or twelfth month and so on, so that at most TICKS are drawn."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if months / step <= TICKS), None)
    if step is None:
        step = 12 * (months // 12 // TICKS + 1)
    ticks, at = [], scale.first.year * 12
    while at <= scale.last.year * 12 + scale.last.month - 1:
        year, month = divmod(at, 12)
        day = date(year, month + 1, 1)
        if scale.first <= day <= scale.last and scale.x(day) <= WIDE - EDGE:
            ticks.append(Tick(scale.x(day), f"{day:%Y}" if step % 12 == 0 else f"{day:%b %Y}"))
        at += step
    return tuple(ticks)
