"""Dates from what other articles date: a summit "last year" that another article puts in September 2023."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten

from onrecord.lexicon import Lexicon
from onrecord.link.claims.clusters import cluster
from onrecord.link.claims.participants import Namer
from onrecord.link.claims.propositions import MUTUAL, Proposition, Sighting, sight
from onrecord.link.claims.takeup import take_up
from onrecord.link.classes import ItemClasses
from onrecord.link.copies.prose import sentence_at
from onrecord.link.dates.constraints import Constraint
from onrecord.link.names import Parties, called
from onrecord.link.ports import Annotated
from onrecord.model import Interval, Time
from onrecord.model.event import EventType

# Types of which an occasion is told apart by who takes part; accusations and support recur.
OCCASIONS: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "REJECT", "MOBILIZE", "SANCTION", "YIELD"})
EXACT = 31  # days; an event dated no closer than this dates nothing else
UNITS = ("day", "week", "month", "year")
NUMBERS = {
    "one": 1,
    "a": 1,
    "an": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
}
AGO = re.compile(r"\b(\d+|[a-z]+)\s+(day|week|month|year)s?\s+(?:ago|earlier|before)\b")
NAMED = re.compile(r"\b(last|this|previous|past|current)\s+(week|month|year)\b")
MONTH = re.compile(r"XXXX-(\d\d)")  # a month without its year, as TIMEX3 has it
MONTHS = timedelta(days=330)  # after which "in March" is the next one
SHOWN, WORDS = 3, 90  # happenings that a reason names, and characters of what is quoted of each
Happening = tuple[Interval, tuple[Sighting, ...]]
SINGLE = {"yesterday": ("day", 1), "today": ("day", 0), "tonight": ("day", 0)}


@dataclass(frozen=True, slots=True)
class Occasions:
    """The dated occasions of a ledger, each as the sightings that date it."""

    held: dict[EventType, list[Happening]]
    parties: Parties
    classes: ItemClasses

    @classmethod
    def of(cls, annotated: Iterable[Annotated], lexicon: Lexicon) -> "Occasions":
        """The occasions that articles put on dates of a month or less and tell as past."""
        parties, classes = Parties(lexicon), ItemClasses(lexicon)
        groups: dict[Proposition, list[Sighting]] = defaultdict(list)
        for pair in annotated:
            for one in _sightings(pair, parties, classes):
                if one.event.when and one.event.when.days <= EXACT:
                    groups[one.key].append(one)
        held: dict[EventType, list[Happening]] = defaultdict(list)
        for key in sorted(groups):
            for happening in cluster(key, groups[key]):
                if happening.period:
                    held[key.type].append((happening.period, happening.members))
        return cls(dict(held), parties, classes)

    def constraints(self, annotated: Annotated) -> Iterator[Constraint]:
        """What the occasions that an article places in time from its own day say of that day."""
        for loose in _loose(annotated, self.parties, self.classes):
            one = loose.sighting
            fits = [
                (period, members)
                for period, members in self.held.get(one.key.type, ())
                if members[0].article.id != one.article.id and _same(one, members[0], self.parties)
            ]
            fits = self._about_the_same(loose, fits)
            days = sorted({days for period, _ in fits for days in _possible(loose.time, period)})
            if days:
                what = f"{one.key.type} of {', '.join(sorted(one.key.participants))}"
                dated = " and ".join(_dating(fit) for fit in fits[:SHOWN])
                yield Constraint(tuple(days), f'"{loose.time.text}" said of a {what} that {dated}')

    def _about_the_same(self, one: "Loose", fits: list[Happening]) -> list[Happening]:
        """Those told with the same third parties, where some are: of two vetoes the one on the same state."""
        shared = [fit for fit in fits if any(one.parties & _third_parties(m, self.parties) for m in fit[1])]
        return shared or fits


@dataclass(frozen=True, slots=True)
class Loose:
    """An event that an article dates from its own day ("last month"), and who else its sentence names."""

    sighting: Sighting
    time: Time
    parties: frozenset[str]


def may_date(annotated: Iterable[Annotated], undated: Iterable[Annotated], lexicon: Lexicon) -> bool:
    """Whether any of `annotated` tells of an occasion from which one of `undated` might get its day.

    People and places may still exclude it: the answer is yes more often than need be.
    """
    parties, classes = Parties(lexicon), ItemClasses(lexicon)
    told = {
        one.key
        for pair in annotated
        for one in _sightings(pair, parties, classes)
        if one.event.when and one.event.when.days <= EXACT
    }
    return bool(told) and any(
        loose.sighting.key.type == key.type and _same_act(loose.sighting.key, key)
        for pair in undated
        for loose in _loose(pair, parties, classes)
        for key in told
    )


def loosely_dated(annotated: Annotated, lexicon: Lexicon) -> Iterator[Loose]:
    """The occasions that an article places in time from its own day, in the order of the text."""
    return _loose(annotated, Parties(lexicon), ItemClasses(lexicon))


def _loose(annotated: Annotated, parties: Parties, classes: ItemClasses) -> Iterator[Loose]:
    times = {time.span: time for time in annotated[1].times}
    for one in _sightings(annotated, parties, classes):
        time = times.get(one.event.time) if one.event.time else None
        if time is not None and time.needs_anchor and (_step(time) or MONTH.match(time.value)):
            yield Loose(one, time, _third_parties(one, parties))


def _third_parties(one: Sighting, parties: Parties) -> frozenset[str]:
    return parties.named_in(sentence_at(one.article, one.event.trigger)) - one.key.participants


def _dating(happening: Happening) -> str:
    """Who dates it to when, in which words; the first of several by the name of the file."""
    period, members = happening
    witness = min(members, key=lambda one: (called(one.article), one.event.trigger))
    words = shorten(witness.event.evidence.of(witness.article.full_text), WORDS, placeholder="…")
    return f'{called(witness.article)} dates {period.start} ("{words}")'


def _sightings(annotated: Annotated, parties: Parties, classes: ItemClasses) -> Iterator[Sighting]:
    article, annotations = annotated
    namer = Namer(parties, classes, article.id)
    found = [
        sight(article, event, None, namer)
        for event in annotations.events
        if event.type in OCCASIONS and event.factuality in ("asserted", "probable")
    ]
    for one in take_up([one for one in found if one]):
        if len(one.key.participants) > 1 or one.key.aspect:
            yield one


def _step(time: Time) -> tuple[str, int] | None:
    """The unit that a relative expression counts in, and how many of them it goes back."""
    words = time.text.casefold()
    if words in SINGLE:
        return SINGLE[words]
    if match := NAMED.search(words):
        return match[2], 0 if match[1] in ("this", "current") else 1
    if match := AGO.search(words):
        count = int(match[1]) if match[1].isdigit() else NUMBERS.get(match[1])
        return (match[2], count) if count else None
    return None


def _possible(time: Time, period: Interval) -> Iterator[Interval]:
    """The days on which one may speak of `period` by the words of `time`; none where the words do not fit."""
    if step := _step(time):
        yield _published(period, *step)
    elif (month := MONTH.match(time.value)) and int(month[1]) in {period.start.month, period.end.month}:
        yield Interval(period.start, period.start + MONTHS)


def _published(period: Interval, unit: str, back: int) -> Interval:
    """The days on which one may say of `period` that it was `back` units ago."""
    if unit == "day":
        return Interval(period.start + timedelta(days=back), period.end + timedelta(days=back))
    if unit == "week":
        monday = period.start - timedelta(days=period.start.weekday()) + timedelta(weeks=back)
        sunday = period.end + timedelta(days=6 - period.end.weekday()) + timedelta(weeks=back)
        return Interval(monday, sunday)
    if unit == "year":
        return Interval(date(period.start.year + back, 1, 1), date(period.end.year + back, 12, 31))
    start, end = _month(period.start, back), _month(period.end, back + 1)
    return Interval(start, end - timedelta(days=1))


def _month(day: date, ahead: int) -> date:
    months = day.year * 12 + day.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)


def _same(one: Sighting, other: Sighting, parties: Parties) -> bool:
    """Whether two sightings may be one occasion: the same act, no two people or places that exclude it."""
    if not _same_act(one.key, other.key):
        return False
    shared = one.people.keys() & other.people.keys()
    if any(not one.people[party] & other.people[party] for party in shared):
        return False
    return _same_place(one.event.places, other.event.places, parties)


def _same_act(one: Proposition, other: Proposition) -> bool:
    if one.aspect != other.aspect:
        return False
    if one.type in MUTUAL and one.roles != other.roles:
        return False
    if one.side("actor") != other.side("actor"):
        return False
    targets = set(one.side("target")), set(other.side("target"))
    return not all(targets) or bool(targets[0] & targets[1])


def _same_place(first: Sequence[str], second: Sequence[str], parties: Parties) -> bool:
    """Places exclude each other when they name different states."""
    named = [
        frozenset(state for place in places for state in parties.named_in(place))
        for places in (first, second)
    ]
    return not all(named) or bool(named[0] & named[1])
