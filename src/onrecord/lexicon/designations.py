"""The kinds of lexicon entries that designators are found by (see `entries.py` for the others)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weapon:
    """One type of weapon with all its names; `parent` is the id of its class.

    `common` marks names that are also plain words or other things' names ("Patriot", "Grad"): they count only
    right before a noun for arms ("Patriot missiles").
    """

    id: str
    name: str
    parent: str
    source: str
    aliases: tuple[str, ...] = ()
    common: bool = False


@dataclass(frozen=True, slots=True)
class WeaponFamily:
    """Weapons that are told apart by a number after a stem ("Hwasong-11Ga", "S-300", "Kh-47M2").

    `numbers` are the numbers that the family has; where there are none, any will do. A number may be
    followed by the letters and digits of a version. The stem and the number are parted by a hyphen, by
    nothing, or, for stems of three letters and more, by a blank.
    """

    id: str
    stems: tuple[str, ...]
    parent: str
    source: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VesselWords:
    """Words that a ship's name follows: `prefixes` ("MV", "USS"), and `nouns` that say what it is."""

    id: str
    source: str
    prefixes: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registration:
    """Marks of aircraft registered in one state: `id` is the prefix, `mark` a regular expression of the rest.

    `distinct` marks need no word of aviation beside them to be known for what they are.
    """

    id: str
    mark: str
    state: str
    source: str
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form of companies, with the ways in which it is written after a name."""

    id: str
    forms: tuple[str, ...]
    source: str
