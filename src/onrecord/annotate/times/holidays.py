"""Days of holidays from their rules: month-day, the nth weekday of a month, days from Easter."""

import re
from datetime import date, timedelta

from onrecord.annotate.times.calendar import Period, make_day, make_month


def holiday_day(rule: str, year: int) -> Period | None:
    """The day of a holiday in a year.

    Rules: `12-25`; `11-4-3`, the fourth Thursday (Monday is 0) of November; `05--1-0`, the last Monday of
    May; `easter-2`. `11-1-0+1` is the day after the first Monday (election day).
    """
    if rule.startswith("easter"):
        easter = easter_sunday(year)
        return Period("day", easter + timedelta(days=int(rule[6:]))) if easter else None
    if fixed := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return make_day(year, int(fixed[1]), int(fixed[2]))
    found = re.fullmatch(r"(\d+)-(-?\d)-(\d)(?:\+(\d))?", rule)
    if not found:
        return None
    month, count, weekday, more = (int(number or 0) for number in found.groups())
    nth = _nth(year, month, count, weekday)
    return nth.shifted(more) if nth else None


def _nth(year: int, month: int, count: int, weekday: int) -> Period | None:
    span = make_month(year, month)
    if span is None:
        return None
    if count < 0:
        last = span.interval.end
        return Period("day", last - timedelta(days=(last.weekday() - weekday) % 7))
    first = span.start + timedelta(days=(weekday - span.start.weekday()) % 7 + 7 * (count - 1))
    return Period("day", first)


def easter_sunday(year: int) -> date | None:
    """Easter of the Gregorian calendar (the anonymous algorithm, Nature 1876); None before 1583."""
    if not 1583 <= year <= 9998:
        return None
    century = year // 100
    golden = year % 19
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    days = epact - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))
