"""Readings of days of the week and of parts of a day: Monday, yesterday, this morning, 5 p.m."""

from onrecord.annotate.times.calendar import UNKNOWN, Period, period_of
from onrecord.annotate.times.context import Context, Hit, Reading
from onrecord.annotate.times.dates import read_date
from onrecord.annotate.times.placing import dated, plus, step

BESIDE = ("previous", "preceding", "following")  # of the day last spoken of, not of publication


def read_weekday(hit: Hit, context: Context) -> Reading | None:
    """A day of the week: the last one in a report, the next one where the verb looks ahead."""
    weekday = hit.value("weekday", "WEEKDAY")
    part = hit.value("part", "PART")
    return dated(_weekday(hit, context, weekday), f"XXXX-WXX-{weekday + 1}", part)


def _weekday(hit: Hit, context: Context, weekday: int) -> Period | None:
    now = context.now
    if now is None:
        return None
    by = step(hit)
    if "week" in hit.words("rel") or hit.has("week"):
        monday = period_of("week", now).shifted(by or 0)
        return plus(monday.start, weekday) if monday else None
    if hit.words("rel") in BESIDE and context.last and context.last.unit == "day":
        now = context.last.start
    back = (now.weekday() - weekday) % 7
    if by is None and back == 0:
        return period_of("day", now)
    if by == 0 and "past" not in hit.words("rel") and "coming" not in hit.words("rel"):
        return plus(now, weekday - now.weekday())
    ahead = by > 0 if by is not None else hit.direction > 0
    if ahead:
        return plus(now, (weekday - now.weekday()) % 7 or 7)
    return plus(now, -(back or 7))


def read_relday(hit: Hit, context: Context) -> Reading | None:
    """Today, yesterday, tomorrow, the day before yesterday."""
    by = hit.value("relday", "RELDAY")
    said = hit.said()
    if "before" in said:
        by -= 1
    elif "after" in said:
        by += 1
    part = hit.value("part", "PART")
    return dated(plus(context.anchor, by) if context.anchor else None, UNKNOWN["day"], part)


def read_weekend(hit: Hit, context: Context) -> Reading | None:
    """The weekend: the last one, or the next where the verb looks ahead."""
    now = context.now
    if now is None:
        return dated(None, UNKNOWN["weekend"])
    this = period_of("weekend", now)
    if hit.direction <= 0 and this.start > now:
        return dated(this.shifted(-1), UNKNOWN["weekend"])
    return dated(this, UNKNOWN["weekend"])


def read_part(hit: Hit, context: Context) -> Reading | None:
    """This morning, tonight, last night, that evening."""
    part = hit.rule.options.get("part") or hit.value("part", "DAYPART")
    last = context.last if context.last and context.last.unit == "day" else None
    if hit.has("back"):
        return dated(last, UNKNOWN["day"], part)
    if hit.has("on"):
        return dated(last.shifted(1) if last else None, UNKNOWN["day"], part)
    by = int(hit.rule.options.get("by", 0))
    return dated(plus(context.anchor, by) if context.anchor else None, UNKNOWN["day"], part)


def read_clock(hit: Hit, context: Context) -> Reading | None:
    """A time of day, with its day where the words give one."""
    clock = _clock(hit)
    if clock is None:
        return None
    day, unknown = _day_named(hit, context)
    return Reading("TIME", f"{day.value if day else unknown}T{clock}", day)


def _clock(hit: Hit) -> str | None:
    if hit.has("hhmm"):
        written = hit.words("hhmm")
        return f"{written[:2]}:{written[2:]}" if len(written) == 4 and _is_clock(written) else None
    if hit.has("named"):
        return "24:00" if hit.words("named") == "midnight" else "12:00"
    written = hit.words("clock")
    hour = int(written.partition(":")[0]) if written else int(hit.number("hour") or 0)
    minute = written.partition(":")[2][:5] if written else "00"
    half = hit.words("ampm").replace(".", "") or {"MO": "am"}.get(hit.value("part", "DAYPART") or "", "")
    if hit.value("part", "DAYPART") in ("AF", "EV", "NI"):
        half = "pm"
    if hour > 24 or (half and hour > 12 and not written):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute}"


def _is_clock(written: str) -> bool:
    return written.isdigit() and int(written[:2]) <= 24 and int(written[2:]) < 60


def _day_named(hit: Hit, context: Context) -> tuple[Period | None, str]:
    if hit.has("month"):
        reading = read_date(hit, context)
        return (reading.period, reading.value.partition("T")[0]) if reading else (None, UNKNOWN["day"])
    if hit.has("weekday"):
        weekday = hit.value("weekday", "WEEKDAY")
        return _weekday(hit, context, weekday), f"XXXX-WXX-{weekday + 1}"
    if hit.has("relday"):
        by = hit.value("relday", "RELDAY")
        return (plus(context.anchor, by) if context.anchor else None), UNKNOWN["day"]
    now = context.now
    if context.last and context.last.unit == "day":
        return context.last, UNKNOWN["day"]
    return (period_of("day", now) if now else None), UNKNOWN["day"]
