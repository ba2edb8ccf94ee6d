"""What an event says of the world, as a key: its type, who takes part on which side, the class of its item.

Events of one key may be one claim; time and people decide (`clusters`). People count as their party: at a
summit a president is the state. Whoever is not named counts within their article alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.classes import ANYTHING, ItemClasses
from onrecord.link.keys import Kind, key
from onrecord.link.names import Parties, plain
from onrecord.model import Article, Event, Referent, Role, Statement
from onrecord.model.entity import EntityKind
from onrecord.model.event import EventType

# Sides of these have the same part: who met whom, who agreed with whom.
MUTUAL: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# These go on over time, and may be spoken of without a date.
DEALINGS: frozenset[EventType] = frozenset({"TRANSFER", "AID", "SUPPORT", "COOPERATE"})
# One side says enough of these.
ONE_SIDED: frozenset[EventType] = frozenset({"TRANSFER", "MOBILIZE", "PROTEST"})
# Modes that make another act of it: a call is no meeting, and a visit is one where it is paid to somebody.
OTHER_ACTS: Mapping[EventType, frozenset[str]] = {
    "REJECT": frozenset({"veto"}),
    "MOBILIZE": frozenset({"test"}),
    "CONSULT": frozenset({"phone", "visit"}),
    "SANCTION": frozenset({"lift", "discontinue", "expel", "withdraw"}),
    "YIELD": frozenset({"ceasefire", "release", "withdraw", "resign"}),
    "COERCE": frozenset({"arrest", "ban", "deport", "seize"}),
    "ACCUSE": frozenset({"investigate"}),
    "PROTEST": frozenset({"boycott"}),
}
SCOPED = re.compile(r" \(a-[0-9a-f]+\)$")  # names of people who are not named, with their article
NOUN = 30  # characters before a trigger that may say what is tested
PARTIES = ("actor", "target", "supplier", "recipient")
MEET: frozenset[EntityKind] = frozenset({"person", "state", "organisation", "group"})  # who can meet or agree
VISIT = "visit"

Roles = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, order=True)
class Proposition:
    """A key. `roles` maps roles to sorted parties, `aspect` is the class of the item or the mode.

    `matter` tells acts of one party alone apart, by their item or their article: two demands are not one, nor
    are the tests of two kinds of weapon.
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
        if role.role not in PARTIES or not _takes_part(event, role):
            continue
        referent = parties.known(role.referent)
        party = namer.party(referent, persons, named)
        part = "actor" if event.type in MUTUAL and not _is_visit(event) else role.role
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
    if aspect == "test":
        matter = classes.known([*items, _before(article, event)])
    else:
        matter = _matter(event, aspect, roles, items, namer.scope)
    return Sighting(
        article,
        _without_dateline(article, event),
        statement,
        Proposition(event.type, roles, aspect, matter),
        {party: frozenset(members) for party, members in names.items()},
        frozenset(people),
        chain,
    )


def says_enough(key: Proposition) -> bool:
    """Whether a key is a proposition that others could affirm or deny.

    It names somebody, and both sides of an act between two. An event that does not is an event all the same,
    and makes no claim.
    """
    if all(SCOPED.search(party) for party in key.participants):
        return False
    if key.type in MUTUAL:
        return len(key.participants) > 1
    return key.type in ONE_SIDED or key.aspect in ("veto", "resign") or len(key.roles) > 1


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
        if set(one.key.roles) < set(other.key.roles)
        and (one.classes[-1] == other.classes[-1] or ANYTHING in (one.key.aspect, other.key.aspect))
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


def _matter(event: Event, aspect: str, roles: Roles, items: Sequence[str], scope: str) -> str:
    """What tells an act from others of its doer where nobody is named whom it is done to."""
    alone = len(roles) == 1 and roles[0][0] == "actor" and len(roles[0][1]) == 1
    if not alone or aspect == "veto" or event.type in ("TRANSFER", "MOBILIZE"):
        return ""
    return plain(items[0]) if items and " " in items[0] else scope


def _before(article: Article, event: Event) -> str:
    """The words right before the trigger: "nuclear" of a test, "long-range rocket" of a launch."""
    words = article.full_text[max(0, event.trigger.start - NOUN) : event.trigger.start]
    return re.split(r"[.;:,\n]", words)[-1].rstrip(" -")


def _is_visit(event: Event) -> bool:
    """Whether it goes to places alone: a visit to somebody is a meeting."""
    targets = [role.referent for role in event.roles if role.role == "target"]
    return (
        event.type == "CONSULT"
        and event.mode == VISIT
        and bool(targets)
        and all(
            one.kind in ("place", "thing") or (one.kind == "state" and one.name in event.places)
            for one in targets
        )
    )


def _takes_part(event: Event, role: Role) -> bool:
    return event.type not in MUTUAL or role.referent.kind in MEET or _is_visit(event)


def _act(event: Event) -> str:
    mode = event.mode or ""
    if mode == VISIT and not _is_visit(event):
        return ANYTHING
    return mode if mode in OTHER_ACTS.get(event.type, frozenset()) else ANYTHING


def _same_party(event: Event, parties: Parties) -> bool:
    """Whether both sides belong to one party, so that only their own names tell them apart."""
    held = [parties.party(role.referent) for role in event.roles if role.role in PARTIES]
    return len(held) > 1 and len(set(held)) == 1


def general(key: Proposition, chain: Iterable[str]) -> list[Proposition]:
    """The transfers between the same that a transfer implies, of a more general class, the nearest first."""
    found = [Proposition(key.type, key.roles, aspect) for aspect in chain]
    return [one for one in dict.fromkeys(found) if one != key]


def family_of(one: Proposition) -> int:
    """The key of the propositions that can be above or below `one`: transfers between the same parties of
    whatever class, the same act of others.
    """
    if one.type == "TRANSFER":
        return key(Kind.FAMILY, one.type, one.roles)
    return key(Kind.FAMILY, one.type, one.roles, one.aspect, one.matter)


def sides_of(one: Proposition) -> frozenset[int]:
    """The keys of the sides of a transfer: whoever shares one may have answered for the other."""
    return frozenset(key(Kind.SIDE, *side) for side in one.roles if one.type == "TRANSFER")
