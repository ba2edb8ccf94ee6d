"""The lexicon's names, found in a parsed paragraph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from onrecord.annotate.parse import load_model
from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Holder, Office
from onrecord.model import Interval, Referent

NameForm = Literal["name", "demonym", "place", "short"]


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the lexicon and what it stands for.

    `demonym` is an adjective or a people, `place` a city that may stand for its government, `short` a name
    that holds only beside the full one ("the North").
    """

    referent: Referent
    form: NameForm
    gender: str | None = None


class Gazetteer:
    """All names of a lexicon, ready to be found. Immutable once built."""

    def __init__(self, lexicon: Lexicon, nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._known: dict[str, list[Known]] = {}
        for phrase, known in _names(lexicon):
            entries = self._known.setdefault(phrase, [])
            if known not in entries:
                entries.append(known)
        for phrase in self._known:
            self._matcher.add(
                phrase, [nlp.tokenizer(spelling) for spelling in {phrase, phrase.replace("'", "’")}]
            )
        self._titles = PhraseMatcher(nlp.vocab, attr="LOWER")
        titles = {title for office in lexicon.offices.values() for title in office.titles if " " in title}
        self._titles.add("title", [nlp.tokenizer(title) for title in sorted(titles)])

    def find(self, doc: Doc) -> list[tuple[Tokens, tuple[Known, ...]]]:
        """Names in the order of the text, the longest at each place, with all that each may mean."""
        spans = sorted(self._matcher(doc, as_spans=True), key=lambda span: (span.start, -span.end))
        found: list[tuple[Tokens, tuple[Known, ...]]] = []
        reach = 0
        for span in spans:
            if span.start >= reach:
                found.append((span, tuple(self._known[span.label_])))
                reach = span.end
        return found

    def titles(self, doc: Doc) -> list[Tokens]:
        """Titles of office of several words ("Secretary of State"), which are nobody's name."""
        return list(self._titles(doc, as_spans=True))


@lru_cache(maxsize=4)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon, built once."""
    return Gazetteer(lexicon, load_model())


def party_on(lexicon: Lexicon, person: str | None, day: Interval | None) -> str | None:
    """The party for whom somebody held office on a day, where the lexicon knows of such an office."""
    if person is None or day is None:
        return None
    for body, holder in _terms(lexicon).get(person, ()):
        if holder.throughout(day.start, day.end):
            return lexicon.party_of(body)
    return None


def party_then(lexicon: Lexicon, one: Referent, day: Interval | None) -> str | None:
    """For whom somebody spoke on a day: by the office held, else by the lexicon's latest.

    A politician who held none of the offices that the lexicon knows of speaks for a political party.
    """
    person = lexicon.people.get(one.key or "") if one.kind == "person" else None
    if person is None or day is None:
        return one.party
    held = [body for body, holder in _terms(lexicon).get(person.id, ()) if holder.within(day.start, day.end)]
    if person.partisan and not held:
        return lexicon.party_of(person.partisan)
    return party_on(lexicon, person.id, day) or one.party


def person_named(lexicon: Lexicon, name: str, day: Interval | None) -> Referent:
    """The person of a full name, with key and party where the lexicon knows them."""
    key = _people_by_name(lexicon).get(name)
    if key is None:
        return Referent(name, "person")
    person = lexicon.people[key]
    known = Referent(person.name, "person", lexicon.party_of(person.party), key)
    return replace(known, party=party_then(lexicon, known, day))


@lru_cache(maxsize=4)
def _people_by_name(lexicon: Lexicon) -> dict[str, str]:
    return {name: person.id for person in lexicon.people.values() for name in (*person.aliases, person.name)}


def held_by_surname(lexicon: Lexicon, surname: str, day: Interval) -> list[tuple[Office, str]]:
    """The offices that people of a surname, in lower case, held on a day, with the people's ids."""
    return [
        (office, holder.person)
        for office, holder in _by_surname(lexicon).get(surname, ())
        if holder.within(day.start, day.end)
    ]


@lru_cache(maxsize=4)
def _by_surname(lexicon: Lexicon) -> dict[str, list[tuple[Office, Holder]]]:
    found: dict[str, list[tuple[Office, Holder]]] = {}
    for office in lexicon.offices.values():
        for holder in office.holders:
            surname = lexicon.people[holder.person].name.split()[-1].lower()
            found.setdefault(surname, []).append((office, holder))
    return found


@lru_cache(maxsize=4)
def _terms(lexicon: Lexicon) -> dict[str, list[tuple[str, Holder]]]:
    terms: dict[str, list[tuple[str, Holder]]] = {}
    for office in lexicon.offices.values():
        for holder in office.holders:
            terms.setdefault(holder.person, []).append((office.body, holder))
    return terms


def _names(lexicon: Lexicon) -> Iterator[tuple[str, Known]]:
    for state in lexicon.states.values():
        referent = Referent(state.name, "state", state.name, state.id)
        yield from _each((state.name, *state.aliases), Known(referent, "name"))
        yield from _each(state.demonyms, Known(referent, "demonym"))
        yield from _each(_capitalised(state.short), Known(referent, "short"))
        yield from _each((seat for seat in state.metonyms if seat != state.name), Known(referent, "place"))
    for body in lexicon.organisations.values():
        referent = Referent(body.name, "organisation", lexicon.party_of(body.id), body.id)
        yield from _each((body.name, *body.aliases), Known(referent, "name"))
        yield from _each(_capitalised(body.short), Known(referent, "short"))
    for person in lexicon.people.values():
        party = lexicon.party_of(person.party)
        referent = Referent(person.name, "person", party, person.id)
        yield from _each((person.name, *person.aliases), Known(referent, "name", person.gender))
    for outlet in lexicon.outlets.values():
        referent = Referent(outlet.name, "organisation", outlet.name, outlet.id)
        yield from _each(outlet.spoken_names, Known(referent, "name"))


def _each(phrases: Iterable[str], known: Known) -> Iterator[tuple[str, Known]]:
    for phrase in phrases:
        yield phrase, known
        bare = phrase.removeprefix("the ").removeprefix("The ")
        if bare != phrase and known.form != "short" and " " in bare:
            yield bare, known


def _capitalised(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        yield phrase
        yield phrase[0].upper() + phrase[1:]
