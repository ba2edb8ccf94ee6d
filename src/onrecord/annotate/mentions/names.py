"""Whom the names of an article name.

A person named once in full is known by surname from then on, and what stands around the name ("government
spokesman", "the premier's aide") tells for whom they speak.
"""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.annotate.mentions.gazetteer import Gazetteer, held_by_surname, party_on
from onrecord.annotate.mentions.namefinding import FoundName, find_raw_names, is_honorific
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Mention, Referent

LOCATIVE = {"in", "at", "near", "outside", "around", "across", "throughout", "inside"}
TITLE_WORDS = {"'s", "’s", "'", "’", "of", "for", "the", "and", "-", "."}
SHORTEST_SURNAME = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name and whom it names. `description` is what the article says beside the name that the person is."""

    paragraph: Paragraph
    tokens: Tokens
    mention: Mention
    description: str
    gender: str | None


def find_names(article: Article, parse: Parse, names: Gazetteer, lexicon: Lexicon) -> list[Named]:
    """All names of an article in the order of the text, each with its referent."""
    found = [name for paragraph in parse for name in find_raw_names(paragraph, names, lexicon)]
    found = [name for name in _settled(found) if _is_trusted(name, article)]
    people = _People(article, found, lexicon)
    found = [people.corrected(name) for name in found]
    found += [name for paragraph in parse for name in people.missed(paragraph, found)]
    return [people.named(name) for name in sorted(found, key=lambda name: name.start)]


def _settled(found: list[FoundName]) -> list[FoundName]:
    """Short names ("the North", "the Foreign Ministry") mean the one that the article also names in full."""
    full = {known.referent.key for name in found for known in name.options[:1] if known.form == "name"}
    settled: list[FoundName] = []
    for name in found:
        options = tuple(
            known for known in name.options if known.form != "short" or known.referent.key in full
        )
        if options or not name.options:
            settled.append(replace(name, options=options[:1]))
    return settled


def _is_trusted(name: FoundName, article: Article) -> bool:
    """In a headline any word may have a capital: what only the name finder saw there must come again."""
    if name.options or name.paragraph.block.kind != "headline":
        return True
    headline, last = name.paragraph.block.span, name.tokens[-1].text
    return last in article.full_text[headline.end :]


class _People:
    """The people of one article; answers for surnames and variants."""

    def __init__(self, article: Article, found: list[FoundName], lexicon: Lexicon) -> None:
        self._article, self._found, self._lexicon = article, found, lexicon
        self._full: dict[str, Referent] = {}
        self._by_part: dict[str, list[tuple[int, str]]] = {}
        self._descriptions: dict[str, str] = {}
        for name in found:
            if name.kind == "person" and (name.known or not name.is_one_word):
                self._enter(name)

    def _enter(self, found: FoundName) -> None:
        name = found.known.referent.name if found.known else found.tokens.text
        self._full.setdefault(name, found.known.referent if found.known else Referent(name, "person"))
        # A caption stands beside the text, not behind it.
        start = found.start if found.paragraph.block.kind != "caption" else -1
        for part in sorted(_parts(name) | _parts(found.tokens.text)):
            self._by_part.setdefault(part, []).append((start, name))
        described = describe(found.tokens)
        if len(described) > len(self._descriptions.get(name, "")):
            self._descriptions[name] = described

    def corrected(self, found: FoundName) -> FoundName:
        """A lone word taken for a place or a body that is part of a person's name in this article."""
        is_surname = not found.options and found.is_one_word and _key(found.tokens.text) in self._by_part
        return replace(found, kind="person") if is_surname else found

    def missed(self, paragraph: Paragraph, found: list[FoundName]) -> list[FoundName]:
        """Surnames that the name finder passed over."""
        taken = {token.i for name in found if name.paragraph is paragraph for token in name.tokens}
        return [
            FoundName(paragraph, paragraph.doc[token.i : token.i + 1], (), "person")
            for token in paragraph.doc
            if self._is_surname(token) and not taken & {token.i - 1, token.i, token.i + 1}
        ]

    def _is_surname(self, token: Token) -> bool:
        capital = token.text[0].isupper() and len(token) >= SHORTEST_SURNAME
        return capital and token.pos_ in ("PROPN", "NOUN", "ADJ") and _key(token.text) in self._by_part

    def named(self, found: FoundName) -> Named:
        """The name with its referent, and how that was told."""
        if found.kind != "person":
            referent, basis = self._thing(found)
            return self._as_named(found, referent, basis)
        whole = found.known.referent.name if found.known else found.tokens.text
        name = whole if whole in self._full else self._named_before(found)
        if name is None and (holder := self._office_holder(found)):
            return self._as_named(found, *holder)
        name = name or next((later for _, later in self._by_part.get(_key(whole), ())), whole)
        basis = "name" if name == whole else f"part of the name {name}"
        referent = self._full.get(name) or Referent(name, "person")
        return self._as_named(found, replace(referent, party=self._party(referent, found)), basis)

    def _named_before(self, found: FoundName) -> str | None:
        """The full name that a surname takes up: the last one given before it, as print has it."""
        owners = sorted(self._by_part.get(_key(found.tokens.text), ()))
        return next((name for start, name in reversed(owners) if start < found.start), None)

    def _office_holder(self, found: FoundName) -> tuple[Referent, str] | None:
        """A surname that no full name comes before: whoever of that name held the office named on the day, or
        the only one of that name who held any.
        """
        day, described = self._article.published, f" {describe(found.tokens).lower()}"
        if day is None or found.known or not found.is_one_word:
            return None
        held = held_by_surname(self._lexicon, _key(found.tokens.text), day)
        titled = [
            (office, person)
            for office, person in held
            if any(described.endswith(f" {title.lower()}") for title in office.titles)
        ]
        chosen = titled or held
        if len({person for _, person in chosen}) != 1:
            return None
        office, key = chosen[0]
        name = self._lexicon.people[key].name
        party = party_on(self._lexicon, key, day)
        return Referent(name, "person", party, key), f"office: {office.titles[0]}"

    def _party(self, person: Referent, found: FoundName) -> str | None:
        """By the office held on the day, else by what the article says, else by the lexicon's latest."""
        held = party_on(self._lexicon, person.key, self._article.published)
        described = self._descriptions.get(person.name, "") or describe(found.tokens)
        return held or person.party or self._party_in(described)

    def _party_in(self, description: str) -> str | None:
        """The state or body that a description names, or that of the person whose aide it tells of.

        Only an office makes somebody speak for one: a Moscow banker is not Russia.
        """
        roles = (self._lexicon.roles.get(word) for word in description.lower().replace(",", " ").split())
        if not any(role and role.official for role in roles):
            return None
        for found in self._found:
            party = found.known.referent.party if found.known else None
            if party and _is_in(found.tokens.text, description) and not is_location(found.tokens):
                return party
        return None

    def _thing(self, found: FoundName) -> tuple[Referent, str]:
        if found.known is None:
            return Referent(found.tokens.text, found.kind), "name"
        referent = found.known.referent
        if found.known.form == "place" and is_location(found.tokens):
            return Referent(found.tokens.text, "place", referent.party), "place"
        if found.known.form == "demonym" and is_people(found.tokens):
            return Referent(found.tokens.text, "group"), f"people of {referent.name}"
        if found.known.form == "place":
            return referent, f"seat of government of {referent.name}"
        return referent, f"adjective for {referent.name}" if found.known.form == "demonym" else "name"

    def _as_named(self, found: FoundName, referent: Referent, basis: str) -> Named:
        span = found.paragraph.span(found.tokens)
        mention = Mention(span, found.tokens.text, "name", (referent,), basis)
        gender = found.known.gender if found.known else self._addressed(found.tokens)
        return Named(
            found.paragraph, found.tokens, mention, self._descriptions.get(referent.name, ""), gender
        )

    def _addressed(self, tokens: Tokens) -> str | None:
        """The gender that a form of address tells."""
        before = tokens.doc[tokens.start - 1] if tokens.start else None
        if before is None or not is_honorific(before, self._lexicon):
            return None
        return self._lexicon.honorifics[before.lower_.rstrip(".")].gender


def is_location(tokens: Tokens) -> bool:
    """Whether a place name says where, rather than who."""
    return tokens.root.dep_ == "pobj" and tokens.root.head.lower_ in LOCATIVE


def is_people(tokens: Tokens) -> bool:
    """Whether a demonym means some of a people ("Danes hope"), not the state ("the Danes deny it")."""
    root = tokens.root
    determined = any(child.dep_ == "det" for child in root.children)
    return root.tag_ in ("NNS", "NNPS") and root.dep_ not in ("compound", "amod", "nmod") and not determined


def describe(tokens: Tokens) -> str:
    """The words around a person's name that say what they are: before it, and in apposition after it."""
    doc, root = tokens.doc, tokens.root
    before = tokens.start
    while before > tokens.sent.start and _may_be_title(doc[before - 1]):
        before -= 1
    words = [doc[before : tokens.start].text]
    after = next((child for child in root.children if child.dep_ == "appos" and child.i >= tokens.end), None)
    if after is not None:
        words.append(doc[after.left_edge.i : after.right_edge.i + 1].text)
    if root.dep_ == "appos" and root.head.i < tokens.start:
        words.append(doc[root.head.left_edge.i : tokens.start].text)
    return " ".join(word.strip(" ,") for word in words if word.strip(" ,"))


def _may_be_title(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in TITLE_WORDS


def _is_in(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _parts(name: str) -> set[str]:
    """The words of a name that may stand for the whole: the first and the last."""
    words = name.split()
    return {_key(words[0]), _key(words[-1])} if len(words) > 1 else {_key(name)}


def _key(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")
