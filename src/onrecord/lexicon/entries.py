"""The kinds of lexicon entries. A file `states.yaml` holds a list of `State`, and so on.

Every entry has a `source`, where its facts can be looked up. Dates are ISO days; an open end is null.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory that speaks and acts. `id` is ISO 3166-1 alpha-2 in lower case where it has one.

    `aliases` are other names that hold anywhere ("DPRK"), `short` ones hold only in an article that also has
    the full name ("the North"), `demonyms` are adjectives and people ("North Korean", "North Koreans"),
    `metonyms` are places that speak for the government ("Pyongyang", "the Kremlin").
    """

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with its names. `part_of` is the id of the state or organisation that it speaks for."""

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    part_of: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of public life. `party` is the id of the state or organisation that they speak for."""

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    gender: Literal["male", "female"] | None = None
    party: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office, from its first day to its last."""

    person: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A post of a state or organisation, whose id is `body`. `titles` are how print names it, fullest first.

    `generic` are words that stand for the office once the article has made its body plain ("the secretary",
    "top diplomat").
    """

    id: str
    titles: tuple[str, ...]
    body: str
    source: str
    generic: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet or agency, with the names and web domains under which it appears."""

    id: str
    name: str
    source: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False
    state: str | None = None
