"""Weapon designations in running text, by the lexicon's families and single types."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon.load import Lexicon

HYPHEN = r"[-\u2010\u2011\u2012\u2013]"
VERSION = r"(?:[A-Z][A-Za-z]{0,3}\d{0,2}(?:-\d{1,2})?)?"  # "11Ga", "72B3", "300PMU-2"
OPEN_NUMBER = r"\d{1,4}"
LONG_STEM = 3  # letters from which on a blank may part stem and number: "Shahed 136"
PLURAL = r"(?:s|['’]s)?"


@dataclass(frozen=True, slots=True)
class NamedWeapon:
    """A designation in a text: characters `start` to `end`, without the ending of a plural.

    `common` says that the words may mean something else, where no noun for arms follows.
    """

    start: int
    end: int
    id: str
    name: str
    parent: str
    common: bool


@dataclass(frozen=True, slots=True)
class _Single:
    id: str
    name: str
    parent: str
    common: bool


@dataclass(frozen=True, slots=True)
class _Index:
    pattern: re.Pattern[str]
    singles: dict[str, _Single]
    parents: tuple[str, ...]


def find_weapons(text: str, lexicon: Lexicon) -> Iterator[NamedWeapon]:
    """The designations in a text in order, the longest at each place. Letters count as written.

    Names that an entry gives as one weapon have one id ("Geran-2" is `shahed-136`); members of a family have
    that of stem and number ("S-300PMU-2": `s-300pmu-2`).
    """
    index = _index(lexicon)
    for match in index.pattern.finditer(text):
        words = match[0]
        single = index.singles.get(_key(words))
        if single is not None:
            yield NamedWeapon(*match.span(), single.id, single.name, single.parent, single.common)
        elif match.lastgroup is not None:
            name = _spelt(words)
            parent = index.parents[int(match.lastgroup[1:])]
            yield NamedWeapon(*match.span(), name.casefold(), name, parent, False)


@lru_cache(maxsize=4096)
def is_weapon(words: str, lexicon: Lexicon) -> bool:
    """Whether the words are a weapon's designation and nothing else ("MiG-29s")."""
    return any(
        one.start == 0 and words[one.end :] in ("", "s") and not one.common
        for one in find_weapons(words, lexicon)
    )


def _key(words: str) -> str:
    """The same for all ways to write a designation but its letters' case."""
    return re.sub(rf"[\s'’]|{HYPHEN}", "", words).casefold()


def _spelt(words: str) -> str:
    """With one hyphen between the stem and the number, where a letter is followed by a digit there."""
    words = re.sub(HYPHEN, "-", " ".join(words.split()))
    if re.match(r"\d[A-Z]", words):
        return words.replace("-", "").replace(" ", "")  # GRAU: "9K720"
    if not re.match(r"[^\d]*[-\s]", words):
        return re.sub(r"(?<=[^\W\d])(?=\d)", "-", words, count=1)
    return re.sub(r"\s(?=\d)", "-", words, count=1)


@lru_cache(maxsize=4)
def _index(lexicon: Lexicon) -> _Index:
    singles = {
        _key(name): _Single(one.id, one.name, one.parent, one.common and _is_common(name, one.name))
        for one in lexicon.weapons.values()
        for name in (*one.aliases, one.name)
    }
    names = sorted(
        {name for one in lexicon.weapons.values() for name in (*one.aliases, one.name)},
        key=lambda name: (-len(name), name),
    )
    families = sorted(lexicon.weapon_families.values(), key=lambda one: one.id)
    found = [_family(one.stems, one.numbers, f"f{place}") for place, one in enumerate(families)]
    found.append("(?:" + "|".join(_flexible(name) for name in names) + ")")
    pattern = re.compile(rf"(?<![\w/])(?<!\w[-–])(?:{'|'.join(found)})(?={PLURAL}(?![\w]|{HYPHEN}\w?\d))")
    return _Index(pattern, singles, tuple(one.parent for one in families))


def _is_common(alias: str, name: str) -> bool:
    """Whether an alias of a common name is as common: a designation with a number is none."""
    bare = {_key(alias), _key(name)}
    return len(bare) == 1 or not any(sign.isdigit() for sign in alias)


def _family(stems: tuple[str, ...], numbers: tuple[str, ...], group: str) -> str:
    number = "|".join(sorted(map(re.escape, numbers), key=lambda one: (-len(one), one))) or OPEN_NUMBER
    parts = [re.escape(stem) + _parting(stem) for stem in sorted(stems, key=lambda one: (-len(one), one))]
    return rf"(?P<{group}>(?:{'|'.join(parts)})(?:{number}){VERSION})"


def _parting(stem: str) -> str:
    """What may part a stem from its number."""
    if sum(sign.islower() for sign in stem) >= LONG_STEM:
        return rf"(?:{HYPHEN}|\s)?"
    return rf"{HYPHEN}?" if stem.isupper() and len(stem) > 1 else HYPHEN


def _flexible(name: str) -> str:
    """The name with any hyphen for a hyphen; where it has a number, with none or a blank, too."""
    parting = rf"(?:{HYPHEN}|\s)" + ("?" if any(sign.isdigit() for sign in name) else "")
    return parting.join(map(re.escape, re.split(r"[-\s]", name)))
