"""What an event says of the world, as a key: its type, who takes part on which side, the class of its item.

Events of one key may be one claim; time and people decide (`clusters`). People count as their party: at a
summit Putin is Russia. Whoever is not named counts within their article alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.classes import ANYTHING, ItemClasses
from onrecord.link.names import Parties, plain
from onrecord.model import Article, Event, Referent, Statement
from onrecord.model.event import EventType

# Sides of these have the same part: who met whom, who agreed with whom.
MUTUAL: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# These go on over time, and may be spoken of without a date.
DEALINGS: frozenset[EventType] = frozenset({"TRANSFER", "AID", "SUPPORT", "COOPERATE"})
# Modes that make another act of it: a visit is a meeting, a call is not.
OTHER_ACTS: Mapping[EventType, frozenset[str]] = {
    "REJECT": frozenset({"veto"}),
    "MOBILIZE": frozenset({"test"}),
    "CONSULT": frozenset({"phone"}),
    "SANCTION": frozenset({"lift", "discontinue", "expel", "withdraw"}),
    "YIELD": frozenset({"ceasefire", "release", "withdraw", "resign"}),
    "COERCE": frozenset({"arrest", "ban", "deport", "seize"}),
    "ACCUSE": frozenset({"investigate"}),
    "PROTEST": frozenset({"boycott"}),
}
SCOPED = re.compile(r" \(a-[0-9a-f]+\)$")  # names of people who are not named, with their article
PARTIES = ("actor", "target", "supplier", "recipient")

Roles = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, order=True)
class Proposition:
    """A key. `roles` maps roles to sorted parties, `aspect` is the class of the item or the mode.

    `matter` tells acts of one party alone apart, by their item or their article: two demands are not one.
    """

    type: EventType
    roles: Roles
    aspect: str
    matter: str = ""

    @property
    def lasting(self) -> bool:
        """Whether it goes on over time, so that it may be spoken of without a date."""
        return self.type in DEALINGS or (self.type == "MOBILIZE" and bool(self.side("target")))

    @property
    def participants(self) -> frozenset[str]:
        """All parties in it."""
        return frozenset(party for _, parties in self.roles for party in parties)

    def side(self, role: str) -> tuple[str, ...]:
        """The parties in a role."""
        return next((parties for name, parties in self.roles if name == role), ())


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event in its article, with the statement that carries it and its key.

    A date that is only the dateline's is left out: it says when the report was written. `names` maps parties
    to the people and bodies that the event names for them, `persons` are the people among them, `classes`
    is the chain of the item's class.
    """

    article: Article
    event: Event
    statement: Statement | None
    key: Proposition
    names: Mapping[str, frozenset[str]]
    persons: frozenset[str]
    classes: tuple[str, ...]

    @property
    def people(self) -> Mapping[str, frozenset[str]]:
        """Only the people: party -> names of those in the event who speak for it."""
        return {party: found for party, names in self.names.items() if (found := names & self.persons)}


@dataclass(frozen=True, slots=True)
class Namer:
    """Names participants by the lexicon; `scope` keeps the unnamed people of two articles apart."""

    parties: Parties
    classes: ItemClasses
    scope: str

    def party(self, referent: Referent, persons: bool, others_named: bool) -> str:
        """The key of one participant: its party, or its own name where parties do not tell the sides apart.

        Whoever is not named counts within one article and its copies, but for groups beside somebody named:
        "civilians" bombed by a state are the same class of people everywhere.
        """
        party = self.parties.party(referent)
        if party and not persons:
            return party
        if referent.named and referent.kind != "thing" and (referent.key or " " in referent.name or party):
            return referent.name
        if referent.kind == "group" and others_named:
            return plain(referent.name)
        return f"{referent.name} ({self.scope})"


def sight(article: Article, event: Event, statement: Statement | None, namer: Namer) -> Sighting | None:
    """The event with its key; None where nobody takes part whom one could name."""
    parties, classes = namer.parties, namer.classes
    found: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    persons = _same_party(event, parties)
    named = any(parties.party(role.referent) for role in event.roles if role.role in PARTIES)
    people: set[str] = set()
    for role in event.roles:
        if role.role not in PARTIES:
            continue
        referent = parties.known(role.referent)
        party = namer.party(referent, persons, named)
        part = "actor" if event.type in MUTUAL else role.role
        found.setdefault(part, set()).add(party)
        names.setdefault(party, set()).add(referent.name)
        if referent.kind == "person":
            people.add(referent.name)
    if not found:
        return None
    roles = tuple((role, tuple(sorted(members))) for role, members in sorted(found.items()))
    items = sorted(role.referent.name for role in event.roles if role.role == "item")
    chain = classes.chain(items[0] if items else None) if event.type == "TRANSFER" else (ANYTHING,)
    aspect = chain[0] if event.type == "TRANSFER" else _act(event)
    return Sighting(
        article,
        _without_dateline(article, event),
        statement,
        Proposition(event.type, roles, aspect, _matter(event, aspect, names, items or [namer.scope])),
        {party: frozenset(members) for party, members in names.items()},
        frozenset(people),
        chain,
    )


def take_up(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings of one article, where meetings of people whom it does not name there take up a named one.

    "The summit of the two leaders" is the nearest meeting in the article whose participants are named.
    """
    named = [one for one in sightings if _all_named(one)]
    return [
        one if _all_named(one) or one.key.type not in MUTUAL else _as_nearest(one, named) for one in sightings
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
        if set(one.key.roles) < set(other.key.roles) and one.classes[-1] == other.classes[-1]
    ]
    if not fits:
        return one
    other = min(fits, key=lambda fit: fit[:2])[2]
    return replace(one, key=replace(one.key, roles=other.key.roles), names={**other.names, **one.names})


def _all_named(one: Sighting) -> bool:
    return len(one.key.participants) > 1 and not any(SCOPED.search(party) for party in one.key.participants)


def _as_nearest(one: Sighting, named: Sequence[Sighting]) -> Sighting:
    if not all(SCOPED.search(party) for party in one.key.participants):
        return one
    fits = [
        (abs(other.event.trigger.start - one.event.trigger.start), other.event.id, other)
        for other in named
        if other.key.type == one.key.type and other.key.aspect == one.key.aspect
    ]
    if not fits:
        return one
    other = min(fits, key=lambda fit: fit[:2])[2]
    return replace(one, key=other.key, names=other.names, persons=other.persons)


def _without_dateline(article: Article, event: Event) -> Event:
    dateline = article.dateline
    if dateline and event.time and dateline.span.overlaps(event.time):
        return replace(event, when=None)
    return event


def _matter(event: Event, aspect: str, names: Mapping[str, set[str]], items: list[str]) -> str:
    alone = len(names) == 1 and not aspect and event.type not in ("TRANSFER", "MOBILIZE")
    return plain(items[0]) if alone else ""


def _act(event: Event) -> str:
    mode = event.mode or ""
    return mode if mode in OTHER_ACTS.get(event.type, frozenset()) else ANYTHING


def _same_party(event: Event, parties: Parties) -> bool:
    """Whether both sides belong to one party, so that only their own names tell them apart."""
    held = [parties.party(role.referent) for role in event.roles if role.role in PARTIES]
    return len(held) > 1 and len(set(held)) == 1


def general(key: Proposition, chain: Iterable[str]) -> list[Proposition]:
    """The transfers that a transfer implies: of a more general class, and with one side left open."""
    supplier, recipient = key.side("supplier"), key.side("recipient")
    found: list[Proposition] = []
    for to, by in ((recipient, supplier), ((), supplier), (recipient, ())):
        roles = tuple((role, side) for role, side in (("recipient", to), ("supplier", by)) if side)
        if roles:
            found.extend(Proposition(key.type, roles, aspect) for aspect in chain)
    return [one for one in dict.fromkeys(found) if one != key]
