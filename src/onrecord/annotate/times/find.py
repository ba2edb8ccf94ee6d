"""Finds the time expressions of a text and reads them against a day."""

import re
from dataclasses import dataclass, replace
from datetime import date

from onrecord.annotate.times import dates, days, lengths, periods
from onrecord.annotate.times.context import Context, Hit, Reader, Reading
from onrecord.annotate.times.grammar import Grammar, load_grammar
from onrecord.annotate.times.lexer import Tokens, cut
from onrecord.annotate.times.tense import direction
from onrecord.model import Interval
from onrecord.model.time import TimeType

READERS: dict[str, Reader] = {
    "ago": lengths.read_ago,
    "bc": dates.read_before_christ,
    "century": dates.read_century,
    "clock": days.read_clock,
    "date": dates.read_date,
    "decade": dates.read_decade,
    "duration": lengths.read_duration,
    "earlier": lengths.read_earlier,
    "every": lengths.read_every,
    "everyday": lengths.read_every_day,
    "everymonth": lengths.read_every_month,
    "everyseason": lengths.read_every_season,
    "fixed": lengths.read_fixed,
    "ended": periods.read_ended,
    "following": periods.read_following,
    "half": periods.read_half,
    "holiday": dates.read_holiday,
    "month": dates.read_month,
    "part": days.read_part,
    "period": periods.read_period,
    "quarter": periods.read_quarter,
    "relday": days.read_relday,
    "season": periods.read_season,
    "unit": periods.read_unit,
    "weekday": days.read_weekday,
    "weekend": days.read_weekend,
    "weekof": periods.read_week_of,
    "word": lengths.read_word,
    "written": dates.read_written,
    "year": dates.read_year,
    "yearago": periods.read_year_ago,
    "yearend": periods.read_year_end,
}


# Comparisons ("a year earlier"): what follows does not count from them.
BACKWARD = frozenset(("ago", "earlier", "yearago"))


YEARLESS = frozenset(("date", "month", "quarter", "season"))
LINKS = frozenset(("and", "or", "to", "-", "–", "—", "through", "until", ",", "/"))
DEICTIC = frozenset(("relday", "weekday", "part", "ago", "unit", "weekend", "yearago"))


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its characters, TIMEX3 type and value, its days where they are known."""

    start: int
    end: int
    type: TimeType
    value: str
    interval: Interval | None
    needs_anchor: bool
    rule: str = ""


def find_timexes(text: str, anchor: Interval | date | None = None) -> list[Timex]:
    """The time expressions of `text` in order, not overlapping, read as published on `anchor`.

    Where the publication day is only known to lie in an interval, a value holds what all its days agree on
    (X for the rest) and `interval` spans what is possible.
    """
    grammar = load_grammar()
    hits = _hits(cut(text, grammar.words), grammar)
    unanchored = _read(hits, None)
    if anchor is None:
        return [
            _timex(hit, reading, None, reading)
            for hit, reading in zip(hits, unanchored, strict=True)
            if reading
        ]
    ends = (anchor, anchor) if isinstance(anchor, date) else (anchor.start, anchor.end)
    first = _read(hits, ends[0])
    last = first if ends[0] == ends[1] else _read(hits, ends[1])
    return [
        _timex(hit, one, other, bare)
        for hit, one, other, bare in zip(hits, first, last, unanchored, strict=True)
        if one
    ]


def _hits(tokens: Tokens, grammar: Grammar) -> list[Hit]:
    """The matches kept: of those that overlap the longest, then the one of the earlier rule."""
    found = [
        (match.start() - match.end(), number, match.start(), Hit(rule, match, tokens, grammar))
        for number, rule in enumerate(grammar.rules)
        for match in rule.pattern.finditer(tokens.codes)
        if match.end() > match.start()
    ]
    taken = bytearray(len(tokens.codes))
    kept = []
    for _, _, _, hit in sorted(found, key=lambda item: item[:3]):
        if not any(taken[hit.first : hit.last]) and READERS[hit.rule.reading](hit, Context(None)):
            taken[hit.first : hit.last] = b"\1" * (hit.last - hit.first)
            kept.append(hit)
    kept.sort(key=lambda hit: hit.first)
    years = _borrowed(kept)
    return [
        replace(hit, direction=direction(tokens, hit.first, hit.last, grammar.verbs), borrowed=year)
        for hit, year in zip(kept, years, strict=True)
    ]


def _borrowed(hits: list[Hit]) -> list[int | None]:
    """The year for each hit that the next one spells out: "from May 15 to August 16, 1988"."""
    years: list[int | None] = [None] * len(hits)
    for at in range(len(hits) - 2, -1, -1):
        hit, after = hits[at], hits[at + 1]
        if hit.rule.reading not in YEARLESS or after.rule.reading not in YEARLESS or hit.has("year"):
            continue
        if after.first - hit.last == 1 and hit.tokens.tokens[hit.last].word in LINKS:
            year = after.number("year") or years[at + 1]
            years[at] = int(year) if year else None
    return years


def _read(hits: list[Hit], anchor: date | None) -> list[Reading | None]:
    context = Context(anchor, narrative=_is_history(hits, anchor))
    readings = []
    for hit in hits:
        reading = READERS[hit.rule.reading](hit, context)
        passing = hit.rule.reading in (DEICTIC if context.narrative else BACKWARD)
        if reading and not passing:
            context.note(reading.period)
        readings.append(reading)
    return readings


def _is_history(hits: list[Hit], anchor: date | None) -> bool:
    """Whether the text tells of years long past, in which a bare "in May" follows the date before it."""
    dated = [hit for hit in hits if hit.rule.reading in YEARLESS or hit.rule.reading == "year"]
    years = [int(year) for hit in dated if (year := hit.number("year"))]
    deictic = sum(hit.rule.reading in DEICTIC for hit in hits)
    if len(years) < 4 or deictic * 8 > len(hits):
        return False
    if anchor is None:
        return len(years) * 2 > len(dated)
    return sum(abs(year - anchor.year) > 2 for year in years) > 0.8 * len(years)


def _timex(hit: Hit, one: Reading, other: Reading | None, bare: Reading | None) -> Timex:
    other = other or one
    value = one.value if one.value == other.value else _agreed(one.value, other.value)
    interval = one.period.interval if one.period else None
    if interval and other.period:
        interval = interval.join(other.period.interval)
    needs = bare is None or bare.value != value or ("XXXX" in bare.value and bare.type in ("DATE", "TIME"))
    return Timex(hit.start, hit.end, one.type, value, interval, needs, hit.rule.name)


def _agreed(one: str, other: str) -> str:
    """The fields of two values that are the same, X for those that are not."""
    day, mark, clock = one.partition("T")
    fields = zip(day.split("-"), other.partition("T")[0].split("-"), strict=False)
    return "-".join(a if a == b else _masked(a) for a, b in fields) + mark + clock


def _masked(field: str) -> str:
    return re.sub(r"\d", "X", field) if re.search(r"\d", field) else "X" * len(field)
