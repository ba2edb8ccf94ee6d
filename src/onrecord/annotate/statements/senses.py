"""Whether an attribution is a saying, a thought, or neither: the ledger keeps the first two.

PolNeAR, which the statement model is trained on, marks attitudes and acts as well ("approved the deal", "was
alarmed by", "is working to"). Which of its attributions put words or thoughts on the record hangs on the cue, on
the form of its content and on who the source is; what a cue asks for is in the lexicon (`takes`, `personal`).
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.statements.attribution import Reading, Sense
from onrecord.annotate.statements.cues import SAYING, CueUse, is_cue
from onrecord.annotate.statements.direct import is_speech
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.speakers import can_speak, find_speakers
from onrecord.lexicon.entries import Content
from onrecord.model import Span

WIDTH: dict[Content, int] = {"quotation": 0, "clause": 1, "verbal": 2, "anything": 3}
OPENING = {"that", "whether", "if", "why", "how", "what", "who", "whom", "when", "where", "which", "because"}
FINITE = {"VBD", "VBP", "VBZ", "MD"}
VERBAL = {"VB", "VBG", "VBN"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
DEPICTING = {"relcl", "amod", "acl"}  # verbs that only tell more of a noun
QUOTED_WORDS = 4  # in marks, for words of a source rather than a name or a word set off
QUOTED_SHARE = 0.3  # of the content's characters
ALL_QUOTED = 0.8
THINGS = {"it", "this", "that", "these", "those", "which", "what", "there"}
NO_SPEAKER = {"you", "one", "nobody", "anyone", "anybody"}  # anybody, and nobody
# Verbs with which a noun of saying makes one cue ("issued a warning"); others do something to somebody's words.
LIGHT = frozenset(
    "make issue give express voice have take offer repeat renew release deliver send raise lodge file post put "
    "publish level join echo lead sound come start reiterate write launch air state be receive extend present "
    "add draw strike reply respond convey share get bring use say".split()
)
REFUSING = {"reject", "dismiss", "rebuff", "shoot down"}
FINDING = {"show", "find", "indicate", "suggest"}
TOPICAL = {"about", "on"}
GENRES = {"analysis", "review", "opinion", "video", "photo", "index", "exclusive", "image", "footage", "takeaway"}
# Of nouns for people, beside those that the lexicon has as roles.
PEOPLE = re.compile(r"(?:ist|ian|man|woman|person|people|eer|ee|er|or|ant|[^m]ent)$")
NO_PEOPLE = frozenset(
    "number power tower paper weather center matter river winter summer quarter factor sector indicator event "
    "moment order letter chapter border disaster disorder error evident incident accident restaurant plant "
    "content percent cent".split()
)


def find_sense(one: Reported, content: tuple[Span, ...], reading: Reading) -> Sense:
    """What an attribution is; `content` is what has become of its content when quotations were made whole."""
    use, form = one.use, content_form(one, content, reading)
    if form == "quotation" and not use.thinks:
        return "saying"
    if _says_nothing(content, reading) or use.head.dep_ == "amod" or not _has_speaker(one, form, reading):
        return "neither"
    if WIDTH[form] > WIDTH[_taken(one, reading)] or _is_about_words(use, reading):
        return "neither"
    if use.cue.id in REFUSING and form == "anything" and not _is_answered(one, content, reading):
        return "neither"
    return "thought" if use.thinks else "saying"


def _taken(one: Reported, reading: Reading) -> Content:
    """The widest content that makes the cue a saying or a thought.

    Without a source it must have a clause ("another twister was reported"), and so must a cue that the lexicon
    does not have. What is refused may stand in the cue ("declined to discuss the offer").
    """
    use, last = one.use, one.use.tokens[-1].lower_
    if use.refuses:
        return "anything"
    if use.head.is_punct:
        return "anything" if _heads_line(one, reading) else "quotation"
    if use.cue.force == "accuse" and use.passive and not one.source:
        return "anything"  # "was charged with murder": the law does
    if use.cue.id in ("see", "regard", "view") and any(child.lower_ == "as" for child in use.head.children):
        return "anything"
    if not one.source and use.head.dep_ == "pcomp":
        return "quotation"  # "tools for predicting when it fails"
    if use.cue is SAYING or not (one.source or use.head.tag_ == "VBG"):
        return min("clause", use.cue.takes, key=WIDTH.__getitem__)
    if (use.cue.pos == "noun" and last == "to") or (use.cue.force == "assert" and last in TOPICAL):
        return "clause"  # "his complaint to the council" and "told her about the game" have no content
    if use.cue.id in FINDING and use.source is not None and _is_finding(use.source, reading):
        return "anything"  # "polls show him ahead"
    if use.cue.takes == "verbal" and any(token.tag_ == "VB" for token in use.tokens[1:]):
        return "anything"
    return use.cue.takes


def _is_finding(source: Token, reading: Reading) -> bool:
    """Whether a source is a poll, a report or the like, and no picture."""
    roles = reading.lexicon.roles
    role = roles.get(source.lower_) or roles.get(source.lemma_.lower())
    return role is not None and role.kind == "document" and role.id not in GENRES


def _heads_line(one: Reported, reading: Reading) -> bool:
    """Whether who says it stands before a colon, as in headlines ("Police: two men held"); no kind of text."""
    source = one.use.source
    return source is not None and source.lemma_.lower() not in GENRES and _can_speak(source, one, reading)


def _is_about_words(use: CueUse, reading: Reading) -> bool:
    """Whether the cue is a verb of doing something to words that are somebody else's ("ignored calls for")."""
    if use.cue.pos != "noun" or use.head.pos_ not in ("VERB", "AUX"):
        return False
    return use.head.lemma_.lower() not in LIGHT and not is_cue(use.head, reading.lexicon)


def _is_answered(one: Reported, content: Sequence[Span], reading: Reading) -> bool:
    """Whether what is rejected was said ("a claim", "an offer"), so that rejecting it is an answer."""
    if any(child.lower_ == "as" for child in one.use.head.children):
        return True  # "dismissed the letter as a prank"
    heads = [head for span in content for head in _heads(one.paragraph.tokens(span))]
    return any(is_cue(head, reading.lexicon) for head in heads if head.pos_ == "NOUN") or any(
        head.lemma_.lower() in ANSWERABLE for head in heads
    )


ANSWERABLE = frozenset(
    "accusation allegation offer notion idea suggestion criticism rumor rumour theory bid invitation advice "
    "proposal request demand appeal plea claim argument comparison label characterization it this".split()
)


def content_form(one: Reported, content: Sequence[Span], reading: Reading) -> Content:
    """The narrowest that fits: a quotation, a finite clause, a verb with its objects, anything else."""
    if _is_quoted(one.use, content, reading):
        return "quotation"
    forms = [_form(one.paragraph.tokens(span), one.use) for span in content]
    return min(forms, key=WIDTH.__getitem__, default="anything")


def _is_quoted(use: CueUse, content: Sequence[Span], reading: Reading) -> bool:
    size = sum(len(span) for span in content)
    marked = [mark for mark in reading.quotations if any(span.contains(mark.outer) for span in content)]
    share = sum(len(mark.outer) for mark in marked) / size
    if use.cue is SAYING:
        return share >= ALL_QUOTED and any(is_speech(mark, reading.text) for mark in marked)
    long = any(len(mark.span.of(reading.text).split()) >= QUOTED_WORDS for mark in marked)
    return share >= ALL_QUOTED or (share >= QUOTED_SHARE and long)


def _form(words: Sequence[Token], use: CueUse) -> Content:
    tokens = [token for token in words if not token.is_punct and not token.is_space]
    if use.cue is SAYING and tokens and tokens[0].lower_ == "as":
        return "anything"  # "watched as the ship left"
    if len(tokens) > 2 and _opens_clause(tokens[0], use):
        return "clause"
    forms = [_verb_form(head, use) for head in _heads(tokens) if head.pos_ in ("VERB", "AUX")]
    return min(forms, key=WIDTH.__getitem__, default="anything")


def _opens_clause(word: Token, use: CueUse) -> bool:
    """Whether a clause that is said or asked begins here; what a cue that the lexicon lacks asks is not known."""
    if word.lower_ == "that":
        if word.dep_ == "det" and word.head.tag_ == "NNS":
            return True  # "that ships" is no "that ship"
        return word.dep_ == "mark" or (use.cue is not SAYING and word.dep_ not in ("det", *SUBJECTS, "dobj", "pobj"))
    asks = word.lower_ in OPENING and use.cue is not SAYING
    return asks and word.head.dep_ != "relcl"


def _heads(words: Sequence[Token]) -> list[Token]:
    """The words that hang on none of the others."""
    inside = {token.i for token in words}
    return [token for token in words if token.head.i not in inside or token.head.i == token.i]


def _verb_form(verb: Token, use: CueUse) -> Content:
    """A verb with a subject of its own in a tense is a clause; one without is less."""
    if verb.dep_ in DEPICTING or (verb.dep_ == "advcl" and use.cue is SAYING):
        return "anything"
    tensed = verb.tag_ in FINITE or any(
        child.tag_ in FINITE for child in verb.children if child.dep_ in ("aux", "auxpass")
    )
    if tensed and any(child.dep_ in SUBJECTS for child in verb.children):
        return "clause"
    return "verbal" if verb.tag_ in VERBAL or tensed else "anything"


def _says_nothing(content: Sequence[Span], reading: Reading) -> bool:
    """Whether all that is left of a content is a pronoun ("what he said was wrong")."""
    return len(content) == 1 and content[0].of(reading.text).strip(" ,.").lower() in OPENING | THINGS


def _has_speaker(one: Reported, form: Content, reading: Reading) -> bool:
    """Whether the source, where one is given, is one that can say what the cue says."""
    use, source = one.use, one.use.source
    if source is None:
        return True
    if _is_subject_matter(source, use):
        return use.cue.id == "quote"
    if source.lower_ in NO_SPEAKER and not any(True for _ in source.children):
        return False
    if source.dep_ == "nsubj" and source.head.dep_ == "relcl":
        source = source.head.head  # "the firm, which refused"
    if form == "clause" and use.cue.force == "assert" and use.cue is not SAYING and source.lower_ not in THINGS:
        return True  # "the evidence suggests that ..."
    personal = use.cue.personal or use.cue is SAYING
    if not personal or (source.pos_ not in ("NOUN", "PROPN") and source.lower_ not in THINGS):
        return True
    lemma = source.lemma_.lower()
    is_person = PEOPLE.search(lemma) is not None and lemma not in NO_PEOPLE
    return is_person or _can_speak(source, one, reading)


def _is_subject_matter(source: Token, use: CueUse) -> bool:
    """Whether the cue is a passive and its subject was taken for the source ("he was told", "a ship called Ada")."""
    if use.head.dep_ == "acl" and use.head.head.i == source.i:
        return use.passive and not any(child.dep_ in ("dobj", "ccomp") for child in use.head.children)
    return use.passive and source.dep_ == "nsubjpass" and source.head.i == use.head.i


def _can_speak(source: Token, one: Reported, reading: Reading) -> bool:
    return can_speak(source, find_speakers(source, one.paragraph, reading.mentions), reading.lexicon)
