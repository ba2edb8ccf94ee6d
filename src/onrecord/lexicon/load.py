"""Reads lexicon folders into one frozen `Lexicon`."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import msgspec
import yaml

from onrecord.lexicon.designations import LegalForm, Registration, VesselWords, Weapon, WeaponFamily
from onrecord.lexicon.entries import (
    Anaphor,
    Basis,
    Class,
    Cue,
    Description,
    Furniture,
    GivenNames,
    Hedge,
    Honorific,
    Item,
    Office,
    Organisation,
    Outlet,
    Person,
    RoleNoun,
    State,
    Trigger,
)

BUILT_IN = ("core", "arms")


class LexiconError(ValueError):
    """A lexicon file that cannot be used: which one, and what is wrong with it."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Lexicon:
    """All entries by id, a mapping for each kind. `fingerprint` changes when any file does.

    The name of a field is the name of the file that holds its entries (`states` is `states.yaml`).
    """

    fingerprint: str
    states: Mapping[str, State]
    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    offices: Mapping[str, Office]
    outlets: Mapping[str, Outlet]
    cues: Mapping[str, Cue]
    bases: Mapping[str, Basis]
    honorifics: Mapping[str, Honorific]
    given_names: Mapping[str, GivenNames]
    roles: Mapping[str, RoleNoun]
    furniture: Mapping[str, Furniture]
    items: Mapping[str, Item]
    triggers: Mapping[str, Trigger]
    hedges: Mapping[str, Hedge]
    classes: Mapping[str, Class]
    anaphors: Mapping[str, Anaphor]
    descriptions: Mapping[str, Description]
    weapons: Mapping[str, Weapon]
    weapon_families: Mapping[str, WeaponFamily]
    vessels: Mapping[str, VesselWords]
    registrations: Mapping[str, Registration]
    legal_forms: Mapping[str, LegalForm]

    def anaphors_for(self, stands_for: str) -> tuple[Anaphor, ...]:
        """The anaphors that stand for one kind of thing ("report", "untrue"), in the order of the files."""
        return tuple(one for one in self.anaphors.values() if one.stands_for == stands_for)

    def party_of(self, key: str | None) -> str | None:
        """The state or body that `key` speaks for in the end: the White House for the United States."""
        seen: set[str] = set()
        while key and key not in seen:
            seen.add(key)
            if key in self.states:
                return self.states[key].name
            body = self.organisations.get(key)
            if body is None or body.part_of is None:
                return body.name if body else None
            key = body.part_of
        return None


@lru_cache(maxsize=4)
def load(folders: tuple[Path, ...] = ()) -> Lexicon:
    """The built-in lexicon with `folders` laid over it, in order.

    Raises LexiconError where a file is not YAML of the right fields, or points at an id that no entry has.
    """
    built_in = [Path(str(files("onrecord.lexicon") / name)) for name in BUILT_IN]
    digest = hashlib.sha256()
    entries: dict[str, dict[str, Any]] = {kind: {} for kind in _kinds()}
    for folder in (*built_in, *folders):
        for path in _files(folder):
            raw = path.read_bytes()
            digest.update(path.name.encode() + raw)
            entries[path.stem].update(_by_id(path, _parse(path, raw)))
    lexicon = Lexicon(fingerprint=digest.hexdigest()[:12], **entries)
    _check_references(lexicon)
    return lexicon


def _kinds() -> dict[str, Any]:
    """Field name -> type of entry, read off `Lexicon` so that a new kind is one line there."""
    return {field.name: get_args(field.type)[1] for field in fields(Lexicon) if field.name != "fingerprint"}


def _files(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        raise LexiconError(f"{folder}: not a folder")
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in _kinds():
            raise LexiconError(f"{path}: no such kind of entry; known are {', '.join(sorted(_kinds()))}")
        yield path


def _by_id(path: Path, entries: Iterable[Any]) -> dict[str, Any]:
    """A later folder may replace an entry; an id that comes twice in one file would lose one of the two."""
    found: dict[str, Any] = {}
    for entry in entries:
        if entry.id in found:
            raise LexiconError(f"{path}: two entries have the id {entry.id!r}")
        found[entry.id] = entry
    return found


def _parse(path: Path, raw: bytes) -> list[Any]:
    kind = _kinds()[path.stem]
    try:
        listed = yaml.load(raw, _Loader) or []
        entries: list[Any] = msgspec.convert(listed, list[kind])  # type: ignore[valid-type]
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path}: {error}") from error
    known = {field.name for field in fields(kind)}
    for entry in listed:  # a misspelt field would be passed over without a word
        if unknown := sorted(entry.keys() - known):
            fields_known = ", ".join(sorted(known))
            raise LexiconError(
                f"{path}: entry {entry['id']!r}: no field {unknown[0]!r}; known are {fields_known}"
            )
    return entries


def _check_references(lexicon: Lexicon) -> None:
    bodies = lexicon.states.keys() | lexicon.organisations.keys()
    pointers = [
        *((f"office {office.id}", office.body, bodies) for office in lexicon.offices.values()),
        *(
            (f"office {office.id}", holder.person, lexicon.people.keys())
            for office in lexicon.offices.values()
            for holder in office.holders
        ),
        *(
            (f"person {person.id}", party, bodies)
            for person in lexicon.people.values()
            for party in (person.party, person.partisan)
            if party
        ),
        *(
            (f"organisation {body.id}", body.part_of, bodies)
            for body in lexicon.organisations.values()
            if body.part_of
        ),
        *(
            (f"weapon {weapon.id}", weapon.parent, lexicon.classes.keys())
            for weapon in lexicon.weapons.values()
        ),
        *(
            (f"weapon family {family.id}", family.parent, lexicon.classes.keys())
            for family in lexicon.weapon_families.values()
        ),
    ]
    for holder_of, target, known in pointers:
        if target not in known:
            raise LexiconError(f"{holder_of} points at {target!r}, which no entry has as its id")


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML without the trap that `no: Norway` is false: only true and false are booleans."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
    ]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
