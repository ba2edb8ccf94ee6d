"""Which sightings of one family of propositions are one happening, though not all say who did it.

"Two deputies were shot" and "a gunman shot two deputies" are one where they stand in one article, or in
articles of the same days that are about the same. Who did it is taken from the nearest sighting that says so;
time, people and places decide afterwards (`clusters`), as they do where everybody is named.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from onrecord.link.claims.clusters import BEFORE, GAP, Cluster, cluster
from onrecord.link.claims.contents import is_told
from onrecord.link.claims.participants import ANY, FAINT, describe, is_unnamed
from onrecord.link.claims.propositions import Proposition, Sighting
from onrecord.link.components import components

IRREALIS = ("planned", "possible")  # what has not happened on their word
ALIKE = 0.25  # part of the names of the article that has fewer
FEWEST = 2  # names that two articles on the same share at least


def gather(sightings: Iterable[Sighting]) -> list[Cluster]:
    """The happenings behind sightings of one family, the order of which changes nothing.

    What is told of people whom nobody names is one only where it is told more than once, or denied.
    """
    ordered = sorted(sightings, key=lambda one: one.event.id)
    parts = _by_setting(ordered) if any(_is_faint(_shared(one.key)) for one in ordered) else [ordered]
    found = [one for part in parts for one in _gathered(part)]
    return [one for one in found if one.key.named or len(one.members) > 1 or any(map(is_told, one.members))]


def _gathered(sightings: Sequence[Sighting]) -> list[Cluster]:
    """The happenings of these; a sighting that time or place parts from all who say who did it goes back."""
    keys = _adopted(sightings)
    joined = {
        member.event.id
        for one in _clustered(sightings, keys)
        if any(member.key == one.key for member in one.members)
        for member in one.members
    }
    kept = [key if one.event.id in joined else one.key for one, key in zip(sightings, keys, strict=True)]
    return _clustered(sightings, kept)


def _clustered(sightings: Sequence[Sighting], keys: Sequence[Proposition]) -> list[Cluster]:
    by_key: dict[Proposition, list[Sighting]] = defaultdict(list)
    for one, key in zip(sightings, keys, strict=True):
        by_key[key].append(one)
    return [
        _marked(one, members)
        for key in sorted(by_key)
        for members in (_by_setting(by_key[key]) if _is_little(key) else [by_key[key]])
        for one in cluster(key, members)
    ]


def _marked(one: Cluster, members: Sequence[Sighting]) -> Cluster:
    """With what tells it from others of people of whom no more is said."""
    if not _is_little(one.key):
        return one
    return replace(one, about=f"{one.about} {min(member.scope for member in members)}".lstrip())


def _shared(key: Proposition) -> Iterable[str]:
    """The participants that all propositions of a family have."""
    return key.side("target") if key.undergone else key.participants


def _is_faint(participants: Iterable[str]) -> bool:
    """Whether somebody is told by what many are."""
    return any(FAINT.match(party) for party in participants)


def _is_little(key: Proposition) -> bool:
    """Whether it tells too little to be known by it in another article."""
    return not key.named or _is_faint(key.participants)


@dataclass(frozen=True, slots=True, order=True)
class _Nearness:
    """How near a sighting that says who did it is to one that does not, the nearest first."""

    other_mood: bool
    elsewhere: bool
    days: int
    characters: int


def _adopted(sightings: Sequence[Sighting]) -> list[Proposition]:
    """The key of each sighting, with the doers of the nearest one of the same where it names none."""
    held = {one.event.id: one.key for one in sightings}
    doing = [one for one in sightings if _doers(one.key) == "known"]
    for kind in ("anybody", "none"):
        for one in sightings:
            open_ = one.key.undergone and _doers(one.key) == kind
            if open_ and (key := _nearest(one, doing)):
                held[one.event.id] = key
        doing = doing + [
            one for one in sightings if _doers(one.key) == kind and held[one.event.id] == one.key
        ]
    return [held[one.event.id] for one in sightings]


def _doers(key: Proposition) -> str:
    actors = key.side("actor")
    if not actors:
        return "none"
    return "anybody" if all(actor.endswith(ANY) for actor in actors) else "known"


def _nearest(one: Sighting, doing: Sequence[Sighting]) -> Proposition | None:
    fits = sorted(
        (near, other.key)
        for other in doing
        if other.key != one.key and _may_do(one, other) and (near := _nearness(one, other))
    )
    if not fits:
        return None
    first = fits[0]
    if not first[0].elsewhere:
        return first[1]
    rivals = {key for near, key in fits if near.other_mood == first[0].other_mood}
    return first[1] if len(rivals) == 1 else None


def _may_do(one: Sighting, other: Sighting) -> bool:
    """Whether those who do the one, if anybody is said to, may be those who do the other: one person, or
    called by the same noun ("police", "Belgian police").
    """
    said, theirs = _named_doers(one), _named_doers(other)
    nouns = {describe(name).head for name in theirs}
    person = not theirs.isdisjoint(other.persons)
    return all(describe(name).head in nouns or (person and describe(name).number == 1) for name in said)


def _named_doers(one: Sighting) -> set[str]:
    return {name for party in one.key.side("actor") for name in one.names.get(party, ())}


def _nearness(one: Sighting, other: Sighting) -> _Nearness | None:
    """None where they cannot be one: other times, or articles on other things."""
    here = one.article.id == other.article.id
    if not here and any(map(is_unnamed, one.key.side("target"))) and not _alike(one, other):
        return None
    days = _days_between(one, other)
    if days is None:
        return None
    moods = [sighting.event.factuality in IRREALIS for sighting in (one, other)]
    apart = abs(one.event.trigger.start - other.event.trigger.start) if here else 0
    return _Nearness(moods[0] != moods[1], not here, 0 if here else days, apart)


def _days_between(one: Sighting, other: Sighting) -> int | None:
    """Days between the reports of what may have been at one time, None where it was not."""
    when = one.event.when, other.event.when
    if when[0] and when[1]:
        if not when[0].overlaps(when[1]):
            return None
    elif one.article.id == other.article.id:
        return 0 if not any(when) or (_recent(one) and _recent(other)) else None
    published = one.article.published, other.article.published
    if published[0] is None or published[1] is None:
        return 0 if one.scope == other.scope else None
    days = abs((published[0].start - published[1].start).days)
    return days if days <= (BEFORE if any(when) else GAP).days and _recent(one) and _recent(other) else None


def _recent(one: Sighting) -> bool:
    """Whether it is told as news, as far as it is dated at all."""
    when, published = one.event.when, one.article.published
    return when is None or published is None or (published.start - when.end) <= BEFORE


def _by_setting(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """The sightings by what their articles are about."""
    by_article: dict[str, list[Sighting]] = defaultdict(list)
    for one in sightings:
        by_article[one.article.id].append(one)
    first = [held[0] for _, held in sorted(by_article.items())]
    edges = (
        (one.article.id, other.article.id)
        for place, one in enumerate(first)
        for other in first[:place]
        if _alike(one, other)
    )
    return [
        [one for article in part for one in by_article[article]] for part in components(by_article, edges)
    ]


def _alike(one: Sighting, other: Sighting) -> bool:
    """Whether two articles of the same days name enough of the same, or are copies."""
    if one.scope == other.scope:
        return True
    published = one.article.published, other.article.published
    if published[0] is None or published[1] is None or abs(published[0].start - published[1].start) > GAP:
        return False
    fewer = min(len(one.setting), len(other.setting))
    return len(one.setting & other.setting) >= max(FEWEST, ceil(ALIKE * fewer))
