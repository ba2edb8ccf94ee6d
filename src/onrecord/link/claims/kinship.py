"""General claims and the special ones under them, and what passes between them.

Whoever affirms the special affirms the general; whoever denies the general denies the special, if it had been
asserted by then: nobody denies what nobody has said yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.claims.clusters import Cluster
from onrecord.link.claims.propositions import MUTUAL, Proposition, general
from onrecord.link.claims.stances import Stand
from onrecord.model import Interval

ABOUT_THEN = 31  # days of a date that may hold the day it is compared with and yet be taken as after it


def with_general(clusters: Iterable[Cluster], chains: Mapping[str, tuple[str, ...]]) -> list[Cluster]:
    """The clusters, with a general one added where two or more transfers between two parties have none.

    It is of the class that holds theirs, and without a date.

    `chains` maps each class of items to itself and the classes above it.
    """
    found = list(clusters)
    pairs: dict[Proposition, list[str]] = defaultdict(list)
    for one in found:
        if one.key.type == "TRANSFER" and one.key.side("supplier") and one.key.side("recipient"):
            top = chains[one.key.aspect][-1]
            pairs[Proposition("TRANSFER", one.key.roles, top)].append(one.key.aspect)
    there = {one.key for one in found if not one.about}
    wanted = [
        key if len(set(classes)) > 1 else Proposition("TRANSFER", key.roles, classes[0])
        for key, classes in sorted(pairs.items())
        if len(classes) > 1
    ]
    return found + [Cluster(key, None, "", (), ()) for key in wanted if key not in there]


def find_parents(clusters: Sequence[Cluster], chains: Mapping[str, tuple[str, ...]]) -> dict[int, int]:
    """Place of a cluster -> place of the nearest more general one, for those that have one."""
    timeless = {one.key: place for place, one in enumerate(clusters) if not one.about and not one.people}
    meetings: dict[Proposition, list[int]] = defaultdict(list)
    for place, one in enumerate(clusters):
        if one.key.type in MUTUAL and not one.people:
            meetings[one.key].append(place)
    parents: dict[int, int] = {}
    for place, one in enumerate(clusters):
        if one.key.type == "TRANSFER":
            keys = [*([one.key] if one.about else []), *general(one.key, chains[one.key.aspect])]
            above = [timeless[key] for key in keys if key in timeless]
        elif one.people:
            above = [other for other in meetings[one.key] if _same_time(one, clusters[other])]
        else:
            above = []
        if above and above[0] != place:
            parents[place] = above[0]
    return parents


def _same_time(one: Cluster, other: Cluster) -> bool:
    if one.period and other.period:
        return one.period.overlaps(other.period)
    return one.about == other.about


def ancestors(place: int, parents: Mapping[int, int]) -> list[int]:
    """The places above one, the nearest first."""
    found: list[int] = []
    while place in parents:
        place = parents[place]
        found.append(place)
    return found


def inherit(
    clusters: Sequence[Cluster], own: Sequence[Sequence[Stand]], parents: Mapping[int, int]
) -> list[list[Stand]]:
    """The positions on each cluster: its own, what is affirmed below it, what is denied above it."""
    found = [list(stands) for stands in own]
    for place in range(len(clusters)):
        for above in ancestors(place, parents):
            found[above].extend(stand for stand in own[place] if stand.position.position != "denies")
    first = [Asserted.of(stands) for stands in found]
    for place, one in enumerate(clusters):
        for above in ancestors(place, parents):
            found[place].extend(stand for stand in own[above] if denies(stand, one, first[place]))
    return found


@dataclass(frozen=True, slots=True)
class Asserted:
    """When a claim was first asserted, or spoken of where nobody asserts it; None where no day is known.

    `articles` are those that do.
    """

    first: Interval | None
    articles: frozenset[str]

    @classmethod
    def of(cls, stands: Sequence[Stand]) -> "Asserted":
        """From the positions on the claim."""
        spoken = [stand.position for stand in stands if stand.position.position != "denies"]
        firm = [position for position in spoken if position.position == "affirms"] or spoken
        days = [position.since for position in firm if position.since]
        first = min(days, key=lambda day: (day.start, day.end), default=None)
        return cls(first, frozenset(position.article for position in firm))


def denies(stand: Stand, one: Cluster, asserted: Asserted) -> bool:
    """Whether a denial of something more general is one of `one`: made on or after the day when that was
    first asserted, and not before the time that it is about.

    A denial whose day is not known counts in the articles that assert it alone.
    """
    since = stand.position.since
    if stand.position.position != "denies":
        return False
    if since is None:
        return stand.position.article in asserted.articles
    if one.period and since.end < one.period.start:
        return False
    if asserted.first is None:
        return False
    if since.start >= asserted.first.start:
        return True
    return since.days <= ABOUT_THEN and since.end >= asserted.first.start
