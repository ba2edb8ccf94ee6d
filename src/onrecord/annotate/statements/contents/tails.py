"""What stands right behind a content and is more of it, by the parse and the order of the words."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS, TENSED
from onrecord.annotate.statements.cues.channels import MEDIA
from onrecord.annotate.statements.cues.use import is_cue
from onrecord.lexicon import Lexicon

NEEDED = {"dobj", "pobj", "pcomp"}  # without which a verb or preposition says nothing
CIRCUMSTANCES = {"after", "before", "because", "despite", "unless", "until", "without"}
LOWER = {"relcl", "acl", "advcl", "xcomp", "pcomp", "conj"}  # verbs that no saying hangs on
TIMES = {"DATE", "TIME"}
NOMINAL = {"NOUN", "PROPN", "NUM"}
PAST = {"could", "had", "was", "were", "would"}
FARTHEST = 100  # words of a second clause in which a quotation is looked for
NEAR = 8  # words in which the verb of a second clause follows its first word


def tail(words: Sequence[Token], inside: set[int], lexicon: Lexicon) -> list[Token]:
    """The head of what goes on from `words` right behind them, or nothing; `inside` are they and the cue."""
    last = words[-1]
    return (
        _left_out(last, inside)
        or _result(words)
        or _circumstance(words)
        or _phrase(words)
        or _second(words, lexicon)
    )


def _left_out(last: Token, inside: set[int]) -> list[Token]:
    """What stands right behind the last word and depends on it ("causing | the cars to stop", "in | Ada")."""
    if last.i + 1 >= last.sent.end:
        return []
    behind = [
        child
        for child in last.rights
        if child.dep_ in NEEDED and child.left_edge.i == last.i + 1 and child.i not in inside
    ]
    return behind[:1]


def _result(words: Sequence[Token]) -> list[Token]:
    """A clause with "that" right behind ("so bad | that it was shut")."""
    last = words[-1]
    behind = last.doc[last.i + 1] if last.i + 1 < last.sent.end else last
    opens = behind.lower_ == "that" and behind.dep_ == "mark"
    holder = behind.head.head
    inside = holder.pos_ != "PROPN" and any(word.i == holder.i for word in words)
    return [behind.head] if opens and inside else []


def _circumstance(words: Sequence[Token]) -> list[Token]:
    """What stands right behind and tells more of a verb in the content ("was shot | after a quarrel")."""
    last = words[-1]
    behind = last.doc[last.i + 1] if last.i + 1 < last.sent.end else None
    if behind is None or behind.lower_ not in CIRCUMSTANCES:
        return []
    top = behind.head if behind.dep_ == "mark" else behind
    inside = any(word.i == top.head.i for word in words)
    return [top] if inside and top.left_edge.i == behind.i and _is_finite(top.head) else []


def _is_finite(verb: Token) -> bool:
    """Whether it has a subject and a tense; who is told "to go" is told before or after, says the writer."""
    tensed = any(word.tag_ in TENSED for word in (verb, *verb.lefts))
    return tensed and any(child.dep_ in SUBJECTS for child in verb.lefts)


def _phrase(words: Sequence[Token]) -> list[Token]:
    """A preposition right behind that depends on a noun or on a verb further down ("rays | of light").

    What tells more of the main verb may as well tell when, where and how it was said.
    """
    last = words[-1]
    behind = last.doc[last.i + 1] if last.i + 1 < last.sent.end else None
    if behind is None or behind.dep_ != "prep" or not any(word.i == behind.head.i for word in words):
        return []
    holder = behind.head
    if behind.lower_ != "of" and any(_is_occasion(child) for child in behind.children):
        return []
    near = holder.pos_ in NOMINAL or (holder.pos_ == "VERB" and holder.dep_ in LOWER)
    return [behind] if behind.lower_ == "of" or near else []


def _is_occasion(noun: Token) -> bool:
    """Whether it is when or through what something was said ("on Monday", "in an interview")."""
    return noun.ent_type_ in TIMES or noun.lemma_.lower() in MEDIA or noun.lower_ in MEDIA


def _second(words: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """A second clause or phrase of the same kind right behind ("to stop | and to go", "that | and that")."""
    last = words[-1]
    if last.dep_ == "cc":
        behind = [child for child in last.head.rights if child.dep_ == "conj" and child.pos_ in NOMINAL]
        return [one for one in behind if one.i > last.i and _is_next(one.left_edge, last)][:1]
    start = _behind_joint(words)
    if start is None:
        return [second] if (second := second_quoted(words)) is not None else []
    places = {word.i for word in words}
    for word in (start, *start.ancestors):
        if word.dep_ == "conj" and word.head.i in places:
            return [word] if _is_alike(word, start) or _goes_on(word, start, lexicon) else []
    return []


def _is_next(word: Token, last: Token) -> bool:
    """Whether nothing but a blank stands between."""
    return word.i > last.i and all(between.is_space for between in last.doc[last.i + 1 : word.i])


def second_quoted(words: Sequence[Token]) -> Token | None:
    """A second phrase right behind, in quotation marks ("was well ahead | and “doing well”")."""
    joint = _behind_joint(words, quoted=True)
    places = {word.i for word in words}
    return joint if joint is not None and joint.dep_ == "conj" and joint.head.i in places else None


def _behind_joint(words: Sequence[Token], quoted: bool = False) -> Token | None:
    """The word behind a comma or "and" that follows a content, in quotation marks or not."""
    last, place = words[-1], words[-1].i + 1
    doc, end = last.doc, last.sent.end
    while place < end and (doc[place].text == "," or doc[place].dep_ == "cc"):
        place += 1
    joined = last.i + 1 < place < end and any(word.dep_ == "cc" for word in doc[last.i + 1 : place])
    if place >= end or place == last.i + 1:
        return None
    if not quoted:
        return doc[place]
    opens = joined and doc[place].is_quote and place + 1 < end and doc[place + 1].text[:1].islower()
    return doc[place + 1] if opens else None


def _is_alike(word: Token, first: Token) -> bool:
    if first.lower_ == "that" and first.dep_ == "mark":
        return True
    own = any(child.dep_ in SUBJECTS for child in word.lefts)
    return word.tag_ == "VB" and word.head.tag_ == "VB" and not own and word.left_edge.i == first.i


def _goes_on(word: Token, first: Token, lexicon: Lexicon) -> bool:
    """Whether a second clause tells more ("said the port was shut | and the ships had left").

    It is in the past as well, or would be; one that says something is the speaker's or another's next act.
    """
    past = word.tag_ == "VBD" or any(child.lower_ in PAST for child in word.lefts)
    if not past or not _is_finite(word.head) or first.i < word.left_edge.i or word.i - first.i > NEAR:
        return False
    subject = next((child for child in word.lefts if child.dep_ in SUBJECTS), None)
    start = word.left_edge if subject is None else subject.left_edge
    said = (word, *(child for child in word.rights if child.dep_ in ("dobj", "xcomp") and subject is None))
    quoted = any(each.is_quote for each in word.doc[first.i : min(word.right_edge.i + 1, first.i + FARTHEST)])
    return start.i == first.i and not quoted and not any(is_cue(each, lexicon) for each in said)
