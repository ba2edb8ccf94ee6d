"""The words in which people read the record: dates, numbers, standings, positions."""

import calendar
from collections.abc import Sequence
from datetime import date

from onrecord.ledger import Heading, StatementRow
from onrecord.model import Article, Event, Interval, Quantity, Statement
from onrecord.model.claim import Response, Stance, Standing

STANDINGS: dict[Standing, str] = {
    "acknowledged": "a participant's latest own position affirms it",
    "disputed": "it is asserted, and a participant's latest position denies it",
    "corroborated": "two independent bases assert it",
    "reported": "it is asserted, on one basis",
    "denied": "nobody says that it has happened, and somebody denies it",
    "planned": "it is said to be planned",
    "possible": "it is called possible, no more",
}
STANCES: dict[Stance, str] = {
    "affirms": "affirms",
    "denies": "denies",
    "possible": "calls it possible",
    "planned": "calls it planned",
}
RESPONSES: dict[Response, str] = {
    "denied": "denied it",
    "affirmed": "affirmed it",
    "declined": "declined to comment",
    "none_found": "no response found",
}
FORCES = {
    "assert": "said", "deny": "denied", "confirm": "confirmed", "warn": "warned", "pledge": "pledged",
    "threaten": "threatened", "accuse": "accused", "demand": "demanded", "ask": "asked",
    "predict": "predicted", "criticise": "criticised", "denounce": "denounced", "praise": "praised",
    "decline": "declined", "believe": "believed", "intend": "intended", "fear": "feared",
}  # fmt: skip
OWN_WORDS = ("assert", "believe", "intend", "fear")  # forces that the cue itself puts best
CUE = 40  # characters of a cue in a line
NO_OUTLET = "outlet unknown"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "2 articles", "1,200 parties"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def dates(interval: Interval | None, unknown: str = "undated") -> str:
    """An interval as people write it: "20 Sep 2023", "Sep 2023", "2023", "11–17 Sep 2023".

    `unknown` stands for None.
    """
    if interval is None:
        return unknown
    start, end = interval.start, interval.end
    if date.min in (start, end) or date.max in (start, end):
        return _open_ended(interval)
    if start == end:
        return f"{start.day} {start:%b} {start.year}"
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole_months:
        return _months(interval)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {start:%b} {start.year}"
    if start.year == end.year:
        return f"{start.day} {start:%b} – {end.day} {end:%b} {end.year}"
    return f"{start.day} {start:%b} {start.year} – {end.day} {end:%b} {end.year}"


def _open_ended(interval: Interval) -> str:
    """The ends of the calendar stand for "we do not know", not for days."""
    if interval.start == date.min and interval.end == date.max:
        return "at any time"
    if interval.end == date.max:
        return f"since {dates(Interval.day(interval.start))}"
    return f"until {dates(Interval.day(interval.end))}"


def _months(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if start.month == 1 and end.month == 12:
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%b} {start.year}"
    if start.year == end.year:
        return f"{start:%b} – {end:%b} {end.year}"
    return f"{start:%b} {start.year} – {end:%b} {end.year}"


def listed(names: Sequence[str], none: str = "nobody") -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    if not names:
        return none
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shortened(text: str, width: int) -> str:
    """`text` on one line, cut at a word to at most `width` characters, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: max(width - 1, 0)]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > width // 2 else cut).rstrip(" ,;:") + "…"


def quantity(found: Quantity) -> str:
    """The number as bounds: "more than 11,000 containers", "at least 24 missiles", "about 300"."""
    things = " of ".join(
        part for part in dict.fromkeys((found.unit, found.item)) if part and not part.isspace()
    )
    low, high = found.min, found.max
    if low is not None and low == high:
        words = ("about " if found.approximate else "") + f"{low:,g}"
    elif low is not None and high is not None:
        words = f"{low:,g} to {high:,g}"
    elif low is not None:
        words = f"{'more than' if found.min_exclusive else 'at least'} {low:,g}"
    elif high is not None:
        words = f"{'fewer than' if found.max_exclusive else 'at most'} {high:,g}"
    else:
        return found.text
    return f"{words} {things}".strip()


def outlet_name(article: Article | Heading) -> str:
    """Where an article was read: its outlet, else its agency, else the name of its file without folders."""
    name = article.outlet or article.agency or article.file.rsplit("/", 1)[-1]
    return party_name(name)


def party_name(name: str) -> str:
    """The name of a party or an outlet; pages that call theirs "unknown" have none."""
    return NO_OUTLET if name.casefold() == "unknown" else name


def verb(row: StatementRow) -> str:
    """How a statement is put forward: by the cue's own words where its force says little, else by the force.

    A statement that somebody has corrected is put by its force: its cue may be what misled.
    """
    force = row.statement.force
    cue = shortened(row.cue, CUE)
    own = force in OWN_WORDS and cue and row.state != "corrected"
    return cue if own else FORCES[force]


def few(names: Sequence[str], most: int = 4, width: int = 32) -> str:
    """The first names, shortened, and how many more there are: "A, B, C, D and 3 more".

    Names that are the same when shortened are one.
    """
    alike = tuple(dict.fromkeys(shortened(party_name(name), width) for name in names))
    shown = ", ".join(alike[:most])
    return f"{shown} and {len(alike) - most} more" if len(alike) > most else shown


def speakers(statement: Statement, source: str = "") -> str:
    """Who speaks: the names, else the words of the source, else "unattributed"."""
    names = tuple(dict.fromkeys(speaker.name for speaker in statement.speakers))
    return listed(names, none=" ".join(source.split()) or "unattributed")


def participants(event: Event) -> str:
    """The roles of an event in a row: "supplier North Korea, recipient Russia, item munitions"."""
    by_role: dict[str, list[str]] = {}
    for role in event.roles:
        by_role.setdefault(role.role, []).append(role.referent.name)
    return ", ".join(f"{role} {listed(tuple(dict.fromkeys(names)))}" for role, names in by_role.items())
