"""From the words of a source to those who speak."""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.parse import Paragraph
from onrecord.lexicon import Lexicon
from onrecord.model import Mention, Referent
from onrecord.model.entity import EntityKind

# Words that nobody in particular stands behind.
NOBODY = {
    "it",
    "there",
    "this",
    "that",
    "which",
    "what",
    "one",
    "you",
    "these",
    "those",
    "some",
    "many",
    "all",
    "anyone",
    "nobody",
    "someone",
}
OPENERS = {"that", "as", "while", "and", "but"}
ARTICLES = OPENERS | {"the", "a", "an"}
INSIDE_PHRASE = {"prep", "compound", "nummod", "conj", "cc", "appos", "poss", "case", "amod", "relcl", "acl"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"}
SPEAKING_KINDS = {"person", "state", "organisation"}


def source_words(head: Token) -> Tokens:
    """The noun phrase of a source with its appositions, relative clauses and affiliations."""
    doc = head.doc
    start, end = head.left_edge.i, head.i + 1
    while start < head.i and (doc[start].lower_ in OPENERS or doc[start].is_punct or doc[start].is_space):
        start += 1
    if head.dep_ == "poss":
        return doc[start:end]
    for child in head.rights:
        if child.dep_ in INSIDE_PHRASE:
            end = child.right_edge.i + 1
        elif child.dep_ != "punct":
            break
    return doc[start : _before_open_bracket(doc, start, end)]


def _before_open_bracket(doc: Doc, start: int, end: int) -> int:
    """A bracket that the phrase opens and does not close is no part of it."""
    opened = [place for place in range(start, end) if doc[place].text == "("]
    closed = [place for place in range(start, end) if doc[place].text == ")"]
    return opened[-1] if len(opened) > len(closed) and opened[-1] > start else end


def find_speakers(head: Token, paragraph: Paragraph, mentions: MentionIndex) -> tuple[Referent, ...]:
    """Those whom a source names or stands for, given its head word; two who speak together are two.

    A source that is no mention keeps its words as its name; one that stands for nobody gives ().
    """
    heads = [head, *(child for child in head.conjuncts if child.i > head.i)]
    found: list[Referent] = []
    for one in heads:
        found.extend(referent for referent in _referents(one, paragraph, mentions) if referent not in found)
    return tuple(found)


def _referents(head: Token, paragraph: Paragraph, mentions: MentionIndex) -> tuple[Referent, ...]:
    mention = mentions.at(paragraph.span(head))
    if mention is None or mention.form == "nominal":
        mention = _named_in_apposition(head, paragraph, mentions) or mention
    if mention is not None:
        return mention.referents
    if head.pos_ == "PRON" or head.lower_ in NOBODY:
        return ()
    words = _phrase(head)
    kind: EntityKind = "group" if head.tag_ in ("NNS", "NNPS") else "thing"
    return (Referent(words.text, kind, None, named=False),) if len(words) else ()


def _phrase(head: Token) -> Tokens:
    """A source's noun with what stands before it but the article, and an "of", "from" or "by" phrase."""
    start, end = head.left_edge.i, head.i + 1
    while start < head.i and (head.doc[start].lower_ in ARTICLES or not head.doc[start].is_alpha):
        start += 1
    for child in head.rights:
        if child.i == end and child.lower_ in ("of", "from", "by"):
            end = child.right_edge.i + 1
    return head.doc[start:end]


def _named_in_apposition(head: Token, paragraph: Paragraph, mentions: MentionIndex) -> Mention | None:
    """Whom or what an apposition names ("the envoy, Ann Lee,", "the news agency Xinhua")."""
    for child in head.children:
        mention = mentions.at(paragraph.span(child)) if child.dep_ == "appos" else None
        if mention and mention.form == "name" and mention.referents[0].kind in ("person", "organisation"):
            return mention
    return None


def can_speak(head: Token, speakers: tuple[Referent, ...], lexicon: Lexicon) -> bool:
    """Whether a source is somebody, some body or something written."""
    if head.pos_ not in NOMINAL or (head.lower_ in NOBODY and not speakers):
        return False
    if any(one.kind in SPEAKING_KINDS or one.named for one in speakers):
        return True
    known = head.lemma_.lower() in lexicon.roles or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
    return known or head.pos_ in ("PRON", "PROPN")
