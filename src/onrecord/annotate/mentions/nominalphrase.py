"""The noun phrases for people and bodies that are no names: what they say, before anybody asks of whom."""

import re
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import RoleNoun
from onrecord.model import Referent
from onrecord.model.entity import EntityKind

DEFINITE = {"the", "this", "that", "these", "those", "its", "his", "her", "their", "both"}
AGED = re.compile(r"\d+-year-old")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase for people or a body. `party` is the state or organisation that it names as theirs."""

    chunk: Tokens
    role: RoleNoun
    definite: bool
    plural: bool
    party: str | None

    @property
    def is_bare(self) -> bool:
        """Whether nothing but an article or a possessor stands by the noun."""
        return self.words == self.role.id

    @property
    def words(self) -> str:
        """The phrase in lower case, with an "of" phrase, without article, possessor and origin."""
        doc, start, end = self.chunk.doc, self.chunk.start, with_of(self.chunk)
        while start < self.chunk.root.i and (
            doc[start].dep_ in ("det", "poss", "case") or is_origin(doc[start])
        ):
            start += 1
        return str(doc[start:end].text).lower()


def role_of(token: Token, lexicon: Lexicon) -> RoleNoun | None:
    """What the lexicon says of a noun; of "start-up" and "34-year-old" the parser's word is the last part."""
    roles = lexicon.roles
    whole = token.doc[max(0, token.i - 2) : token.i + 1].text.lower()
    if token.i >= 2 and token.nbor(-1).text == "-" and whole in roles:
        return roles[whole]
    if token.lower_ == "old" and AGED.fullmatch(
        token.doc[token.left_edge.i : token.i + 1].text.partition(" ")[2]
    ):
        return roles["year-old"]
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    return roles.get(token.lemma_.lower()) or roles.get(token.lower_.removesuffix("s"))


def phrase_of(token: Token, chunk: Tokens | None) -> Tokens | None:
    """The phrase that a noun heads: the parser's, or that of an owner ("the agency's demands") or an age."""
    if chunk is not None:
        return chunk[1:] if chunk[0].is_space else chunk
    start = token.left_edge.i
    opened = start < token.i and token.doc[start].lower_ in DEFINITE
    owning = token.dep_ == "poss" and token.pos_ == "NOUN"
    return token.doc[start : token.i + 1] if opened and (owning or token.lower_ == "old") else None


def with_of(chunk: Tokens) -> int:
    """Where a phrase ends, an "of" phrase right behind it taken in."""
    of = (child for child in chunk.root.children if child.lower_ == "of" and child.i == chunk.end)
    return next((int(child.right_edge.i) + 1 for child in of), int(chunk.end))


def is_origin(token: Token) -> bool:
    """Whether a word tells from where somebody is."""
    return token.ent_type_ in ("NORP", "GPE") or token.text in ("U.S.", "US", "UN", "EU")


def is_definite(chunk: Tokens) -> bool:
    """Whether a phrase is of somebody or something told before: by its article, or by whose it is."""
    root = chunk.root
    # "the Bergen, Norway-based company" is read as a town with a company in apposition
    placed = root.dep_ == "appos" and root.head.ent_type_ == "GPE" and is_based(root)
    own = (*root.children, *(root.head.children if placed else ()))
    return chunk[0].lower_ in DEFINITE or any(
        child.dep_ == "poss" or (placed and child.lower_ == "the") for child in own
    )


def is_based(noun: Token) -> bool:
    """Whether a noun has "-based" before it."""
    return any(child.lower_ == "based" for child in noun.lefts)


def described(nominal: Nominal) -> Referent:
    """Somebody whom nobody names, under their description, with an "of" phrase but without the article."""
    chunk = nominal.chunk
    start, end = chunk.start, with_of(chunk)
    if chunk[0].lower_ in ("the", "a", "an") and len(chunk) > 1:
        start += 1
    party = nominal.party if nominal.role.official else None
    kind: EntityKind = (
        "group" if nominal.plural else "person" if nominal.role.kind == "person" else "organisation"
    )
    return Referent(str(chunk.doc[start:end].text), kind, party, named=False)
