"""Whose a statement is: by the words that the model gives as its source, else by the syntax of its cue."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.statements.cues.use import SAYING, CueUse
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.sources.speakers import NOBODY, SPEAKING_KINDS, find_speakers
from onrecord.model import Referent, Span

QUOTED = {"quote", "cite", "hear", "say"}  # "was quoted as saying": the subject of the passive speaks
CLIMBING = {"conj", "xcomp", "advcl", "pcomp", "prep"}
OWNING = {"by", "from", "of"}
TIMES = {"DATE", "TIME"}
LONG = 30  # characters: a shorter piece of a content may be the subject, read as content by mistake


def speakers_of(
    reported: Reported, content: tuple[Span, ...], mentions: MentionIndex
) -> tuple[Referent, ...]:
    """Those who say a `content`; () where neither source nor sentence tells."""
    paragraph, use = reported.paragraph, reported.use
    if use.source is not None:
        head = _nearest(_head(reported, use.source), use.head)
        head = _sent(head, reported, mentions) or head
        return find_speakers(head, paragraph, mentions, use.head)
    for token in _beside(use) if use.cue is not SAYING else ():
        least = LONG if token.dep_ == "nsubjpass" else 0
        if not any(piece.contains(paragraph.span(token)) and len(piece) > least for piece in content):
            found = find_speakers(token, paragraph, mentions, use.head)
            if any(one.kind in SPEAKING_KINDS or one.kind == "group" for one in found):
                return found
    return ()


def _head(reported: Reported, source: Token) -> Token:
    """The head of the source: of several stretches the one that is the cue's subject, or is nearest to it;
    never a time ("the agency that day said")."""
    paragraph, cue = reported.paragraph, reported.use.head
    if source.pos_ == "VERB":
        return next(_inside(source, reported), source)
    subjects = [child for child in cue.children if child.dep_ == "nsubj"]
    if source.ent_type_ in TIMES and source.pos_ != "PROPN":
        return next((child for child in subjects if child.ent_type_ not in TIMES), _noun_before(source))
    if len(reported.source) < 2:
        return source
    for child in subjects:
        if any(piece.contains(paragraph.span(child)) for piece in reported.source):
            return child
    return source


def _inside(verb: Token, reported: Reported) -> Iterator[Token]:
    """The subject, or the noun that a participle modifies, where the parser sees a verb in the source."""
    asked = ("nsubj", "dobj") if verb.tag_ == "VBG" else ("nsubj",)
    for child in verb.children:
        place = reported.paragraph.span(child)
        if child.dep_ in asked and any(piece.contains(place) for piece in reported.source):
            yield child


def _nearest(source: Token, cue: Token) -> Token:
    """The source, unless another subject stands nearer in the chain of verbs up to that of the source.

    "Police named no one. Media named a Lee and said": the chain is one where the parser sees no full stop.
    """
    verb, found = cue, source
    while verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.pos_ == "VERB":
        own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if verb.i == cue.i and own is not None:
            return source
        found = own if own is not None and found is source else found
        verb = verb.head
        if source.dep_ == "nsubj" and source.head == verb:
            return found
    return source


def _sent(source: Token, reported: Reported, mentions: MentionIndex) -> Token | None:
    """What is written, where a participle goes on from a passive that tells whom it was sent to.

    "A letter was sent to the mayor, urging an end to the war": it is the letter that urges it.
    """
    cue, verb = reported.use.head, reported.use.head.head
    if cue.tag_ != "VBG" or cue.dep_ != "advcl" or source.dep_ in SUBJECTS:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    mention = mentions.at(reported.paragraph.span(subject)) if subject is not None else None
    written = mention is not None and mention.referents[0].kind == "thing"
    return subject if written and verb.i < source.i < cue.i else None


def _noun_before(time: Token) -> Token:
    """The noun that a time stands right behind."""
    place = time.left_edge.i - 1
    before = time.doc[place] if place >= time.sent.start else time
    return before if before.pos_ in ("PROPN", "NOUN") else time


def _beside(use: CueUse) -> Iterator[Token]:
    """Who may speak where the model finds no source, the surest first: the agent of a passive, whoever is
    quoted, the owner of a noun, the subject of the verb that the cue goes on from."""
    cue = use.head
    for child in cue.children:
        if child.dep_ == "agent":
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
    if cue.pos_ == "NOUN":
        yield from _owners(cue)
        return
    auxiliaries = {child.dep_ for child in cue.children}
    passive = use.passive or "auxpass" in auxiliaries or (cue.tag_ == "VBN" and "aux" not in auxiliaries)
    verb = cue
    while True:
        for child in verb.children:
            if (child.dep_ == "nsubj" and child.lower_ not in NOBODY and not use.passive) or (
                child.dep_ == "nsubjpass" and verb.lemma_ in QUOTED
            ):
                yield child
        if passive or verb.dep_ not in CLIMBING or verb.head.i == verb.i:
            return
        if any(child.dep_ in SUBJECTS for child in verb.children):
            return
        verb = verb.head


def _owners(noun: Token) -> Iterator[Token]:
    yield from (child for child in noun.children if child.dep_ == "poss")
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in OWNING:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
