"""What an event says of the world, as a key: its type, who takes part on which side, the class of its item.

Events of one key may be one claim; time and people decide (`clusters`). People count as their party: at a
summit a president is the state. What is done to somebody is often told without who did it: acts of one type
on one target are a family, whoever did them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.claims.participants import Namer, describe, is_unnamed
from onrecord.link.classes import ANYTHING, singular
from onrecord.link.keys import Kind, key
from onrecord.link.names import Parties, plain
from onrecord.model import Article, Event, Role, Statement
from onrecord.model.entity import EntityKind
from onrecord.model.event import EventType

# Sides of these have the same part: who met whom, who agreed with whom.
MUTUAL: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# These go on over time, and may be spoken of without a date.
DEALINGS: frozenset[EventType] = frozenset({"TRANSFER", "AID", "SUPPORT", "COOPERATE"})
# One side says enough of these.
ONE_SIDED: frozenset[EventType] = frozenset({"TRANSFER", "MOBILIZE", "PROTEST"})
# Whom it was done to says enough of these ("was arrested"), and makes a family of them.
SUFFERED: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION", "YIELD"})
# Modes that make another act of it: a call is no meeting, and a visit is one where it is paid to somebody.
OTHER_ACTS: Mapping[EventType, frozenset[str]] = {
    "REJECT": frozenset({"veto"}),
    "MOBILIZE": frozenset({"test", "exercise"}),
    "CONSULT": frozenset({"phone", "visit"}),
    "SANCTION": frozenset({"lift", "discontinue", "expel", "withdraw"}),
    "YIELD": frozenset({"ceasefire", "release", "withdraw", "resign"}),
    "COERCE": frozenset({"arrest", "ban", "deport", "seize"}),
    "ACCUSE": frozenset({"investigate"}),
    "PROTEST": frozenset({"boycott"}),
}
NOUN = 30  # characters before a trigger that may say what is tested
PARTIES = ("actor", "target", "supplier", "recipient")
MEET: frozenset[EntityKind] = frozenset({"person", "state", "organisation", "group"})  # who can meet or agree
VISIT = "visit"
SANCTION = "sanction"

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
        if self.type == "MOBILIZE":
            return bool(self.side("target")) or self.aspect == "exercise"
        return self.type in DEALINGS

    @property
    def undergone(self) -> bool:
        """Whether it is told by whom it was done to, so that its doer may be left out."""
        return self.type in SUFFERED and bool(self.side("target"))

    @property
    def named(self) -> bool:
        """Whether anybody in it is named."""
        return not all(is_unnamed(party) for party in self.participants)

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
    is the chain of the item's class. `places` are those where it happened that are no states, `scope` is the
    root of the article's copies, `setting` what the article is about (`participants.setting`).
    """

    article: Article
    event: Event
    statement: Statement | None
    key: Proposition
    names: Mapping[str, frozenset[str]]
    persons: frozenset[str]
    classes: tuple[str, ...]
    places: frozenset[str]
    scope: str
    setting: frozenset[str] = frozenset()

    @property
    def people(self) -> Mapping[str, frozenset[str]]:
        """Only the people: party -> names of those in the event who speak for it."""
        return {party: found for party, names in self.names.items() if (found := names & self.persons)}


def sight(article: Article, event: Event, statement: Statement | None, namer: Namer) -> Sighting | None:
    """The event with its key; None where nobody takes part whom one could name."""
    parties, classes = namer.parties, namer.classes
    found: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    persons = _same_party(event, parties)
    people: set[str] = set()
    for role in event.roles:
        if role.role not in PARTIES or not _takes_part(event, role):
            continue
        referent = parties.known(role.referent)
        party = namer.party(referent, persons)
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
    elif event.type == "SANCTION" and aspect == ANYTHING:
        matter = _measure(event.trigger.of(article.full_text), items, namer)
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
        frozenset(place for place in event.places if not parties.named_in(place)),
        namer.scope,
    )


def says_enough(key: Proposition) -> bool:
    """Whether a key is a proposition that others could affirm or deny: of an act between two both sides, or
    whom it was done to. An event that says less is an event all the same, and makes no claim.
    """
    if key.type in MUTUAL or (key.type == "ASSAULT" and not key.undergone):
        return len(key.participants) > 1
    known = key.type in ONE_SIDED or key.aspect in ("veto", "resign") or key.undergone
    return known or len(key.roles) > 1


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


def _measure(trigger: str, items: Sequence[str], namer: Namer) -> str:
    """What is imposed where that is no sanctions: an embargo, restrictions."""
    triggers = namer.classes.lexicon.triggers.values()
    nouns = {noun for one in triggers if one.type == "SANCTION" for noun in one.nouns}
    words = [*items, *([trigger] if singular(plain(trigger)) in nouns else [])]
    head = describe(words[0]).head if words else SANCTION
    return "" if head == SANCTION else head


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
    """The key of the propositions that can be above or below `one`, or the same: transfers between the same
    parties of whatever class, what was done to the same, the same act of others.
    """
    if one.type == "TRANSFER":
        return key(Kind.FAMILY, one.type, one.roles)
    if one.undergone:
        return key(Kind.FAMILY, one.type, one.side("target"), one.aspect, one.matter)
    return key(Kind.FAMILY, one.type, one.roles, one.aspect, one.matter)


def sides_of(one: Proposition) -> frozenset[int]:
    """The keys of the sides of a transfer: whoever shares one may have answered for the other."""
    return frozenset(key(Kind.SIDE, *side) for side in one.roles if one.type == "TRANSFER")
