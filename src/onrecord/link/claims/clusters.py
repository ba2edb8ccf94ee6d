"""Which sightings of one key are one happening: told apart by time and by people.

Nothing here depends on the order of its input. The most exactly dated sightings make the happenings; wider
dates ("last year") join the one they fit, and stay apart where they fit several.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.link.claims.participants import FAINT
from onrecord.link.claims.propositions import MUTUAL, Proposition, Sighting
from onrecord.link.components import components
from onrecord.model import Interval
from onrecord.model.event import EventType

SLACK = timedelta(days=1)  # meetings reported across time zones
BEFORE, PLANS = timedelta(days=7), timedelta(days=45)  # what an undated report of the past, of plans, is near
AHEAD = timedelta(days=30)  # days of a date that is near anything at most
SEASON = timedelta(days=92)  # after which "the summit" is hardly that of months ago
GAP = timedelta(days=3)  # between reports of one undated happening
STAND = timedelta(days=21)  # the same for what goes on being told of: measures that are in force
STANDING: frozenset[EventType] = frozenset({"SANCTION", "YIELD"})
LOOKED_BACK: frozenset[EventType] = STANDING | {"AGREE"}  # told of later as background
PLACED: frozenset[EventType] = frozenset({"ASSAULT", "PROTEST"})  # told apart by where


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sightings of one happening, ordered by id. `period` is what their dates have in common.

    `about` tells it from others of its key: the period, the week of an undated happening's first report, or
    nothing. `people` are the persons on each side, where a meeting is told from others by them.
    """

    key: Proposition
    period: Interval | None
    about: str
    people: tuple[tuple[str, tuple[str, ...]], ...]
    members: tuple[Sighting, ...]


@dataclass(slots=True)
class _Core:
    period: Interval | None
    members: list[Sighting] = field(default_factory=list)
    about: str = ""


def cluster(key: Proposition, sightings: Iterable[Sighting]) -> list[Cluster]:
    """The happenings behind sightings that share `key`, the order of which changes nothing."""
    ordered = sorted(sightings, key=lambda sighting: sighting.event.id)
    cores = _dated(key, [one for one in ordered if one.event.when])
    undated = [one for one in ordered if not one.event.when]
    if key.lasting:
        cores += [_Core(None, undated)] if undated else []
    else:
        gap = STAND if key.type in STANDING else GAP
        cores += _without_date(_assign(undated, cores), gap)
    clusters = [_close(key, core) for core in cores]
    placed = key.type in PLACED or key.aspect == "arrest"
    if placed and not _is_many(key):
        return [part for whole in clusters for part in _by_places(whole)]
    if key.type not in MUTUAL:
        return clusters
    return [part for whole in clusters for part in _by_people(whole)]


def _is_many(key: Proposition) -> bool:
    """Whether it is told of a number of people, which tells it from others better than a place."""
    return any((match := FAINT.match(party)) and (match[1] or "1") != "1" for party in key.participants)


def _dated(key: Proposition, sightings: Sequence[Sighting]) -> list[_Core]:
    cores: list[_Core] = []
    wide: dict[Interval, _Core] = {}
    for one in sorted(sightings, key=lambda one: (_when(one).days, _when(one).start, one.event.id)):
        when = _when(one)
        hits = [core for core in cores if core.period and _touch(core.period, when, key)]
        if len(hits) > 1:
            hits = [core for core in hits if _same_article(core.members, one)][:1]
            target = hits[0] if hits else wide.setdefault(when, _Core(when))
        elif hits:
            target = hits[0]
        else:
            target = _Core(when)
            cores.append(target)
        target.members.append(one)
        target.period = (target.period.meet(when) if target.period else None) or target.period
    return cores + list(wide.values())


def _when(sighting: Sighting) -> Interval:
    when = sighting.event.when
    if when is None:
        raise ValueError(f"{sighting.event.id} has no date")
    return when


def _touch(period: Interval, when: Interval, key: Proposition) -> bool:
    if key.type not in MUTUAL:
        return period.overlaps(when)
    return period.start - SLACK <= when.end and when.start <= period.end + SLACK


def _same_article(members: Sequence[Sighting], sighting: Sighting) -> bool:
    return any(member.article.id == sighting.article.id for member in members)


def _assign(undated: Sequence[Sighting], cores: Sequence[_Core]) -> list[Sighting]:
    """Puts each undated sighting into the happening it is near; returns those that are near none.

    Near is what its article dates to the days around its publication, or what other articles do. The one
    happening that its article dates at all will do where it is not long past.
    """
    dated = [list(core.members) for core in cores]
    left = []
    for one in undated:
        here = [number for number, members in enumerate(dated) if _same_article(members, one)]
        near = _near(one, cores)
        own = [fit for fit in near if fit[2] in here]
        if own or near:
            cores[min(own or near)[2]].members.append(one)
        elif len(here) == 1 and _not_long_past(one, cores[here[0]]):
            cores[here[0]].members.append(one)
        else:
            left.append(one)
    return left


def _not_long_past(sighting: Sighting, core: _Core) -> bool:
    published = sighting.article.published
    if published is None or core.period is None or published.days > AHEAD.days:
        return True
    return published.start - core.period.end <= SEASON


def _near(sighting: Sighting, cores: Sequence[_Core]) -> list[tuple[bool, int, int]]:
    """How near each happening is, as far as it may be meant: plans are of what is ahead, if there is any."""
    published = sighting.article.published
    if published is None or published.days > BEFORE.days:
        return []
    back = AHEAD if sighting.key.type in LOOKED_BACK else BEFORE
    past = Interval(published.start - back, published.end)
    if sighting.event.factuality == "planned":
        ahead = Interval(published.start, published.end + PLANS)
        return _within(ahead, published, cores) or _within(past, published, cores)
    return _within(past, published, cores)


def _within(window: Interval, published: Interval, cores: Sequence[_Core]) -> list[tuple[bool, int, int]]:
    return [
        (core.period.days > BEFORE.days, abs((core.period.start - published.start).days), number)
        for number, core in enumerate(cores)
        if core.period and core.period.days <= AHEAD.days and core.period.overlaps(window)
    ]


def _without_date(sightings: Sequence[Sighting], gap: timedelta) -> list[_Core]:
    cores: list[_Core] = []
    last: date | None = None
    for one in sorted(sightings, key=lambda one: (_day(one), one.event.id)):
        day = _day(one)
        if not cores or last is None or day - last > gap:
            cores.append(_Core(None, about="" if day == date.max else f"about {day}"))
        cores[-1].members.append(one)
        last = day
    return cores


def _day(sighting: Sighting) -> date:
    return sighting.article.published.start if sighting.article.published else date.max


def _close(key: Proposition, core: _Core) -> Cluster:
    about = f"{core.period.start}/{core.period.end}" if core.period else core.about
    members = tuple(sorted(core.members, key=lambda one: one.event.id))
    return Cluster(key, core.period, about, (), members)


def _by_people(whole: Cluster) -> list[Cluster]:
    """Parts of a happening between the same parties: meetings of different people are different meetings."""
    groups: list[tuple[dict[str, set[str]], list[Sighting]]] = []
    rest: list[Sighting] = []
    for one in sorted(whole.members, key=_named):
        fits = [group for group in groups if _compatible(group[0], one)]
        if len(fits) > 1 or (len(fits) == 1 and not one.people and len(groups) > 1):
            rest.append(one)
            continue
        if not fits:
            fits = [({}, [])]
            groups.append(fits[0])
        fits[0][1].append(one)
        for party, names in one.people.items():
            fits[0][0].setdefault(party, set()).update(names)
    if len(groups) == 1:
        return [_part(whole, groups[0][0], groups[0][1] + rest)]
    parts = [_part(whole, people, members) for people, members in groups]
    return parts + ([_part(whole, {}, rest)] if rest else [])


def _by_places(whole: Cluster) -> list[Cluster]:
    """Parts of a happening that were in different places; what is placed nowhere stays with its article, or
    with the only place.
    """
    placed = [one for one in whole.members if one.places]
    where = components(
        sorted({place for one in placed for place in one.places}),
        ((place, other) for one in placed for place in one.places for other in one.places),
    )
    if len(where) < 2:
        return [whole]
    groups = [[one for one in placed if not one.places.isdisjoint(places)] for places in where]
    rest: list[Sighting] = []
    for one in whole.members:
        if not one.places:
            fits = [group for group in groups if _same_article(group, one)]
            (fits[0] if len(fits) == 1 else rest).append(one)
    parts = [
        replace(_part(whole, {}, members), about=f"{whole.about} in {places[0]}")
        for places, members in zip(where, groups, strict=True)
    ]
    return parts + ([_part(whole, {}, rest)] if rest else [])


def _named(sighting: Sighting) -> tuple[int, tuple[tuple[str, tuple[str, ...]], ...], str]:
    people = tuple(sorted((party, tuple(sorted(names))) for party, names in sighting.people.items()))
    return -sum(len(names) for _, names in people), people, sighting.event.id


def _compatible(people: dict[str, set[str]], sighting: Sighting) -> bool:
    return all(not people.get(party) or people[party] & names for party, names in sighting.people.items())


def _part(whole: Cluster, people: dict[str, set[str]], members: Sequence[Sighting]) -> Cluster:
    period = whole.period
    for one in sorted(members, key=lambda one: one.event.id):
        if one.event.when and period:
            period = period.meet(one.event.when) or period
    named = tuple((party, tuple(sorted(names))) for party, names in sorted(people.items()))
    return Cluster(
        whole.key, period, whole.about, named, tuple(sorted(members, key=lambda one: one.event.id))
    )
