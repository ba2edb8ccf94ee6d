"""Deeds in words of saying: a refusal to act, a judgement that is not told, what shows something."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.statements.attribution import Reading
from onrecord.annotate.statements.cues.use import CueUse, is_cue
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.sources.speakers import can_speak
from onrecord.lexicon import Lexicon
from onrecord.lexicon.entries import Content
from onrecord.model import Span

# What one declines to do where one declines to speak ("declined to elaborate", "refused an interview").
SPEAKING = {
    "be", "comment", "disclose", "discuss", "elaborate", "estimate", "give", "identify", "name", "provide",
    "release", "respond", "say", "share", "speak", "speculate", "talk",
}  # fmt: skip
SPOKEN = {"comment", "detail", "information", "interview", "question", "request", "statement"}
JUDGING = {"criticise", "denounce", "praise"}
SIDING = {"endorse", "endorsement (noun)"}  # which says it all: whom
REASONS = {"as", "for", "over"}  # before what somebody is judged for
INFERRING = {
    "highlight", "indicate", "reflect", "reveal", "show", "signal", "suggest", "underline", "underscore",
}  # fmt: skip
PART_OF = {"poss", "compound", "nmod"}
DEEPEST = 8  # verbs above a cue of which the subject may be its own


def is_deed(one: Reported, form: Content, content: Sequence[Span], reading: Reading) -> bool:
    """Whether somebody does something, or something shows it, in words that may stand for a saying."""
    if form == "quotation":
        return False
    if _is_refusal_to_act(one.use, reading.lexicon) or _shows_itself(one, reading):
        return True
    return form == "anything" and one.use.cue.force in JUDGING and _judges_bare(one, content)


def _is_refusal_to_act(use: CueUse, lexicon: Lexicon) -> bool:
    """As in "refused to pay" and "refused two offers", other than "declined to comment"."""
    if use.cue.force != "decline":
        return False
    noun = next((token for token in use.tokens if token.pos_ == "NOUN"), None)
    word = noun if use.cue.pos == "noun" and noun is not None else use.head
    act = next((child for child in word.rights if child.dep_ in ("xcomp", "acl", "ccomp")), None)
    if act is not None and any(child.dep_ == "ccomp" for child in act.children):
        return False  # "refused to accept that the war was lost"
    things = [noun for noun in _things(act or word) if noun.dep_ in ("dobj", "pobj")]
    if act is not None and (act.lemma_.lower() in SPEAKING or is_cue(act, lexicon)):
        return False
    return (act is not None or bool(things)) and not any(noun.lemma_.lower() in SPOKEN for noun in things)


def _things(verb: Token) -> list[Token]:
    """What a verb is done to, or goes into ("make a comment", "go into detail")."""
    near = list(verb.rights)
    return near + [noun for child in near if child.dep_ == "prep" for noun in child.rights]


def _judges_bare(one: Reported, content: Sequence[Span]) -> bool:
    """As in "slammed the mayor's rival, Keller", which does not tell for what."""
    words = [word for span in content for word in one.paragraph.tokens(span) if not word.is_punct]
    if not words or one.use.cue.id in SIDING or any(word.pos_ in ("ADP", "VERB", "AUX") for word in words):
        return False
    last = words[-1]
    behind = last.nbor(1).lower_ if last.i + 1 < len(last.doc) else ""
    return behind not in REASONS and (last.pos_ == "PRON" or last.text[:1].isupper())


def _shows_itself(one: Reported, reading: Reading) -> bool:
    """As in "Keller's plan failed on Monday, underscoring how hard it is", which the writer infers."""
    use, source = one.use, one.use.source
    doer = _doer(use)
    if source is None or doer is None or doer.pos_ != "NOUN":
        return False
    infers = use.cue.id in INFERRING and use.head.tag_ == "VBG" and use.head.dep_ in ("advcl", "pcomp")
    if not infers and (doer.i == source.i or source.dep_ not in PART_OF):
        return False
    return not can_speak(doer, one.paragraph, reading.mentions, reading.lexicon)


def _doer(use: CueUse) -> Token | None:
    """The subject of the cue, or of the verb that it hangs on, or the noun."""
    if use.head.dep_ == "acl":
        return use.head.head
    for verb in (use.head, *islice(use.head.ancestors, DEEPEST)):
        found = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
        if found is not None:
            return found
        if verb.dep_ not in ("conj", "advcl", "pcomp", "prep"):
            return None
    return None
