"""The people of one article: who is introduced in full, and whom a part of a name takes up again.

A person named once in full is known by surname from then on, and what stands around the name ("government
spokesman", "the premier's aide") tells for whom they speak.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.mentions.gazetteer import held_by_surname, party_on, party_then
from onrecord.annotate.mentions.namefinding import PARTICLES, FoundName, is_honorific, is_location
from onrecord.annotate.mentions.variants import given_gender, key_of, parts_of, same_people
from onrecord.annotate.parse import Paragraph
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Referent

CLOSING = {",", ".", ";", "”", '"'}
TITLE_WORDS = {"'s", "’s", "'", "’", "of", "for", "the", "and", "-", "."}
SHORTEST_SURNAME = 3
SETTLED = 2  # times that a part of a name stands alone before it is known whom it means
PAST = frozenset({"former", "ex", "onetime"})  # before the word for an office that is held no longer
JUST_BEFORE = 3  # words before the word for an office
MODIFYING = {"amod", "compound", "nmod", "poss"}


class People:
    """The people of one article; answers for surnames and variants."""

    def __init__(self, article: Article, found: list[FoundName], lexicon: Lexicon) -> None:
        self._article, self._found, self._lexicon = article, found, lexicon
        self._full: dict[str, Referent] = {}
        self._by_part: dict[str, list[tuple[int, str]]] = {}
        self._descriptions: dict[str, str] = {}
        full = [name for name in found if name.kind == "person" and self._is_full(name)]
        known = frozenset(name.own_name for name in full if name.known)
        self._same = same_people((name.own_name for name in full), known, lexicon)
        for name in sorted(full, key=lambda one: one.known is None):
            self._enter(name)
        self._particled = sorted(
            part for part in self._by_part if part.split()[0] in PARTICLES and " " in part
        )
        self._titled = self._by_office(found)
        self._genders = self._told_genders(found)

    def _is_full(self, found: FoundName) -> bool:
        """Whether a part may take a name up: no slogan ("Shut Down Lee") and no surname alone."""
        if found.known or found.is_one_word:
            return found.known is not None
        proper = found.tokens[0].pos_ == "PROPN"
        return proper or given_gender(found.own_name, self._lexicon) is not None

    def _enter(self, found: FoundName) -> None:
        name = self._same[found.own_name]
        self._full.setdefault(name, found.known.referent if found.known else Referent(name, "person"))
        # A caption stands beside the text, not behind it.
        start = found.start if found.paragraph.block.kind != "caption" else -1
        for part in sorted(parts_of(name) | parts_of(found.tokens.text)):
            self._by_part.setdefault(part, []).append((start, name))
        described = describe(found.tokens)
        if len(described) > len(self._descriptions.get(name, "")):
            self._descriptions[name] = described

    def _by_office(self, found: list[FoundName]) -> dict[str, tuple[int, str]]:
        """Surname -> where somebody of an office is first called by it ("President Lee"), and the full name.

        Whoever is called so is meant by the surname alone, and not a relative who is named in full once.
        """
        titled: dict[str, tuple[int, str]] = {}
        for one in sorted(found, key=lambda name: name.start):
            if one.kind == "person" and (holder := self._office_holder(one, titled=True)):
                self._full.setdefault(holder[0].name, holder[0])
                titled.setdefault(key_of(one.tokens.text), (one.start, holder[0].name))
        return titled

    def _told_genders(self, found: list[FoundName]) -> dict[str, str]:
        """By full name: what the lexicon knows, else a form of address, a given name, a role ("actress")."""
        told: dict[str, str] = {}
        for name in self._full:
            words = self.described(name).lower().replace(",", " ").split()
            roles = (self._lexicon.roles.get(word) for word in words)
            by_role = next((role.gender for role in roles if role and role.gender), None)
            if by_name := given_gender(name, self._lexicon) or by_role:
                told[name] = by_name
        for one in found:
            by_address = self._addressed(one.tokens) if one.kind == "person" else None
            if by_address and (whole := self.whole_name(one)):
                told[whole] = by_address
        told.update({one.own_name: one.known.gender for one in found if one.known and one.known.gender})
        return told

    def corrected(self, found: FoundName) -> FoundName:
        """A lone word taken for a place or a body that is part of the name of somebody here."""
        part = key_of(found.tokens.text)
        if found.kind == "person" or not (found.is_one_word or part in self._particled):
            return found
        owners = self._by_part.get(part, ())
        if not found.options:
            return replace(found, kind="person") if owners else found
        return replace(found, kind="person", options=()) if self._is_a_surname_here(found) else found

    def _is_a_surname_here(self, found: FoundName) -> bool:
        """Whether a state or city of the lexicon is the surname of somebody introduced in full before."""
        part = key_of(found.tokens.text)
        owned = any(
            start < found.start and key_of(name).split()[-1] == part
            for start, name in self._by_part.get(part, ())
        )
        return owned and not is_location(found.tokens) and found.tokens.root.dep_ not in MODIFYING - {"poss"}

    def missed(self, paragraph: Paragraph, found: list[FoundName]) -> list[FoundName]:
        """Surnames that the name finder passed over, of one word or with particles ("de Mistura")."""
        taken = {token.i for name in found if name.paragraph is paragraph for token in name.tokens}
        passed: list[FoundName] = []
        for tokens in (*self._with_particles(paragraph), *self._alone(paragraph)):
            if not taken & set(range(tokens.start - 1, tokens.end + 1)):
                passed.append(FoundName(paragraph, tokens, (), "person"))
                taken |= set(range(tokens.start, tokens.end))
        return passed

    def _alone(self, paragraph: Paragraph) -> Iterator[Tokens]:
        return (paragraph.doc[token.i : token.i + 1] for token in paragraph.doc if self._is_surname(token))

    def _with_particles(self, paragraph: Paragraph) -> Iterator[Tokens]:
        for part in self._particled:
            for match in re.finditer(
                rf"(?<![\w-]){re.escape(part)}(?!\w)", paragraph.doc.text, re.IGNORECASE
            ):
                tokens = paragraph.doc.char_span(*match.span())
                if tokens is not None:
                    yield tokens

    def _is_surname(self, token: Token) -> bool:
        capital = token.text[0].isupper() and len(token) >= SHORTEST_SURNAME
        return capital and token.pos_ in ("PROPN", "NOUN", "ADJ") and key_of(token.text) in self._by_part

    def whom(self, found: FoundName) -> tuple[Referent, str]:
        """Whom a person's name names, and how that was told."""
        name = self.whole_name(found)
        if name is None and (holder := self._office_holder(found)):
            return holder
        name = name or next(
            (later for _, later in self._by_part.get(key_of(found.own_name), ())), found.own_name
        )
        basis = "name" if name == found.own_name else f"part of the name {name}"
        referent = self._full.get(name) or Referent(name, "person")
        return replace(referent, party=self._party(referent, found)), basis

    def whole_name(self, found: FoundName) -> str | None:
        """The name in full: the name itself, or the last one given before that a part of it takes up."""
        if found.own_name in self._same:
            return self._same[found.own_name]
        part = key_of(found.tokens.text)
        owners = [owner for owner in sorted(self._by_part.get(part, ())) if owner[0] < found.start]
        titled = self._titled.get(part)
        if owners and titled and titled[0] < found.start:
            return titled[1]
        if not owners:
            return None
        return self._settled_owner(part, owners) or owners[-1][1]

    def _settled_owner(self, part: str, owners: list[tuple[int, str]]) -> str | None:
        """Who is meant by a part of a name all along, where somebody else of that name ("his wife, Ann Lee")
        is named in full but once since, and not as one who does something.
        """
        start, last = owners[-1]
        before = [owner for owner in owners if owner[1] != last]
        if not before or len(owners) - len(before) > 1:
            return None
        since = [
            name
            for name in self._found
            if before[-1][0] < name.start <= start and self._is_so_named(name, part, start)
        ]
        acting = any(name.start == start and name.tokens.root.dep_ in SUBJECTS for name in since)
        return before[-1][1] if len(since) - 1 >= SETTLED and not acting else None

    def _is_so_named(self, name: FoundName, part: str, start: int) -> bool:
        return name.start == start or (name.is_one_word and key_of(name.tokens.text) == part)

    def described(self, name: str) -> str:
        """What the article says beside a full name that the person is."""
        return self._descriptions.get(name, "")

    def gender(self, name: str) -> str | None:
        """Male or female, as far as the article or the lexicon tells."""
        return self._genders.get(name)

    def _addressed(self, tokens: Tokens) -> str | None:
        """The gender that a form of address right before a name tells."""
        before = tokens.doc[tokens.start - 1] if tokens.start else None
        if before is None or not is_honorific(before, self._lexicon):
            return None
        return self._lexicon.honorifics[before.lower_.rstrip(".")].gender

    def _office_holder(self, found: FoundName, titled: bool = False) -> tuple[Referent, str] | None:
        """Whom a surname alone means: whoever of that name held the office named on the day, or, unless it
        must be `titled`, the only one of that name who held any.
        """
        day, described = self._article.published, f" {describe(found.tokens).lower()}"
        if day is None or found.known or not found.is_one_word:
            return None
        held = held_by_surname(self._lexicon, key_of(found.tokens.text), day)
        named = [
            (office, person)
            for office, person in held
            if any(described.endswith(f" {title.lower()}") for title in office.titles)
        ]
        chosen = named if titled else named or held
        if len({person for _, person in chosen}) != 1:
            return None
        office, key = chosen[0]
        name = self._lexicon.people[key].name
        party = party_on(self._lexicon, key, day)
        return Referent(name, "person", party, key), f"office: {office.titles[0]}"

    def _party(self, person: Referent, found: FoundName) -> str | None:
        """By the office held on the day, else by the lexicon, else by what the article says."""
        described = self._descriptions.get(person.name, "") or describe(found.tokens)
        return party_then(self._lexicon, person, self._article.published) or self._party_in(described)

    def _party_in(self, description: str) -> str | None:
        """The state or body that a description names, or that of the person whose aide it tells of.

        Only an office makes somebody speak for one: a Moscow banker is not Russia.
        """
        words = description.lower().replace(",", " ").replace("-", " ").split()
        roles = (self._lexicon.roles.get(word) for word in words)
        office = next((place for place, role in enumerate(roles) if role and role.official), None)
        if office is None or not PAST.isdisjoint(words[max(0, office - JUST_BEFORE) : office]):
            return None
        for found in self._found:
            if found.known is None:
                continue
            party = party_then(self._lexicon, found.known.referent, self._article.published)
            if party and _is_in(found.tokens.text, description) and not is_location(found.tokens):
                return party
        return None


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
    if (root.dep_ != "appos" or root.head.dep_ == "pobj") and (phrase := _beside(tokens, before)) is not None:
        words.append(phrase.text)
    return " ".join(word.strip(" ,") for word in words if word.strip(" ,"))


def _beside(tokens: Tokens, start: int) -> Tokens | None:
    """The noun phrase that a name between commas says more of, whatever the parser hangs the name on: "a
    spokesman for the ministry, Col. Ann Lee, said". `start` is where the name with its title begins.
    """
    doc, first = tokens.doc, 0  # an abbreviation may be taken for the end of a sentence
    while start > first and doc[start - 1].text == "." and doc[start - 2].text[:1].isupper():
        start -= 2  # "Brig. Gen."
    closed = tokens.end >= len(doc) or doc[tokens.end].text in CLOSING
    if not closed or start - 2 < first or doc[start - 1].text != ",":
        return None
    top = doc[start - 2]
    while top.dep_ in ("pobj", "compound", "prep", "poss") and first <= top.head.i < top.i:
        if top.dep_ == "prep" and top.head.pos_ not in ("NOUN", "PROPN"):
            break
        top = top.head
    return doc[top.left_edge.i : start - 1] if top.pos_ in ("NOUN", "PROPN") else None


def _may_be_title(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in TITLE_WORDS


def _is_in(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None
