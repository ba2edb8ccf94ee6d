"""Events told in part that their article tells in full elsewhere: "the summit of the two leaders"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.link.claims.participants import describe, is_unnamed, shown
from onrecord.link.claims.propositions import MUTUAL, Sighting
from onrecord.link.classes import ANYTHING

BARE = re.compile(r"(?:(?:the|both|these|those) )?\w+$", re.IGNORECASE)
NEAR = 500  # characters to the people who are meant by a word without a number ("the leaders")


def take_up(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings of one article, where meetings of people whom it does not name there take up a named one.

    "The summit of the two leaders" is the nearest meeting in the article whose participants are named.
    """
    named = [one for one in sightings if _is_full(one)]
    return [
        one if _is_full(one) or one.key.type not in MUTUAL else _as_nearest(one, named) for one in sightings
    ]


def complete(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings of one article, where transfers with one side left open take it from a fuller one.

    "These arms" that a state is condemned for sending are those that the article says it sent somebody.
    """
    full = [one for one in sightings if one.key.side("supplier") and one.key.side("recipient")]
    return [_filled(one, full) if one.key.type == "TRANSFER" else one for one in sightings]


def _filled(one: Sighting, full: Sequence[Sighting]) -> Sighting:
    fits = [
        (abs(other.event.trigger.start - one.event.trigger.start), other.event.id, other)
        for other in full
        if set(one.key.roles) < set(other.key.roles)
        and (one.classes[-1] == other.classes[-1] or ANYTHING in (one.key.aspect, other.key.aspect))
    ]
    if not fits:
        return one
    other = min(fits, key=lambda fit: fit[:2])[2]
    return replace(one, key=replace(one.key, roles=other.key.roles), names={**other.names, **one.names})


def _is_full(one: Sighting) -> bool:
    return len(one.key.participants) > 1 and one.key.named


def _as_nearest(one: Sighting, named: Sequence[Sighting]) -> Sighting:
    if one.key.named:
        return one
    fits = [
        (abs(other.event.trigger.start - one.event.trigger.start), other.event.id, other)
        for other in named
        if other.key.type == one.key.type and other.key.aspect == one.key.aspect and _may_be(one, other)
    ]
    if not fits:
        return one
    other = min(fits, key=lambda fit: fit[:2])[2]
    return replace(one, key=other.key, names=other.names, persons=other.persons)


def _may_be(one: Sighting, other: Sighting) -> bool:
    """Whether those whom `one` describes may be those in `other`: as many, of the same kind, or nearby."""
    said = [describe(name) for names in one.names.values() for name in sorted(names)]
    if len(said) != 1:
        return False
    kinds = {describe(shown(party)).head for party in other.key.participants if is_unnamed(party)}
    if said[0].number is not None:
        return said[0].number == len(other.key.participants)
    far = abs(other.event.trigger.start - one.event.trigger.start)
    (name,) = (name for names in one.names.values() for name in names)
    return said[0].head in kinds or (BARE.match(name) is not None and far <= NEAR)
