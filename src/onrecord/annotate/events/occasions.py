"""Meetings that one article speaks of more than once.

A meeting is named by the same noun again and again ("the summit"), now with its date, now with those who
met. As long as all mentions with participants agree on them, they are one occasion: what one leaves open,
another fills. An article that tells of two summits of different people has none of this done to it.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Event, Role

PAIRS = ("two ", "both ")  # "the two isolated regimes"


def share_occasions(events: Sequence[Event], text: str) -> list[Event]:
    """The events, with participants, date and place of a meeting carried over between its mentions.

    `text` is the article's full text. A date is carried only between mentions of one factuality, and only if
    all dates that the article gives agree; confidence falls by 0.1 where anything is carried.
    """
    shared = list(events)
    for places in _by_noun(events, text).values():
        named = [i for i in places if not _is_pair(events[i])]
        parties = {_participants(events[i]) for i in named}
        if len(parties) != 1:
            continue
        dated = _dated([events[i] for i in places])
        for i in places:
            shared[i] = _completed(events[i], events[named[0]], dated)
    return shared


def _by_noun(events: Sequence[Event], text: str) -> dict[str, list[int]]:
    """Places of the meetings in the list, by the noun; verbs and visits stand for themselves."""
    found: dict[str, list[int]] = {}
    for i, event in enumerate(events):
        noun = event.trigger.of(text).casefold()
        if event.type == "CONSULT" and event.mode is None and noun in ("summit", "meeting"):
            found.setdefault(noun, []).append(i)
    return found


def _participants(event: Event) -> frozenset[str]:
    return frozenset(role.referent.name for role in event.roles if role.role != "item")


def _is_pair(event: Event) -> bool:
    names = _participants(event)
    return len(names) == 1 and next(iter(names)).casefold().startswith(PAIRS)


def _dated(events: Sequence[Event]) -> Event | None:
    """The first mention with a date, if all that have one agree; None else."""
    dated = [event for event in events if event.time is not None]
    for event in dated:
        same = event.when == dated[0].when and (event.when is not None or event.time == dated[0].time)
        overlap = event.when and dated[0].when and event.when.overlaps(dated[0].when)
        if not (same or overlap):
            return None
    return dated[0] if dated else None


def _completed(event: Event, named: Event, dated: Event | None) -> Event:
    roles = event.roles
    if _is_pair(event) and len(_participants(named)) == 2:
        roles = tuple(Role("actor", role.referent, None) for role in named.roles if role.role != "item")
    time, when = event.time, event.when
    if time is None and when is None and dated is not None and dated.factuality == event.factuality:
        time, when = dated.time, dated.when
    if (roles, time, when) == (event.roles, event.time, event.when):
        return event
    confidence = round(max(0.3, event.confidence - 0.1), 2)
    return replace(event, roles=roles, time=time, when=when, confidence=confidence)
