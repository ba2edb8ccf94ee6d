"""Which year, and which day, a date means that does not say: by its words, the tense, the text before it."""

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.annotate.times.calendar import Period, period_of
from onrecord.annotate.times.context import Context, Hit, Reading

RELATIVE = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0, "same": 0, "current": 0,
    "latest": 0, "present": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip
TOLD_BACK = 270  # days that a history may step back before "in January" is the next one
# A date without a year that the tense puts 11 months off is more often the near one on its other side ("paid
# on Dec. 1" in November), so days against the tense count five times. On TimeBank 2 to 6 are within half a
# point, 10 and more cost one. Whole months follow the tense better: 10 to 40 come out the same.
AGAINST = {"day": 5, "month": 30}
AGAINST_OTHERWISE = 5


def dated(period: Period | None, unknown: str, part: str | None = None) -> Reading:
    """The reading of a period, or of its mask where the period is not known."""
    value = period.value if period else unknown
    if part:
        return Reading("TIME", f"{value}T{part}", period)
    return Reading("DATE", value, period)


def step(hit: Hit, name: str = "rel") -> int | None:
    """Which way the words kept under `name` point: -1 back, 0 here, 1 on, None where there are none."""
    for word in reversed(hit.words(name).split()):
        if word in RELATIVE:
            return RELATIVE[word]
    return None


def year_of(hit: Hit) -> int | None:
    """The year that the match spells out."""
    number = hit.number("year")
    if number is not None:
        return int(number)
    if hit.has("tail"):  # 1989-90
        start = int(hit.tokens.tokens[hit.first - 2].number or 0)
        return start // 100 * 100 + int(hit.number("tail") or 0)
    if hit.borrowed is not None:
        return hit.borrowed
    short = hit.number("short")
    if short is None:
        return None
    return int(short) + (1900 if short > 40 else 2000)


def place(context: Context, direction: int, make: Callable[[int], Period | None]) -> Period | None:
    """Which year's period is meant: in direction of the tense, or the nearest."""
    now = context.now
    if now is None:
        return None
    if context.narrative:
        return _next_told(now, make)
    found = [period for year in (now.year - 1, now.year, now.year + 1) if (period := make(year))]
    return min(found, key=lambda period: _distance(period, now, direction), default=None)


def _next_told(now: date, make: Callable[[int], Period | None]) -> Period | None:
    """In a history, which tells its days in order: the one of the same year, or of the next."""
    same = make(now.year)
    if same and (now - same.interval.end).days > TOLD_BACK:
        return make(now.year + 1)
    return same


def _distance(period: Period, day: date, direction: int) -> int:
    """Days from `day`; those against the direction of the verb count more."""
    span = period.interval
    against = AGAINST.get(period.unit, AGAINST_OTHERWISE)
    ahead, behind = (span.start - day).days, (day - span.end).days
    if ahead > 0:
        return ahead * (against if direction < 0 else 1)
    return max(behind, 0) * (against if direction > 0 else 1)


def turn(by: int, base: date, make: Callable[[int], Period | None], past: bool = False) -> Period | None:
    """The last, this or next one of what comes once a year."""
    found = [period for year in (base.year - 1, base.year, base.year + 1) if (period := make(year))]
    if by < 0 or past:
        return next((period for period in reversed(found) if period.interval.end < base), None)
    if by > 0:
        return next((period for period in found if period.start > base), None)
    return next((period for period in found if period.start.year == base.year), None)


def plus(day: date, days: int) -> Period | None:
    try:
        return period_of("day", day + timedelta(days=days))
    except OverflowError:
        return None
