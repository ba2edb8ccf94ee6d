"""Calendar periods: their TIMEX3 values, their days, and steps from one to another.

Values follow TIMEX3 (TimeML 1.2.1): `1998`, `1998-02`, `1998-02-13`, `1998-W07`, `1998-W07-WE`, `1998-Q1`,
`1998-H1`, `1998-SU`, `199X`, `19XX`. Weeks are ISO 8601's. Seasons are the meteorological ones of the
northern half; the winter of a year begins in its December.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from onrecord.model import Interval

Unit = Literal[
    "day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century", "millennium"
]  # fmt: skip

SEASONS = ("SP", "SU", "FA", "WI")
MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
MONTHS["millennium"] = 12000
UNKNOWN: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-SX",
    "year": "XXXX",
    "decade": "XXXX",
    "century": "XXXX",
    "millennium": "XXXX",
}


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month and so on, by its unit and its first day."""

    unit: Unit
    start: date

    @property
    def interval(self) -> Interval:
        """Its days, both ends inclusive."""
        return Interval(self.start, _last_day(self))

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        return _VALUES[self.unit](self.start)

    def shifted(self, by: int) -> "Period | None":
        """The period of the same unit, `by` further on; None beyond the years 1 to 9999."""
        return shift(self, self.unit, by)

    def within(self, unit: Unit) -> "Period":
        """The period of `unit` that holds its first day."""
        return period_of(unit, self.start)


def period_of(unit: Unit, day: date) -> Period:
    """The period of `unit` that holds `day`."""
    return Period(unit, _FIRST_DAYS[unit](day))


def make_day(year: int, month: int, day: int) -> Period | None:
    """A day by its numbers, None where there is no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Period("day", date(year, month, day))


def make_month(year: int, month: int) -> Period | None:
    """A month by its numbers, None where there is no such month."""
    first = make_day(year, month, 1)
    return Period("month", first.start) if first else None


def make_year(year: int) -> Period | None:
    """A year by its number, None outside 1 to 9999."""
    first = make_day(year, 1, 1)
    return Period("year", first.start) if first else None


def make_part(year: int, unit: Unit, number: int) -> Period | None:
    """The quarter (1 to 4), half (1, 2) or season (1 spring to 4 winter) of a year."""
    month = {"quarter": 3 * number - 2, "half": 6 * number - 5, "season": 3 * number}[unit]
    first = make_day(year, month, 1)
    return Period(unit, first.start) if first else None


def shift(period: Period, unit: Unit, by: int) -> Period | None:
    """`period` moved by so many of `unit`; None beyond the years 1 to 9999.

    The last days of a month stay inside the month they land in (31 January and a month: 28 February).
    """
    try:
        if unit in ("day", "week", "weekend"):
            moved = period.start + timedelta(days=by * (1 if unit == "day" else 7))
        else:
            moved = _add_months(period.start, by * MONTHS[unit])
        return period_of(period.unit, moved)
    except (OverflowError, ValueError):
        return None


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _last_day(period: Period) -> date:
    if period.unit in ("day", "week", "weekend"):
        days = {"day": 0, "week": 6, "weekend": 1}[period.unit]
        ordinal = min(period.start.toordinal() + days, date.max.toordinal())
        return date.fromordinal(ordinal)
    try:
        return _add_months(period.start, MONTHS[period.unit]) - timedelta(days=1)
    except OverflowError:
        return date.max


def _first_of_months(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _first_of_years(day: date, years: int) -> date:
    return date(max(day.year // years * years, MINYEAR), 1, 1)


def _first_of_season(day: date) -> date:
    year = day.year - 1 if day.month < 3 and day.year > MINYEAR else day.year
    return date(year, 12 if day.month < 3 else day.month // 3 * 3, 1)


def _first_of_week(day: date) -> date:
    return date.fromordinal(max(day.toordinal() - day.weekday(), 1))


_FIRST_DAYS: dict[Unit, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": _first_of_week,
    "weekend": lambda day: date.fromordinal(min(_first_of_week(day).toordinal() + 5, date.max.toordinal())),
    "month": lambda day: _first_of_months(day, 1),
    "quarter": lambda day: _first_of_months(day, 3),
    "half": lambda day: _first_of_months(day, 6),
    "season": _first_of_season,
    "year": lambda day: _first_of_years(day, 1),
    "decade": lambda day: _first_of_years(day, 10),
    "century": lambda day: _first_of_years(day, 100),
    "millennium": lambda day: _first_of_years(day, 1000),
}


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


_VALUES: dict[Unit, Callable[[date], str]] = {
    "day": lambda day: day.isoformat(),
    "week": _week,
    "weekend": lambda day: f"{_week(day)}-WE",
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "quarter": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year:04}-H{(day.month + 5) // 6}",
    "season": lambda day: f"{day.year:04}-{SEASONS[day.month // 3 - 1]}",
    "year": lambda day: f"{day.year:04}",
    "decade": lambda day: f"{day.year // 10:03}X",
    "century": lambda day: f"{day.year // 100:02}XX",
    "millennium": lambda day: f"{day.year // 1000}XXX",
}
