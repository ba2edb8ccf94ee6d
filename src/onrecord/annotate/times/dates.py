"""Readings of dates by the calendar: days, months, years, decades, centuries, holidays."""

import re

from onrecord.annotate.times.calendar import UNKNOWN, Period, make_day, make_month, make_year
from onrecord.annotate.times.context import Context, Hit, Reading
from onrecord.annotate.times.holidays import holiday_day
from onrecord.annotate.times.placing import dated, place, step, turn, year_of

SURE_YEARS = (1700, 2039)
BEFORE_YEARS = {
    "in",
    "since",
    "by",
    "of",
    "from",
    "until",
    "before",
    "after",
    "between",
    "during",
    "circa",
    "(",
}
YEAR_LINKS = {"and", "or", "to", "until", "-", "–", ","}


def read_date(hit: Hit, context: Context) -> Reading | None:
    """Month and day, perhaps with a year."""
    month = hit.value("month", "MONTH") or hit.value_before("MONTH")
    day = int(hit.number("day") or 0)
    if not month or not 1 <= day <= 31:
        return None
    year = year_of(hit)
    part = hit.value("part", "PART") or hit.value("part", "DAYPART")
    if year is not None:
        period = make_day(year, month, day)
        return dated(period, "", part) if period else None
    if make_day(2000, month, day) is None:
        return None
    return dated(_day_of_month(hit, context, month, day), f"XXXX-{month:02}-{day:02}", part)


def _day_of_month(hit: Hit, context: Context, month: int, day: int) -> Period | None:
    by = step(hit)
    if by is not None and context.anchor and hit.words("rel") in ("last", "this", "next"):
        return make_day(context.anchor.year + by, month, day)
    fitting = _on_weekday(hit, context, month, day)
    return fitting or place(context, hit.direction, lambda year: make_day(year, month, day))


def _on_weekday(hit: Hit, context: Context, month: int, day: int) -> Period | None:
    """The year in which the day falls on the weekday that the text names."""
    weekday = hit.value("weekday", "WEEKDAY")
    if weekday is None:
        return None

    def make(year: int) -> Period | None:
        found = make_day(year, month, day)
        return found if found and found.start.weekday() == weekday else None

    return place(context, 0, make)


def read_month(hit: Hit, context: Context) -> Reading | None:
    """A month, with its year or a word that settles it."""
    month, year = hit.value("month", "MONTH"), year_of(hit)
    unknown = f"XXXX-{month:02}"
    if year is not None:
        period = make_month(year, month)
        return dated(period, unknown) if period else None
    by = step(hit)
    base = context.now
    if base is None:
        return dated(None, unknown)
    if by is None:
        return dated(place(context, hit.direction, lambda each: make_month(each, month)), unknown)
    if "year" in hit.said():
        return dated(make_month(base.year + by, month), unknown)
    return dated(turn(by, base, lambda each: make_month(each, month), "past" in hit.said()), unknown)


def read_year(hit: Hit, _context: Context) -> Reading | None:
    """A year by its number; one far from ours has to follow a word such as "in"."""
    year = year_of(hit)
    if year is None or (hit.has("tail") and not _ends_range(hit, year)):
        return None
    bare = hit.first == hit.kept_at("year")
    if bare and not _is_sure(year) and not _has_lead(hit):
        return None
    period = make_year(year)
    return dated(period, "") if period else None


def _is_sure(year: int) -> bool:
    """Whether a bare number is more likely a year than a count."""
    return SURE_YEARS[0] <= year <= SURE_YEARS[1] and (year >= 1900 or year % 50 > 0)


def _has_lead(hit: Hit) -> bool:
    """Whether a word such as "in" stands before, or another year and a link ("1812 and 1815")."""
    before = hit.tokens.tokens[max(0, hit.first - 2) : hit.first]
    if not before:
        return False
    return before[-1].word in BEFORE_YEARS or (before[-1].word in YEAR_LINKS and before[0].code == "y")


def _ends_range(hit: Hit, year: int) -> bool:
    return 0 < year - int(hit.tokens.tokens[hit.first - 2].number or 0) <= 30


def read_before_christ(hit: Hit, _context: Context) -> Reading | None:
    """A year before Christ, as BC0146; the calendar of this package begins in year 1."""
    year = hit.number("bc") or 0
    return Reading("DATE", f"BC{int(year):04}") if 0 < year < 10_000 and year == int(year) else None


def read_written(hit: Hit, _context: Context) -> Reading | None:
    """2023-09-20, 20230920, 2023-09-20T10:00Z, 09/20/2023, 20.09.2023, 9/20/23."""
    written = hit.said()[0]
    if "T" in written.upper() or " " in written or ":" in written:
        day, _, clock = written.upper().replace(" ", "T").partition("T")
        period = _numeric_day(day)
        return Reading("TIME", f"{day}T{clock[:5]}", period) if period else None
    period = _numeric_day(written)
    return dated(period, "") if period else None


def _numeric_day(written: str) -> Period | None:
    if len(written) == 8 and written.isdigit():
        return make_day(int(written[:4]), int(written[4:6]), int(written[6:]))
    if written == "9/11":
        return make_day(2001, 9, 11)
    first, second, third = (int(number) for number in re.split(r"[/.-]", written))
    if first > 31:
        return make_day(first, second, third)
    year = third if third > 99 else third + (1900 if third > 40 else 2000)
    # 9/20 is American; 20/9 and 20.9. are not.
    if first > 12 or "." in written:
        return make_day(year, second, first)
    return make_day(year, first, second)


def read_decade(hit: Hit, _context: Context) -> Reading | None:
    """The 1990s, the '90s, the nineties."""
    digits = re.sub(r"\D", "", hit.words("decade"))
    number = int(digits) if digits else int(hit.value("decadename", "DECADENAME"))
    if number < 100:
        number += 1900 if number >= 20 else 2000
    period = make_year(number)
    if not period or (len(digits) == 4 and number % 10):
        return None
    return dated(period.within("decade"), "")


def read_century(hit: Hit, _context: Context) -> Reading | None:
    """The 20th century, as 19XX."""
    number = int(hit.number("ord") or 0)
    period = make_year((number - 1) * 100 or 1) if 0 < number < 40 else None
    return dated(period.within("century"), "") if period else None


def read_holiday(hit: Hit, context: Context) -> Reading | None:
    """A holiday, in the year given or the one that the tense points to."""
    phrase = re.sub(r"[^a-z ]+", " ", " ".join(hit.words("holiday").split()))
    rule = hit.grammar.holidays.get(" ".join(phrase.split()))
    if rule is None:
        return None
    year = year_of(hit)
    if year is not None:
        return dated(holiday_day(rule, year), f"{year:04}-XX-XX")
    unknown = f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else UNKNOWN["day"]
    by, now = step(hit), context.now
    if by is not None and now:
        return dated(turn(by, now, lambda each: holiday_day(rule, each), "past" in hit.said()), unknown)
    return dated(place(context, hit.direction, lambda each: holiday_day(rule, each)), unknown)
