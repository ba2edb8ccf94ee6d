"""What is written or shown as a source, by whose it is ("the report": the one by the auditors above)."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.grammar import THE
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.statements.sources.description import describe, extent
from onrecord.annotate.statements.sources.naming import name_for, named_in_apposition
from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import RoleNoun
from onrecord.model import Mention, Referent

# Somebody's own words: who speaks is whoever made them.
OWN_WORDS = {"statement", "tweet", "post", "speech", "release", "testimony", "declaration", "communique"}
PUBLISHING = {
    "issue", "release", "publish", "post", "write", "send", "file", "make", "put", "submit", "produce",
    "commission", "conduct", "say", "tell", "find", "warn", "announce", "note", "conclude", "state",
}  # fmt: skip
PLAIN = {"new", "latest", "recent", "same", "full", "final", "first", "annual", "other", "previous"}
OWNERS = {"person", "organisation", "state", "group"}


@dataclass(frozen=True, slots=True)
class _Document:
    """A document: its head word, those whose it is, and whether nothing beside the word tells which it is."""

    head: Token
    paragraph: Paragraph
    owners: tuple[Referent, ...]
    bare: bool


def find_documents(parse: Parse, index: MentionIndex, lexicon: Lexicon) -> Iterator[Mention]:
    """The documents that an article speaks of, as nominals with a thing for referent, or with the owners
    where the words are somebody's own. One that comes back with less takes up what was told of it before.
    """
    known: dict[str, tuple[Referent, ...]] = {}
    for paragraph in parse:
        for chunk in paragraph.doc.noun_chunks:
            head = chunk.root
            role = _role(head, lexicon)
            if role is None or role.kind != "document" or index.at(paragraph.span(head)) is not None:
                continue
            one = _Document(head, paragraph, _owners(head, paragraph, index), _is_bare(head))
            referents = _referents(one, known.get(head.lemma_.lower(), ()), index)
            if one.owners or not one.bare:
                known[head.lemma_.lower()] = referents
            span = paragraph.span(chunk)
            yield Mention(span, chunk.text, "nominal", referents, "what is written, by whose it is")


def _role(head: Token, lexicon: Lexicon) -> RoleNoun | None:
    """What the lexicon says of a noun, also of one that is a document in the plural only ("the minutes")."""
    counted = any(child.dep_ == "nummod" for child in head.lefts)
    plural = lexicon.roles.get(head.lower_) if head.tag_ == "NNS" and not counted else None
    return plural or lexicon.roles.get(head.lemma_.lower())


def _referents(one: _Document, before: tuple[Referent, ...], index: MentionIndex) -> tuple[Referent, ...]:
    lemma = one.head.lemma_.lower()
    definite = any(child.lower_ in THE for child in one.head.lefts if child.dep_ == "det")
    if one.bare and definite and before:
        return before
    if lemma in OWN_WORDS and one.owners:
        return one.owners
    name = describe(one.head, lambda token: name_for(token, one.paragraph, index))
    if one.bare and one.owners:
        name = f"{name} by {' and '.join(owner.name for owner in one.owners)}"
    party = next((owner.party or owner.name for owner in one.owners if owner.named), None)
    return (Referent(name, "thing", party, named=False),)


def _owners(head: Token, paragraph: Paragraph, index: MentionIndex) -> tuple[Referent, ...]:
    """Whose it is: the possessor, who it is by or from, a name before it, or who is said to have made it."""
    for token in (*_beside(head), *_makers(head)):
        mention = named_in_apposition(token, paragraph, index) or index.at(paragraph.span(token))
        if mention is None or mention.referents[0].kind not in OWNERS:
            continue
        if token.dep_ in ("compound", "nmod") and mention.referents[0].kind != "organisation":
            continue  # "the Syria report" is on Syria
        return mention.referents
    return ()


def _beside(head: Token) -> Iterator[Token]:
    yield from (child for child in head.lefts if child.dep_ in ("poss", "compound", "nmod"))
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
        if child.dep_ == "acl":
            yield from (inner for by in child.children if by.dep_ == "agent" for inner in by.children)


def _makers(head: Token) -> Iterator[Token]:
    """The subject of a verb that says that it was made, or of one of saying with "in a report" beside it."""
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "in" else head.head
    if head.dep_ not in ("dobj", "pobj") or verb.lemma_.lower() not in PUBLISHING:
        return
    while verb.dep_ in ("conj", "xcomp") and not any(child.dep_ == "nsubj" for child in verb.children):
        verb = verb.head
    yield from (child for child in verb.children if child.dep_ == "nsubj")


def _is_bare(head: Token) -> bool:
    """Whether nothing beside the noun says which document it is."""
    start, end = extent(head)
    dated = next((child for child in head.rights if child.dep_ == "acl" and child.i == head.i + 1), None)
    if dated is not None and dated.lemma_.lower() in PUBLISHING and dated.tag_ == "VBN":
        end = end if any(child.dep_ == "agent" for child in dated.children) else head.i + 1
    return end == head.i + 1 and all(word.lower_ in PLAIN for word in head.doc[start : head.i])
