"""Readings of durations and sets, and of times that a duration away."""

from onrecord.annotate.times.calendar import SEASONS, UNKNOWN, Period, Unit, period_of, shift
from onrecord.annotate.times.context import Context, Hit, Reading
from onrecord.annotate.times.placing import dated

LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "D", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "Y", "century": "Y",
    "millennium": "Y",
}  # fmt: skip
TIMES = {"fortnight": 2, "weekend": 2, "decade": 10, "century": 100, "millennium": 1000}
VAGUE = {"decade": "E", "century": "C", "millennium": "L", "weekend": "W", "fortnight": "W"}
CLOCK = ("second", "minute", "hour")
SMALLER = {
    "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24), "week": ("day", 7),
    "month": ("day", 30), "year": ("month", 12), "decade": ("year", 10), "century": ("year", 100),
}  # fmt: skip


def amount(hit: Hit) -> float | None:
    """How many of the unit; None where the words do not say."""
    for name in ("few", "vague"):
        if hit.has(name):
            return None
    if hit.has("couple"):
        count: float = 2
    elif hit.has("dozen"):
        count = 12
    elif hit.has("n"):
        count = hit.number("n") or 0
    elif hit.has("one"):
        count = {"two": 2, "three": 3, "four": 4, "five": 5}.get(hit.words("one"), 1)
    else:
        return None if not hit.has("half") else 0.5
    return count + (hit.number("fr") or (0.5 if hit.has("half") else 0))


def length(unit: str, count: float | None) -> str:
    """A TIMEX3 duration: P2Y, PT30M, P2Y6M, PXW."""
    prefix = "PT" if unit in CLOCK else "P"
    if count is None:
        return f"{prefix}X{VAGUE.get(unit, LETTERS[unit])}"
    whole = int(count)
    if count == whole:
        return f"{prefix}{whole * TIMES.get(unit, 1)}{LETTERS[unit]}"
    if unit in TIMES and (count * TIMES[unit]).is_integer():
        return f"P{int(count * TIMES[unit])}{LETTERS[unit]}"
    return _with_rest(unit, whole, count - whole)


def _with_rest(unit: str, whole: int, rest: float) -> str:
    if unit not in SMALLER or round(rest, 2) not in (0.5, 0.25, 0.75):
        return f"{'PT' if unit in CLOCK else 'P'}{round(whole + rest, 2)}{LETTERS[unit]}"
    smaller, times = SMALLER[unit]
    first = f"{whole}{LETTERS[unit]}" if whole else ""
    second = f"{int(rest * times)}{LETTERS[smaller]}"
    if smaller in CLOCK:
        return f"PT{first}{second}" if unit in CLOCK else f"P{first}T{second}"
    return f"P{first}{second}"


def read_duration(hit: Hit, _context: Context) -> Reading | None:
    """So long."""
    unit = hit.value("unit", "UNIT")
    if unit in ("second", "quarter") and hit.words("one") in ("a", "an", "another"):
        return None  # "a second man", "a quarter of the vote"
    count = amount(hit)
    if count and count > 1000 and hit.words("unit") == unit:
        return None  # "the 2024 calendar year"
    if count is None and not hit.has("few") and hit.words("unit") == unit:
        count = 1
    return Reading("DURATION", length(unit, count))


def read_ago(hit: Hit, context: Context) -> Reading | None:
    """So long before (or after) the day of publication."""
    by = -1 if hit.words("way") == "ago" else 1
    return _away(hit, by, period_of("day", context.anchor) if context.anchor else None)


def read_earlier(hit: Hit, context: Context) -> Reading | None:
    """So long before or after the time last spoken of."""
    by = -1 if hit.words("way") in ("earlier", "before", "previously") else 1
    base = context.last
    if base is None and context.now:
        base = period_of("day", context.now)
    return _away(hit, by, base)


def _away(hit: Hit, by: int, base: Period | None) -> Reading | None:
    unit = hit.value("unit", "UNIT")
    count = amount(hit)
    if unit == "second" and count == 1:
        return None
    if count is None:
        return Reading("DATE", "PAST_REF" if by < 0 else "FUTURE_REF")
    if unit in CLOCK:
        return _clock_away(hit, by, count, base)
    step, count = _whole(unit, count)
    grain: Unit = step if step != "weekend" else "day"
    if base is None:
        return dated(None, UNKNOWN[grain])
    moved = shift(base, step, by * int(count))
    return dated(moved.within(grain) if moved else None, UNKNOWN[grain])


def _whole(unit: str, count: float) -> tuple[Unit, float]:
    """The calendar unit to count in; fortnights are weeks, decades and centuries years."""
    if unit == "fortnight":
        return "week", count * 2
    if unit == "night":
        return "day", count
    if unit in ("decade", "century", "millennium"):
        return "year", count * TIMES[unit]
    if count != int(count) and unit in SMALLER and SMALLER[unit][0] not in CLOCK:
        smaller, times = SMALLER[unit]
        return smaller, count * times  # type: ignore[return-value]
    return unit, count  # type: ignore[return-value]


def _clock_away(hit: Hit, by: int, count: float, base: Period | None) -> Reading:
    days = {"hour": 24, "minute": 1440, "second": 86400}[hit.value("unit", "UNIT")]
    if base is None or base.unit != "day":
        return Reading("TIME", "XXXX-XX-XXTXX:XX")
    moved = shift(base, "day", by * int(count // days))
    return Reading("TIME", f"{moved.value}TXX:XX" if moved else "XXXX-XX-XXTXX:XX", moved)


def read_every(hit: Hit, _context: Context) -> Reading | None:
    """Every week, each year, a day, every two months."""
    unit = hit.value("unit", "UNIT")
    count = amount(hit)
    if count is None and not hit.has("few"):
        count = 2 if hit.has("other") else 1
    return Reading("SET", length(unit, count))


def read_every_day(hit: Hit, _context: Context) -> Reading | None:
    """Every Tuesday, Tuesdays, Friday nights."""
    weekday = hit.value("weekday", "WEEKDAYS")
    if weekday is None:
        weekday = hit.value("weekday", "WEEKDAY")
    part = hit.value("part", "PART") or hit.value("part", "PARTS")
    return Reading("SET", f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else ""))


def read_every_season(hit: Hit, _context: Context) -> Reading | None:
    """Every summer."""
    return Reading("SET", f"XXXX-{SEASONS[hit.value('season', 'SEASON') - 1]}")


def read_every_month(hit: Hit, _context: Context) -> Reading | None:
    """Every July."""
    return Reading("SET", f"XXXX-{hit.value('month', 'MONTH'):02}")


def read_word(hit: Hit, _context: Context) -> Reading | None:
    """A word that is a whole duration or set: yearlong, annually."""
    options = hit.rule.options
    value = str(hit.value("word", options["class"]))
    return Reading("SET" if options["type"] == "SET" else "DURATION", value)


def read_fixed(hit: Hit, _context: Context) -> Reading | None:
    """Now, recently, soon."""
    return Reading("DATE", hit.rule.options["value"])
