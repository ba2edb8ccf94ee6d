"""Those whom an article does not name, with the whole of what it says of who they are.

A mention has the short description that events and coreference go by ("people"). A source needs all of it
("two people familiar with the matter"), also where the article comes back to it with less ("the people",
"they").
"""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.statements.sources.description import describe, extent
from onrecord.annotate.statements.sources.documents import find_documents
from onrecord.annotate.statements.sources.naming import name_for
from onrecord.lexicon import Lexicon
from onrecord.model import Mention, Referent

DEFINITE = {"the", "these", "those", "this", "that"}
ANONYMOUS = {"source", "person", "people", "official", "insider"}  # "the sources" were "people" before
PREDICATES = {"attr", "oprd", "npadvmod"}
SPEAKING_FOR = ("of", "for", "from", "with", "at")


def in_full(parse: Parse, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions in their order, with descriptions in full, and with what is written as mentions too."""
    reader = _Reader(parse, MentionIndex(mentions), lexicon)
    told = tuple(reader.told(mention) for mention in mentions)
    documents = find_documents(parse, MentionIndex(told), lexicon)
    return tuple(sorted((*told, *documents), key=lambda mention: mention.span))


class _Reader:
    """Reads the mentions of one article from start to end."""

    def __init__(self, parse: Parse, index: MentionIndex, lexicon: Lexicon) -> None:
        self._parse, self._index, self._lexicon = parse, index, lexicon
        self._latest: dict[Referent, Referent] = {}  # by the short description
        self._by_noun: dict[str, Referent] = {}

    def told(self, mention: Mention) -> Mention:
        """The mention with whom it stands for described in full."""
        if mention.form == "nominal" and not mention.referents[0].named:
            full = self._described(mention)
            self._latest[mention.referents[0]] = full
            return replace(mention, referents=(full,))
        if mention.form == "pronoun":
            return replace(mention, referents=tuple(self._latest.get(one, one) for one in mention.referents))
        return mention

    def _described(self, mention: Mention) -> Referent:
        short = mention.referents[0]
        place = _placed(mention, self._parse)
        if place is None:
            return short
        paragraph, head = place
        name = describe(head, lambda token: name_for(token, paragraph, self._index))
        noun = _noun(head)
        before = self._by_noun.get(noun)
        if before is not None and _is_less(head, before.name):
            return before
        full = replace(short, name=name, party=short.party or self._party(head, paragraph))
        if " " in full.name and not _is_of_oneself(head):
            self._by_noun[noun] = full
        return full

    def _party(self, head: Token, paragraph: Paragraph) -> str | None:
        """The body that an official is said to be of, or to speak for."""
        role = self._lexicon.roles.get(head.lemma_.lower())
        if role is None or not role.official or role.kind != "person":
            return None
        behind = (child for child in head.rights if child.dep_ == "prep" and child.lower_ in SPEAKING_FOR)
        owners = [inner for child in behind for inner in child.children if inner.dep_ == "pobj"]
        owners += [child for child in head.lefts if child.dep_ in ("poss", "compound", "nmod")]
        for owner in owners:
            mention = self._index.at(paragraph.span(owner))
            one = mention.referents[0] if mention else None
            if one is not None and one.named and one.kind in ("organisation", "state"):
                return one.party or one.name
        return None


def _placed(mention: Mention, parse: Parse) -> tuple[Paragraph, Token] | None:
    """The paragraph of a mention, and its head word."""
    for paragraph in parse:
        extent_here = paragraph.block.span
        if extent_here.contains(mention.span):
            start = mention.span.start - extent_here.start
            words = paragraph.doc.char_span(start, start + len(mention.span), alignment_mode="expand")
            return (paragraph, words.root) if words is not None else None
    return None


def _is_of_oneself(head: Token) -> bool:
    """Whether a phrase tells what somebody is or calls himself: "I died a free man" brings in no man."""
    verb = head.head
    first = any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)
    return head.dep_ in PREDICATES or (
        head.dep_ == "dobj" and first and verb.lemma_ in ("die", "live", "stay")
    )


def _noun(head: Token) -> str:
    """What a later mention has in common: noun and number; all sources that stay unnamed are alike."""
    lemma, plural = head.lemma_.lower(), head.tag_ in ("NNS", "NNPS")
    return ("sources" if plural else "source") if lemma in ANONYMOUS else f"{lemma} {plural}"


def _is_less(head: Token, before: str) -> bool:
    """Whether a definite phrase has nothing that the description before it lacks ("the former officials")."""
    start, end = extent(head)
    determiners = {child.lower_ for child in head.lefts if child.dep_ == "det"}
    own = [word for word in head.doc[start : head.i] if word.dep_ != "nummod"]
    known = set(before.lower().split())
    return end == head.i + 1 and bool(determiners & DEFINITE) and all(word.lower_ in known for word in own)
