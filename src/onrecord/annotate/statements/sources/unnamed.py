"""Those whom an article does not name, with the whole of what it says of who they are.

A mention has the short description that events and coreference go by ("people"). A source needs all of it
("two people familiar with the matter"), also where the article comes back to it with less ("the people",
"they").
"""

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.grammar import PLURALS, SUBJECTS, THE
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.nounphrase import VAGUE
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.statements.sources.description import describe, extent
from onrecord.annotate.statements.sources.documents import find_documents
from onrecord.annotate.statements.sources.fuller import with_fuller
from onrecord.annotate.statements.sources.heads import members
from onrecord.annotate.statements.sources.naming import name_for
from onrecord.lexicon import Lexicon
from onrecord.model import Mention, Referent, Span

ANONYMOUS = {"source", "person", "people", "official", "insider"}  # "the sources" were "people" before
SPOKESPEOPLE = {"spokesman", "spokeswoman", "spokesperson", "representative"}
LEADING = SUBJECTS | {"poss"}
PREDICATES = {"attr", "oprd", "npadvmod"}
_Place = tuple[Paragraph, Token]
SPEAKING_FOR = ("of", "for", "from", "with", "at")


def in_full(parse: Parse, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions in their order, with descriptions in full, and with what is written as mentions too."""
    reader = _Reader(parse, MentionIndex(mentions), lexicon)
    told = with_fuller([reader.told(mention) for mention in mentions], parse, lexicon)
    documents = find_documents(parse, MentionIndex(told), lexicon)
    return tuple(sorted((*told, *documents), key=lambda mention: mention.span))


class _Reader:
    """Reads the mentions of one article from start to end."""

    def __init__(self, parse: Parse, index: MentionIndex, lexicon: Lexicon) -> None:
        self._paragraphs = tuple(parse)
        self._starts = [paragraph.block.span.start for paragraph in parse]
        self._index, self._lexicon = index, lexicon
        # By the short description: it in full, and those who come with it.
        self._latest: dict[Referent, tuple[Referent, ...]] = {}
        self._by_noun: dict[str, Referent] = {}
        self._near: dict[str, tuple[Paragraph, Referent]] = {}

    def told(self, mention: Mention) -> Mention:
        """The mention with whom it stands for described in full."""
        if mention.form == "nominal" and not mention.referents[0].named:
            place = self._placed(mention)
            full = self._described(mention, place)
            self._latest[mention.referents[0]] = (full, *self._joined(place))
            return replace(mention, referents=(full,))
        if mention.form == "pronoun":
            told = [full for one in mention.referents for full in self._latest.get(one, (one,))]
            return replace(mention, referents=tuple(dict.fromkeys(told)))
        return mention

    def _joined(self, place: _Place | None) -> tuple[Referent, ...]:
        """Those who are the subject together with the first of them: "groups and churches said they" """
        if place is None or place[1].dep_ not in LEADING or place[1].tag_ != "NNS":
            return ()
        paragraph, head = place
        others = [one for one in members(head, None)[1:] if one.tag_ == "NNS" and one.pos_ == "NOUN"]
        return tuple(
            Referent(
                describe(one, lambda token: name_for(token, paragraph, self._index)), "group", named=False
            )
            for one in others
        )

    def _described(self, mention: Mention, place: _Place | None) -> Referent:
        short = mention.referents[0]
        if place is None:
            return short
        paragraph, head = place
        name = describe(head, lambda token: name_for(token, paragraph, self._index))
        noun = _noun(head)
        before = self._by_noun.get(noun)
        if before is not None and _is_less(head, before.name):
            return before
        told = self._near.get(noun)
        if told is not None and told[0] is paragraph and self._is_plain(head):
            return told[1]
        full = replace(short, name=name, party=short.party or self._party(head, paragraph))
        if head.lemma_.lower() in SPOKESPEOPLE and " " not in name and head.tag_ == "NN":
            full = self._spokesperson(full, head, paragraph)
        if " " in full.name and not _is_counted(head):
            self._near[noun] = (paragraph, full)
        if " " in full.name and not _is_of_oneself(head):
            self._by_noun[noun] = full
        return full

    def _placed(self, mention: Mention) -> _Place | None:
        """The paragraph of a mention, and its head word."""
        number = bisect_right(self._starts, mention.span.start) - 1
        paragraph = self._paragraphs[number] if number >= 0 else None
        if paragraph is None or not paragraph.block.span.contains(mention.span):
            return None
        start = mention.span.start - paragraph.block.span.start
        words = paragraph.doc.char_span(start, start + len(mention.span), alignment_mode="expand")
        return (paragraph, words.root) if words is not None else None

    def _is_plain(self, head: Token) -> bool:
        """Whether a plural stands alone ("advocates" for the "privacy advocates" of the sentence before).

        Which police or officials are meant is told by the whole article.
        """
        start, end = extent(head)
        alone = end - start == 1 and not any(child.dep_ == "det" for child in head.lefts)
        role = self._lexicon.roles.get(head.lemma_.lower())
        official = role is not None and role.official
        return alone and head.tag_ == "NNS" and head.lemma_.lower() not in ANONYMOUS and not official

    def _spokesperson(self, one: Referent, head: Token, paragraph: Paragraph) -> Referent:
        """With whom "a spokeswoman" speaks for: the only body that the paragraph names up to her sentence's
        end, if it stands there, or is the subject or the owner of something in the sentence before."""
        bodies: dict[str, Referent] = {}
        near = False
        start, here = paragraph.block.span.start, paragraph.span(head.sent)
        before = head.doc[max(0, head.sent.start - 1)].sent
        leading = [paragraph.span(token) for token in before if token.dep_ in LEADING]
        for mention in self._index.inside(Span(start, here.end)):
            for body in mention.referents:
                if body.kind == "organisation" and body.named and body.key not in self._lexicon.outlets:
                    bodies[body.key or body.name] = body
                    near = near or here.contains(mention.span) or any(map(mention.span.contains, leading))
        if len(bodies) != 1 or not near:
            return one
        (body,) = bodies.values()
        return replace(one, name=f"{one.name} for {body.name}", party=body.party or body.name)

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


def _is_of_oneself(head: Token) -> bool:
    """Whether a phrase tells what somebody is or calls himself: "I died a free man" brings in no man."""
    verb = head.head
    first = any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)
    return head.dep_ in PREDICATES or (
        head.dep_ == "dobj" and first and verb.lemma_ in ("die", "live", "stay")
    )


def _noun(head: Token) -> str:
    """What a later mention has in common: noun and number; all sources that stay unnamed are alike."""
    lemma, plural = head.lemma_.lower(), head.tag_ in PLURALS
    return ("sources" if plural else "source") if lemma in ANONYMOUS else f"{lemma} {plural}"


def _is_counted(head: Token) -> bool:
    """Whether a phrase is of some of many ("two analysts", "several advocates")."""
    return any(child.dep_ == "nummod" or child.like_num or child.lower_ in VAGUE for child in head.lefts)


def _is_less(head: Token, before: str) -> bool:
    """Whether a definite phrase has nothing that the description before it lacks ("the former officials")."""
    start, end = extent(head)
    determiners = {child.lower_ for child in head.lefts if child.dep_ == "det"}
    known = set(before.lower().split())
    counted = any(head.vocab[word].like_num for word in known)
    own = [word for word in head.doc[start : head.i] if word.dep_ != "nummod" or counted]
    return end == head.i + 1 and bool(determiners & THE) and all(word.lower_ in known for word in own)
