"""Readings of periods: seasons, quarters, halves, and weeks to centuries counted from a day."""

from onrecord.annotate.times.calendar import (
    SEASONS,
    UNKNOWN,
    Unit,
    make_day,
    make_part,
    make_year,
    period_of,
    shift,
)
from onrecord.annotate.times.context import Context, Hit, Reading
from onrecord.annotate.times.dates import read_date
from onrecord.annotate.times.placing import dated, place, step, turn, year_of

SIZE: dict[str, int] = {
    "day": 1, "weekend": 2, "week": 7, "month": 30, "quarter": 91, "season": 92, "half": 182, "year": 365,
    "decade": 3652, "century": 36525, "millennium": 365250,
}  # fmt: skip


def read_season(hit: Hit, context: Context) -> Reading | None:
    """A season, with its year or a word that settles it."""
    season = hit.value("season", "SEASON")
    return _once_a_year(hit, context, "season", season, f"XXXX-{SEASONS[season - 1]}")


def read_quarter(hit: Hit, context: Context) -> Reading | None:
    """A quarter by its number; one without a number is the one last spoken of, in the year given."""
    ordinal = hit.number("quarterord")
    if ordinal is None and hit.has("quarterord"):
        ordinal = 2
    if ordinal is None:
        year, known = year_of(hit), context.quarter
        period = make_part(year, "quarter", (known.start.month + 2) // 3) if year and known else None
        return dated(period, f"{year or 'XXXX'}-QX")
    return _once_a_year(hit, context, "quarter", int(ordinal), f"XXXX-Q{int(ordinal)}")


def _once_a_year(hit: Hit, context: Context, unit: Unit, number: int, unknown: str) -> Reading | None:
    year, now = year_of(hit), context.now
    if year is not None:
        return dated(make_part(year, unit, number), unknown)
    if now is None:
        return dated(None, unknown)
    by = step(hit)
    if by is None:
        by = step(hit, "rel2")
    if by is None:
        return dated(place(context, hit.direction, lambda each: make_part(each, unit, number)), unknown)
    if "year" in hit.said():
        return dated(make_part(now.year + by, unit, number), unknown)
    return dated(turn(by, now, lambda each: make_part(each, unit, number), "past" in hit.said()), unknown)


def read_half(hit: Hit, context: Context) -> Reading | None:
    """A half of a year."""
    half = 1 if hit.words("half") == "first" else 2
    year, now = year_of(hit), context.now
    if year is None and now:
        year = now.year + (step(hit) or 0)
    return dated(make_part(year, "half", half) if year else None, f"XXXX-H{half}")


def read_ended(hit: Hit, context: Context) -> Reading | None:
    """The quarter ended on a given day."""
    month, day = hit.value("endmonth", "MONTH"), int(hit.number("endday") or 0)
    if make_day(2000, month, day) is None:
        return None
    end = place(context, -1, lambda year: make_day(year, month, day))
    return dated(end.within("quarter") if end else None, f"XXXX-Q{(month + 2) // 3}")


def read_period(hit: Hit, context: Context) -> Reading | None:
    """The latest period, the 1988 period, the year-ago period: of the quarter last spoken of."""
    year, quarter = year_of(hit), context.quarter
    if quarter is None:
        return dated(make_year(year), "") if year is not None else None
    if year is not None:
        return dated(make_part(year, "quarter", (quarter.start.month + 2) // 3), "")
    return dated(shift(quarter, "year", -1) if hit.has("way") else quarter, "")


def read_unit(hit: Hit, context: Context) -> Reading | None:
    """Last week, this month, next year, the current quarter: counted from the day of publication."""
    unit: Unit = hit.value("unit", "LONGUNIT")
    by = step(hit) or 0
    if "coming" in hit.words("rel") and unit != "year":
        by = 1
    if "past" in hit.words("rel"):
        by = -1
    if unit == "quarter" and hit.words("rel").endswith("latest"):
        return dated(context.quarter_meant, UNKNOWN[unit])
    if context.anchor is None:
        return dated(None, UNKNOWN[unit])
    return dated(period_of(unit, context.anchor).shifted(by), UNKNOWN[unit])


def read_following(hit: Hit, context: Context) -> Reading | None:
    """The following year, the same day, that month, the quarter: counted from the time last spoken of."""
    unit: Unit = hit.value("unit", "UNIT") or hit.value("unit", "LONGUNIT")
    by = step(hit) or 0
    if unit == "quarter":
        base = context.quarter_meant
    elif hit.words("rel") == "the" and not context.narrative:
        base = None
    else:
        base = context.last
    if base is None or _coarser(base.unit, unit):
        base = period_of("day", context.now) if context.now else None
    if base is None:
        return dated(None, UNKNOWN[unit])
    return dated(base.within(unit).shifted(by), UNKNOWN[unit])


def _coarser(unit: str, than: str) -> bool:
    return SIZE[unit] > SIZE[than]


def read_year_end(_hit: Hit, context: Context) -> Reading | None:
    """Year-end, of the year of publication."""
    now = context.now
    return dated(make_year(now.year) if now else None, UNKNOWN["year"])


def read_week_of(hit: Hit, context: Context) -> Reading | None:
    """The week of a given day."""
    day = read_date(hit, context)
    if day is None:
        return None
    return dated(day.period.within("week") if day.period else None, UNKNOWN["week"])


def read_year_ago(hit: Hit, context: Context) -> Reading | None:
    """A year ago, a year earlier, the year-ago quarter: of the quarter or year last spoken of."""
    if hit.has("quarterord"):
        number = int(hit.number("quarterord") or 2)
        base = place(context, -1, lambda year: make_part(year, "quarter", number))
    else:
        base = context.quarter
    if base is None and context.now:
        base = period_of("year", context.now)
    if base is None:
        return dated(None, UNKNOWN["year"])
    return dated(shift(base, "year", -1), UNKNOWN["year"])
