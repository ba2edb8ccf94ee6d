"""Participants of an event as keys: by party, by name, or, for people whom nobody names, by what they are.

"Two Maryland sheriff's deputies" and "the two deputies" have one key, which tells less than a name: it counts
only where the articles have more in common (`clusters`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.annotate.quantities.numbers import find_numbers
from onrecord.lexicon import Lexicon
from onrecord.link.classes import ItemClasses, singular
from onrecord.link.names import Parties, organisation_names, outlet_names, plain
from onrecord.model import Annotations, Referent

UNNAMED = " (unnamed)"
ANY = " (any)"  # of people told by words that may be anybody's: a gunman, the police
# The marks of people who are not named, or not in full, with their article.
SCOPED = re.compile(r" \((?:a-[0-9a-f]+|unnamed|any)\)$")
# Keys that tell nobody from others of a kind: a number and a noun, or anybody.
FAINT = re.compile(r"(?:(\d+) .* \((?:unnamed|any)|.* \(any)\)$")
AFTER_HEAD = re.compile(
    r" (?:of|in|from|with|at|on|for|to|by|near|who|that|which|working|killed|accused)\b|,"
)
# What says which, or about how many, and not what.
LEADING = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "some", "any", "all", "both", "other",
    "another", "more", "less", "fewer", "than", "at", "least", "most", "about", "around", "nearly",
    "almost", "roughly", "approximately", "up", "to", "as", "many", "his", "her", "its", "their",
    "our", "my", "several", "few",
})  # fmt: skip
MANY = frozenset({"police", "people", "children", "media", "men", "women", "military", "troops"})


@dataclass(frozen=True, slots=True)
class Description:
    """What words say of people whom they do not name: `head` in the singular, `number` None where no number
    is given for several, `words` without what only says which.
    """

    head: str
    number: int | None
    words: str


@lru_cache(maxsize=65536)
def describe(name: str) -> Description:
    """The description in a noun phrase.

    >>> describe("two Maryland sheriff's deputies")
    Description(head='deputy', number=2, words='maryland sheriffs deputies')
    """
    counted = next(
        (one for one in find_numbers(name) if one.min and name[one.end : one.end + 1] != "-"), None
    )
    number = round(counted.min) if counted and counted.min else None
    rest = name[counted.end :] if counted else name
    words = plain(AFTER_HEAD.split(rest.strip(), maxsplit=1)[0]).split()
    while len(words) > 1 and words[0] in LEADING:
        words = words[1:]
    last = words[-1] if words else plain(name)
    alone = singular(last) == last and last not in MANY
    return Description(singular(last), number or (1 if alone else None), " ".join(words) or last)


def shown(party: str) -> str:
    """A party's name without the mark of people who are not named."""
    return SCOPED.sub("", party)


def is_unnamed(party: str) -> bool:
    """Whether a key is of people who are not named in full."""
    return bool(SCOPED.search(party))


def is_described(party: str) -> bool:
    """Whether a key is of people told by what they are, whom nobody can ask."""
    return party.endswith((UNNAMED, ANY))


@dataclass(frozen=True, slots=True)
class Namer:
    """Names participants by the lexicon; `scope` keeps those called by half a name in two articles apart."""

    parties: Parties
    classes: ItemClasses
    scope: str

    def party(self, referent: Referent, persons: bool) -> str:
        """The key of one participant: its party, or its own name where parties do not tell the sides apart;
        what is said of it where it has none.
        """
        kind = self._is_kind(referent)
        party = None if kind else self._party(referent)
        if party and not persons:
            return party
        named = referent.named and not kind
        if named and referent.kind != "thing" and (referent.key or " " in referent.name or party):
            return referent.name
        half = named and referent.kind != "group"  # half a name: "Evans", not "Muslims"
        return f"{referent.name} ({self.scope})" if half else self.described(referent.name)

    def _party(self, referent: Referent) -> str | None:
        """The party; of people described by a body's name ("PKK militants") that body."""
        party = self.parties.party(referent)
        if party and party != party.lower():  # "its campaign" speaks for nobody
            return party
        if referent.named:
            return None
        bodies = organisation_names(self.parties.lexicon)
        return min(self.parties.named_in(referent.name) & bodies, default=None)

    def _is_kind(self, referent: Referent) -> bool:
        """Whether a name is none, but a noun in a headline."""
        if referent.party and not referent.named:
            return False
        return referent.key is None and plain(referent.name) in _kinds(self.parties.lexicon)

    def described(self, name: str) -> str:
        """The key of people who are not named. How many they are tells more than what else is said."""
        found = describe(name)
        kind = _kinds(self.parties.lexicon)
        words = found.words.split()
        runs = [" ".join([*words[start:-1], found.head]) for start in range(len(words))]
        known = next((kind[run] for run in runs if run in kind), None)
        number = f"{found.number} " if found.number is not None else ""
        if known:
            return f"{number if number != '1 ' else ''}{known}{ANY}"
        return f"{number}{found.head if number else found.words}{UNNAMED}"


@lru_cache(maxsize=4)
def _kinds(lexicon: Lexicon) -> dict[str, str]:
    return {plain(noun): entry.id for entry in lexicon.descriptions.values() for noun in entry.nouns}


def setting(annotations: Annotations, lexicon: Lexicon) -> frozenset[str]:
    """The names in an article that say what it is about: of people, places and bodies, not of states, which
    are named everywhere, nor of outlets.
    """
    named = (one for mention in annotations.mentions for one in mention.referents if one.named)
    names = {one.name for one in named if one.kind not in ("state", "thing", "weapon")}
    return _without_outlets(names, lexicon)


def _without_outlets(names: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    outlets = outlet_names(lexicon)
    return frozenset(name for name in names if plain(name) not in outlets)
