"""The form of a content, which tells a saying from another act: a quotation, a clause, a verb, or less."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.grammar import ANY_SUBJECTS, TENSED
from onrecord.annotate.statements.attribution import Reading
from onrecord.annotate.statements.cues.use import SAYING, CueUse
from onrecord.annotate.statements.quoted.direct import is_speech, is_title
from onrecord.annotate.statements.reported import Reported
from onrecord.lexicon.entries import Content
from onrecord.model import Span

WIDTH: dict[Content, int] = {"quotation": 0, "clause": 1, "verbal": 2, "anything": 3}
OPENING = {"that", "whether", "if", "why", "how", "what", "who", "whom", "when", "where", "which", "because"}
NOT_SAID = (OPENING - {"that"}) | {"as"}
VERBAL = {"VB", "VBG", "VBN"}
DEPICTING = {"relcl", "amod", "acl"}  # verbs that only tell more of a noun
QUOTED_WORDS = 4  # in marks, for words of a source rather than a name or a word set off
QUOTED_SHARE = 0.3  # of the content's characters
ALL_QUOTED = 0.8


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
        speech = [mark for mark in marked if is_speech(mark, reading.text)]
        return share >= ALL_QUOTED and not all(is_title(mark.span.of(reading.text)) for mark in speech)
    long = any(len(mark.span.of(reading.text).split()) >= QUOTED_WORDS for mark in marked)
    return share >= ALL_QUOTED or (share >= QUOTED_SHARE and long)


def _form(words: Sequence[Token], use: CueUse) -> Content:
    tokens = [token for token in words if not token.is_punct and not token.is_space]
    if _is_unknown(use) and tokens and tokens[0].lower_ in NOT_SAID:
        return "anything"  # "watched as the ship left"
    if len(tokens) > 2 and _opens_clause(tokens[0], use):
        return "clause"
    forms = [_verb_form(head, use) for head in heads_of(tokens) if head.pos_ in ("VERB", "AUX")]
    return min(forms, key=WIDTH.__getitem__, default="anything")


def _opens_clause(word: Token, use: CueUse) -> bool:
    """Whether a clause that is said or asked begins here; a cue that the lexicon lacks asks nothing."""
    if word.lower_ == "that":
        if word.dep_ == "det" and word.head.tag_ == "NNS":
            return True  # "that ships" is no "that ship"
        return word.dep_ == "mark" or (
            not _is_unknown(use) and word.dep_ not in ("det", *ANY_SUBJECTS, "dobj", "pobj")
        )
    asks = word.lower_ in OPENING and not _is_unknown(use)
    return asks and word.head.dep_ != "relcl"


def _is_unknown(use: CueUse) -> bool:
    """Whether the lexicon has no such cue; adjectives and nouns are attitudes all the same."""
    return use.cue is SAYING and not use.thinks


def heads_of(words: Sequence[Token]) -> list[Token]:
    """The words that hang on none of the others."""
    inside = {token.i for token in words}
    return [token for token in words if token.head.i not in inside or token.head.i == token.i]


def _verb_form(verb: Token, use: CueUse) -> Content:
    """A verb with a subject of its own in a tense is a clause; one without is less."""
    if verb.dep_ in DEPICTING or (verb.dep_ == "advcl" and use.cue is SAYING):
        return "anything"
    tensed = verb.tag_ in TENSED or any(
        child.tag_ in TENSED for child in verb.children if child.dep_ in ("aux", "auxpass")
    )
    if tensed and any(child.dep_ in ANY_SUBJECTS for child in verb.children):
        return "clause"
    return "verbal" if verb.tag_ in VERBAL or tensed else "anything"
