"""What the statement model takes into a content that is no part of it, left out again."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.grammar import ANY_SUBJECTS
from onrecord.annotate.statements.cues.use import is_cue
from onrecord.annotate.statements.reported import Reported
from onrecord.lexicon import Lexicon
from onrecord.model import Span

ENDS = {"?", "!", "."}
SETTING = {"ADP", "ADV", "SCONJ"}
JUDGING = {"criticise", "denounce", "praise"}
TELLING = {"say", "elaborate", "comment", "specify", "explain", "disclose", "identify", "name", "reveal"}
DECLINING = {"decline", "refuse"}
HEARING = {"get", "receive", "hear"}
ANSWERS = {"answer", "reply", "response"}
PLAIN = {"VBD", "VBZ"}
TOLD = {"ask", "tell", "inform", "remind", "assure", "advise"}  # with who hears between cue and content
HEARER = {"dobj", "dative", "nsubjpass"}
OPENING = {"that", "if", "whether", "how", "why", "what", "when", "where", "who", "which"}
WHEN = {"as", "when", "while", "before", "after", "since"}


def without_second(one: Reported, others: Sequence[Reported]) -> Reported:
    """The find, its content cut before a second cue of the same source ("said it was shut, adding ...")."""
    cues = [
        other.cue[0]
        for other in others
        if other.source and other.source == one.source and not other.cue[0].overlaps(one.cue[0])
    ]
    content = []
    for span in one.content:
        inside = [cue for cue in cues if span.start < cue.start and cue.end < span.end]
        words = [
            word
            for word in one.paragraph.tokens(span)
            if not inside or one.paragraph.span(word).end <= inside[0].start
        ]
        while (
            inside
            and words
            and (words[-1].is_punct or words[-1].is_space or words[-1].dep_ in ("cc", "advmod"))
        ):
            words.pop()
        if words:
            content.append(Span(span.start, one.paragraph.span(words[-1]).end) if inside else span)
    return replace(one, content=tuple(content))


def without_turn(one: Reported, others: Sequence[Reported], lexicon: Lexicon) -> Reported:
    """The find, its content cut before the speaker's next act or another's own ("..., while Lee denied it").

    That is a second predicate of who speaks ("said it was shut but would not say why").
    """
    if not one.content or one.content[-1].start < one.cue[-1].end:
        return one
    words = one.paragraph.tokens(one.content[-1])
    speaking = {other.use.head.i: other for other in others if other.source and other.source != one.source}
    for place, word in enumerate(words[1:], 1):
        turns = _is_own(word, one, lexicon) or (
            word.lower_ == "while" and words[place - 1].text == "," and _is_others(word, speaking, one)
        )
        if turns and (kept := _trimmed(words[:place])):
            last = Span(one.content[-1].start, one.paragraph.span(kept[-1]).end)
            return replace(one, content=(*one.content[:-1], last))
    return one


def without_hearer(one: Reported) -> Reported:
    """The find, its content without whom it is told ("asked | Lee | whether it was shut")."""
    cue, paragraph = one.use.head, one.paragraph
    hearer = next((child for child in cue.children if child.dep_ in HEARER), None)
    if hearer is None or one.use.cue.id not in TOLD:
        return one
    heard = Span(paragraph.span(hearer.left_edge).start, paragraph.span(hearer).end)
    content = []
    for span in one.content:
        words = paragraph.tokens(span)
        behind = next((place for place, word in enumerate(words) if word.i > hearer.i), len(words))
        if words[0].i != hearer.left_edge.i:
            content.append(span)
        elif behind < len(words) and words[behind].lower_ in OPENING:
            content.append(Span(paragraph.span(words[behind]).start, span.end))
        elif not heard.contains(span):
            content.append(span)
    return replace(one, content=tuple(content)) if content else one


def _is_own(word: Token, one: Reported, lexicon: Lexicon) -> bool:
    """Whether "and" or "but" joins a verb without a subject to the cue, or to what is said by mistake."""
    if word.dep_ != "cc" or word.lower_ not in ("and", "but"):
        return False
    verb = next((child for child in word.head.rights if child.dep_ == "conj" and child.i > word.i), None)
    if verb is None or verb.pos_ not in ("VERB", "AUX") or verb.left_edge.i != word.i + 1:
        return False
    if any(child.dep_ in ANY_SUBJECTS for child in verb.lefts):
        return False
    cue = one.use.head
    if word.head.i == cue.i:
        clause = any(child.dep_ == "ccomp" and child.i < word.i for child in cue.rights)
        return verb.tag_ == cue.tag_ and (not clause or is_cue(verb, lexicon))
    return _tells_no_more(verb, word) or _has_cues_tense(verb, word.head, cue, lexicon)


def _tells_no_more(verb: Token, joint: Token) -> bool:
    """Whether somebody tells or hears no more ("but would not say who", "but got no answer")."""
    negated = any(child.dep_ == "neg" for child in verb.lefts)
    silent = negated and verb.lemma_ in TELLING
    unheard = verb.lemma_ in HEARING and any(child.lemma_ in ANSWERS for child in verb.rights)
    return joint.lower_ == "but" and (silent or verb.lemma_ in DECLINING or unheard)


def _has_cues_tense(verb: Token, first: Token, cue: Token, lexicon: Lexicon) -> bool:
    """Whether a second cue has the tense of the first, unlike the clause that the parser joins it to."""
    modal = any(child.tag_ == "MD" for child in first.lefts)
    return modal and verb.tag_ == cue.tag_ and verb.tag_ in PLAIN and is_cue(verb, lexicon)


def _is_others(joint: Token, speaking: dict[int, Reported], one: Reported) -> bool:
    """Whether a clause is what another says or does, of whom there is an attribution of its own."""
    other = speaking.get(joint.head.i)
    if other is None or joint.head.dep_ != "advcl":
        return False
    return other.source[0].start >= one.paragraph.span(joint).end


def _trimmed(words: Sequence[Token]) -> Sequence[Token]:
    end = len(words)
    while end and (words[end - 1].is_punct or words[end - 1].is_space) and not words[end - 1].is_quote:
        end -= 1
    return words[:end]


def without_setting(
    one: Reported, content: tuple[Span, ...], quotations: Sequence[Span], lexicon: Lexicon
) -> tuple[Span, ...]:
    """The content without what the writer says behind all that was said, such as when and where.

    That is what follows a whole utterance in marks ("chanted “Go home!” as he left"), a second cue behind a
    quotation, and what depends on the cue behind a mere thing ("criticised the plan as the vote came near").
    """
    if len(content) != 1 or not one.cue or content[0].start < one.cue[-1].end:
        return content
    words, span = one.paragraph.tokens(content[0]), content[0]
    marked = [mark for mark in quotations if span.contains(mark)]
    if marked and len(marked) == 1 and marked[0].start == span.start and marked[0].end < span.end:
        inside = [word for word in words if one.paragraph.span(word).end <= marked[0].end]
        behind = words[len(inside) :]
        whole = any(word.text in ENDS for word in inside[-2:])
        if whole and behind and behind[0].pos_ in SETTING:
            return (marked[0],)
    if marked:
        return _before_next(words, one, lexicon) or content
    return (_before_own(words, one) if one.use.cue.force in JUDGING else ()) or content


def _before_next(words: Sequence[Token], one: Reported, lexicon: Lexicon) -> tuple[Span, ...]:
    """The content up to a second cue behind a quotation ("said it “is shut” and called it useless")."""
    for place, word in enumerate(words[2:], 2):
        joined = words[place - 1].dep_ == "cc" and words[place - 2].is_quote
        alike = word.pos_ == "VERB" and word.tag_ == one.use.head.tag_ == "VBD"
        if joined and alike and is_cue(word, lexicon):
            start = one.paragraph.span(words[0]).start
            return (Span(start, one.paragraph.span(words[place - 2]).end),)
    return ()


def _before_own(words: Sequence[Token], one: Reported) -> tuple[Span, ...]:
    """The content up to what depends on the cue itself, where it is only a thing that the cue is about."""
    head = one.use.head
    thing = next((word for word in words if word.dep_ == "dobj" and word.head.i == head.i), None)
    if thing is None or thing.left_edge.i > words[0].i or not any(word.i == thing.i for word in words):
        return ()
    own = [child for child in head.rights if child.i > thing.i and _sets(child)]
    end = min((child.left_edge.i for child in own), default=words[-1].i + 1)
    kept = [word for word in words if word.i < end]
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    if not kept or kept[-1].i == words[-1].i:
        return ()
    return (Span(one.paragraph.span(kept[0]).start, one.paragraph.span(kept[-1]).end),)


def _sets(word: Token) -> bool:
    """Whether words tell when something was said."""
    if word.dep_ == "advcl":
        return any(child.dep_ in ("mark", "advmod") and child.lower_ in WHEN for child in word.lefts)
    dates = word.dep_ == "prep" and any(child.ent_type_ == "DATE" for child in word.children)
    return dates or (word.dep_ == "npadvmod" and word.ent_type_ == "DATE")
