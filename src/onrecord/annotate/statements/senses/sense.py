"""Whether an attribution is a saying, a thought, or neither: the ledger keeps the first two.

PolNeAR, which the statement model is trained on, marks attitudes and acts as well ("approved the deal", "was
alarmed by", "is working to"). Which of its attributions put words or thoughts on the record hangs on the cue,
on the form of its content and on the source; what a cue asks for is in the lexicon (`takes`, `personal`).
"""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.statements.attribution import Reading, Sense
from onrecord.annotate.statements.contents.forms import OPENING, WIDTH, content_form, heads_of
from onrecord.annotate.statements.cues.use import SAYING, CueUse, is_cue
from onrecord.annotate.statements.denials import OUTRIGHT
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.senses.deeds import is_deed
from onrecord.annotate.statements.senses.evidence import (
    GENRES,
    IMPLYING,
    is_evident,
    is_finding,
    is_person,
    whole_of,
)
from onrecord.annotate.statements.senses.idioms import is_idiom
from onrecord.annotate.statements.senses.mistaken import is_mistaken
from onrecord.annotate.statements.sources.speakers import can_speak
from onrecord.lexicon.entries import Content
from onrecord.model import Span

THINGS = {"it", "this", "that", "these", "those", "which", "what", "there"}
NO_SPEAKER = {"you", "one", "nobody", "anyone", "anybody"}  # anybody, and nobody
REFUSING = {"reject", "dismiss", "rebuff", "shoot down"}
DISPUTING = {"dispute", "rebut", "contradict", "debunk"}
FINDING = {"show", "find", "indicate", "suggest"}
SEEING = {"see", "regard", "view"}
LOOSE = {"pcomp", "ROOT"}  # gerunds that nobody is the subject of
SURE = 0.5  # confidence from which the model is believed about nouns
TOPICAL = {"about", "on"}
# What is said or asked, so that rejecting it is an answer; nouns of the lexicon's cues are as well.
ANSWERABLE = {
    "accusation", "advice", "allegation", "appeal", "argument", "bid", "characterization", "claim",
    "comparison", "criticism", "demand", "idea", "invitation", "it", "label", "notion", "offer", "plea",
    "proposal", "request", "rumor", "rumour", "suggestion", "that", "theory", "this",
}  # fmt: skip


def find_sense(one: Reported, content: tuple[Span, ...], reading: Reading) -> Sense:
    """What an attribution is; `content` is what has become of its content when quotations were made whole."""
    use, form = one.use, content_form(one, content, reading)
    if use.source is not None and use.source.lower_ == "you" and use.head.tag_ != "VBD":
        return "neither"  # whoever reads it ("you may ask")
    if any(no_saying(one, form, content, reading) for no_saying in (is_idiom, is_mistaken, is_deed)):
        return "neither"
    if form == "quotation" and not use.thinks:
        known = use.cue is not SAYING or use.head.is_punct
        return "saying" if known or (one.source and _has_speaker(one, form, reading)) else "neither"
    if use.cue.id in OUTRIGHT and use.source is not None and use.head.dep_ != "amod":
        return "saying"  # whatever is denied: "denied it", "denies any role"
    if use.cue.id in DISPUTING and one.source and _points(content, reading):
        return "saying"  # "disputes that"
    if _says_nothing(content, reading) or use.head.dep_ == "amod" or not _has_speaker(one, form, reading):
        return "neither"
    if WIDTH[form] > WIDTH[_taken(one, reading)]:
        return "neither"
    if use.cue.id in REFUSING and form == "anything" and not _is_answered(one, content, reading):
        return "neither"
    return "thought" if use.thinks else "saying"


def _taken(one: Reported, reading: Reading) -> Content:
    """The widest content that makes the cue a saying or a thought.

    What is refused may stand in the cue ("declined to discuss the offer").
    """
    use = one.use
    if use.refuses or _takes_all(one, reading):
        return "anything"
    if use.head.is_punct or (not one.source and use.head.dep_ in LOOSE and use.head.tag_ == "VBG"):
        return "quotation"  # "tools for predicting when it fails"
    if not one.source and use.head.tag_ != "VBG":
        return _narrower("clause", use)  # "another twister was reported"
    if use.cue is SAYING:
        return "clause"
    if use.tokens[-1].lower_ in (TOPICAL if use.cue.force == "assert" else ()) or _has_hearer(use):
        return _narrower("clause", use)
    return use.cue.takes


def _narrower(content: Content, use: CueUse) -> Content:
    return min(content, use.cue.takes, key=WIDTH.__getitem__)


def _takes_all(one: Reported, reading: Reading) -> bool:
    """Whether the cue is a saying or a thought here whatever its content, beyond what the lexicon has."""
    use, cue = one.use, one.use.cue
    if use.head.is_punct:
        return _heads_line(one, reading)
    if cue.force == "accuse" and use.passive and not one.source:
        return any(child.dep_ == "prep" for child in use.head.children)  # "was charged with murder"
    if cue.id in SEEING and any(child.lower_ == "as" for child in use.head.children):
        return True
    if cue.id in FINDING and use.source is not None and is_finding(use.source, reading):
        return True  # "polls show him ahead"
    if cue.takes == "verbal" and any(token.tag_ == "VB" for token in use.tokens[1:]):
        return True
    told = not _has_hearer(use) and not (cue.force == "assert" and use.tokens[-1].lower_ in TOPICAL)
    trusted = use.thinks or (cue.pos == "noun" and told and one.confidence >= SURE)
    return trusted and bool(one.source) and cue is not SAYING and cue.takes != "quotation"


def _points(content: tuple[Span, ...], reading: Reading) -> bool:
    """Whether a content is a pronoun for what was said before."""
    return len(content) == 1 and content[0].of(reading.text).lower() in ("this", "that", "it")


def _has_hearer(use: CueUse) -> bool:
    """As in "his complaint to the council", where the council is no content."""
    return use.cue.pos == "noun" and use.tokens[-1].lower_ == "to"


def _heads_line(one: Reported, reading: Reading) -> bool:
    """Whether who says it stands before a colon, as in headlines ("Police: two men held")."""
    source = one.use.source
    if source is None or source.lemma_.lower() in GENRES:
        return False
    return can_speak(source, one.paragraph, reading.mentions, reading.lexicon)


def _is_answered(one: Reported, content: Sequence[Span], reading: Reading) -> bool:
    """Whether what is rejected was said ("a claim", "an offer"), so that rejecting it is an answer."""
    if any(child.lower_ == "as" for child in one.use.head.children):
        return True  # "dismissed the letter as a prank"
    heads = [head for span in content for head in heads_of(one.paragraph.tokens(span))]
    return any(is_cue(head, reading.lexicon) for head in heads if head.pos_ == "NOUN") or any(
        head.lemma_.lower() in ANSWERABLE for head in heads
    )


def _says_nothing(content: Sequence[Span], reading: Reading) -> bool:
    """Whether all that is left of a content is a pronoun ("what he said was wrong")."""
    return len(content) == 1 and content[0].of(reading.text).strip(" ,.").lower() in OPENING | THINGS


def _has_speaker(one: Reported, form: Content, reading: Reading) -> bool:
    """Whether the source, where one is given, is one that can say what the cue says."""
    use, source = one.use, one.use.source
    if source is None:
        return True
    if _is_subject_matter(source, use):
        return use.cue.id == "quote" or (form == "clause" and use.cue.force != "accuse")
    if source.lower_ in NO_SPEAKER and not any(True for _ in source.children):
        return False
    source = whole_of(source)
    if use.cue.id in IMPLYING and form != "quotation" and not is_evident(source, one, reading):
        return False
    if use.cue is not SAYING and not use.cue.personal:
        return True
    asserts = form == "clause" and use.cue.force == "assert" and use.cue is not SAYING
    if source.lower_ not in THINGS and (asserts or source.pos_ not in ("NOUN", "PROPN")):
        return True  # "the evidence suggests that ..."
    return is_person(source) or can_speak(source, one.paragraph, reading.mentions, reading.lexicon)


def _is_subject_matter(source: Token, use: CueUse) -> bool:
    """Whether a passive's subject was taken for the source ("he was told", "a ship called Ada")."""
    verb, before = use.head, source.i < use.head.i
    if any(child.dep_ == "agent" for child in verb.children):
        return False
    if verb.dep_ == "acl" and verb.head.i == source.i:
        return use.passive and not any(child.dep_ in ("dobj", "ccomp") for child in verb.children)
    if before and use.cue.force in ("accuse", "ask") and _is_participle(verb):
        return True
    return before and use.passive and source.dep_ in ("nsubjpass", "appos") and not _has_subject(verb, source)


def _is_participle(verb: Token) -> bool:
    """Whether it is "accused" or "held and accused" beside a noun, without an auxiliary."""
    first = verb
    while first.dep_ == "conj" and first.head.tag_ == "VBN":
        first = first.head
    own = {child.dep_ for each in (verb, first) for child in each.children}
    return verb.tag_ == "VBN" and not own & (SUBJECTS | {"aux", "auxpass"})


def _has_subject(verb: Token, source: Token) -> bool:
    """Whether another than the source is the subject."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return bool(subjects) and all(child.i != source.i for child in subjects)
