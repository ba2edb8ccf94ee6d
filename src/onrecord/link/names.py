"""Names as keys: the same name however it is written, and the party that a speaker speaks for."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from onrecord.lexicon import Lexicon, Organisation, State
from onrecord.model import Article, Referent

SOURCES = tuple(
    f"{of} source" for of in ("military", "government", "security", "diplomatic", "army", "ministry")
)
APART = re.compile(r"[^\w]+|_")
KNOWING = re.compile(
    r" (?:with|on|about|in|to|by|near|against|who|that|whose|familiar|close|briefed|involved)\b"
)
LETTERS_ALONE = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
)


def called(article: Article) -> str:
    """What the user knows an article by: the name of its file, without the folders."""
    return PurePath(article.file).name


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without case, diacritics, full stops, apostrophes and hyphens.

    >>> plain("José Núñez-Vidal") == plain("JOSE NUNEZ VIDAL")
    True
    """
    letters = unicodedata.normalize("NFKD", name.translate(LETTERS_ALONE))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = re.sub(r"['’.]", "", letters.casefold())
    return " ".join(part for part in APART.split(letters) if part)


def own_part(description: str) -> str:
    """What a description says of who somebody is, without what they know of or where they are.

    >>> own_part("Peruvian military source close to the talks")
    'Peruvian military source'
    """
    return KNOWING.split(description, maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a referent speaks for, by the lexicon."""

    lexicon: Lexicon

    def known(self, referent: Referent) -> Referent:
        """The referent as the lexicon knows it: people by their full name, however it is spelt and parted.

        Its name has single spaces.
        """
        if (name := " ".join(referent.name.split())) != referent.name:
            referent = replace(referent, name=name)
        if referent.key or not referent.named or referent.kind != "person" or " " not in referent.name:
            return referent
        key = person_keys(self.lexicon).get(plain(referent.name).replace(" ", ""))
        if key is None:
            return referent
        person = self.lexicon.people[key]
        return Referent(person.name, "person", self.lexicon.party_of(person.party) or referent.party, key)

    def party(self, referent: Referent) -> str | None:
        """The name of the state or organisation that `referent` speaks for; None for people of no known one.

        A body that is part of a state or of another body speaks for the whole.
        """
        referent = self.known(referent)
        if referent.party:
            return self.lexicon.party_of(self._key(referent.party)) or referent.party
        if referent.key and (whole := self.lexicon.party_of(referent.key)):
            return whole
        if not referent.named and (whose := own_part(referent.name)).casefold().endswith(SOURCES):
            return min(self.named_in(whose), default=None)  # "a Peruvian military source"
        return referent.name if referent.kind in ("state", "organisation") else None

    def holder(self, referent: Referent) -> str:
        """The party of `referent`, or its own name where it speaks for nobody else."""
        return self.party(referent) or self.known(referent).name

    def named_in(self, words: str) -> frozenset[str]:
        """The parties whose names or adjectives stand in `words` ("U.S. intelligence": the United States)."""
        known = spoken_names(self.lexicon)
        parts = plain(words).split()
        runs = {
            " ".join(parts[start:end])
            for start in range(len(parts))
            for end in range(start + 1, min(start + 5, len(parts) + 1))
        }
        found = {self.lexicon.party_of(known[run]) for run in runs if run in known}
        return frozenset(party for party in found if party)

    def _key(self, name: str) -> str:
        if name in self.lexicon.states or name in self.lexicon.organisations:
            return name
        return body_keys(self.lexicon).get(plain(name), name)


@lru_cache(maxsize=4)
def body_keys(lexicon: Lexicon) -> dict[str, str]:
    """Plain name of a state or organisation -> its id; of two with one name the state goes first."""
    found: dict[str, str] = {}
    bodies: list[State | Organisation] = [*lexicon.states.values(), *lexicon.organisations.values()]
    for body in bodies:
        for name in (body.name, *body.aliases):
            found.setdefault(plain(name), body.id)
    return found


@lru_cache(maxsize=4)
def state_names(lexicon: Lexicon) -> frozenset[str]:
    """The names that parties of states go by."""
    return frozenset(state.name for state in lexicon.states.values())


@lru_cache(maxsize=4)
def organisation_names(lexicon: Lexicon) -> frozenset[str]:
    """The names that parties of bodies go by."""
    return frozenset(body.name for body in lexicon.organisations.values())


@lru_cache(maxsize=4)
def person_keys(lexicon: Lexicon) -> dict[str, str]:
    """Full name of a person without spaces -> id; names that several people have are left out."""
    found: dict[str, set[str]] = {}
    for person in lexicon.people.values():
        for name in (person.name, *person.aliases):
            if " " in plain(name):
                found.setdefault(plain(name).replace(" ", ""), set()).add(person.id)
    return {name: min(keys) for name, keys in found.items() if len(keys) == 1}


@lru_cache(maxsize=4)
def spoken_names(lexicon: Lexicon) -> dict[str, str]:
    """Plain name, adjective or seat of government -> id of the state or organisation."""
    found = dict(body_keys(lexicon))
    for state in lexicon.states.values():
        for name in (*state.demonyms, *state.metonyms):
            found.setdefault(plain(name), state.id)
    return found


@lru_cache(maxsize=4)
def outlet_names(lexicon: Lexicon) -> dict[str, str]:
    """Plain name or alias of an outlet -> its name."""
    found: dict[str, str] = {}
    for outlet in lexicon.outlets.values():
        for name in outlet.spoken_names:
            found.setdefault(plain(name), outlet.name)
    return found


def find_outlet(name: str | None, lexicon: Lexicon) -> str | None:
    """The outlet that `name` names, alone or in a phrase ("an interview with NBC"); None for others."""
    if not name:
        return None
    known = outlet_names(lexicon)
    words = plain(name).split()
    runs = [
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(len(words), start, -1)
        if end - start <= 6
    ]
    found = [run for run in sorted(runs, key=len, reverse=True) if run in known]
    return known[found[0]] if found else None
