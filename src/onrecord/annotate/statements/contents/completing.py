"""Contents made whole by the parse, where the statement model cuts them in the middle of a clause."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.statements.cues.use import is_cue
from onrecord.annotate.statements.reported import Reported
from onrecord.lexicon import Lexicon
from onrecord.model import Span

# What cannot stand at the end of a clause without the word that it depends on.
LEANING = {
    "advmod", "amod", "aux", "auxpass", "cc", "compound", "det", "expl", "mark", "neg", "nsubj", "nsubjpass",
    "nummod", "poss", "prep", "quantmod",
}  # fmt: skip
NEEDED = {"dobj", "pobj", "pcomp"}  # without which a verb or preposition says nothing
ENDS = {"?", "!", "."}
SETTING = {"ADP", "ADV", "SCONJ"}
JUDGING = {"criticise", "denounce", "praise"}
TENSED = {"VBD", "VBZ", "VBP", "MD"}
WHEN = {"as", "when", "while", "before", "after", "since"}
CIRCUMSTANCES = {"after", "before", "because", "despite", "unless", "until", "without"}
REACH = 1000  # characters behind a content in which its clause may end
TAIL = 3  # words at the end of a content of which the head may have been cut off


def completed(one: Reported, others: Sequence[Reported]) -> tuple[Span, ...]:
    """The content, its last stretch carried on to the end of the phrase or clause that it breaks off.

    It is not carried beyond the sentence, nor over cues and sources, its own or those of `others`.
    """
    words = one.paragraph.tokens(one.content[-1]) if one.content else ()
    if not words:
        return one.content
    if len(words) > 2 and _opens_more(words[-1]):
        last = Span(one.content[-1].start, one.paragraph.span(words[-2]).end)
        return (*one.content[:-1], last)
    end = _end(words, one, _barrier(one, words, others))
    last = Span(one.content[-1].start, one.paragraph.span(words[-1].doc[max(end, words[-1].i)]).end)
    around = [span for other in others for span in other.content if span.contains(one.content[-1])]
    if end <= words[-1].i or not all(span.contains(last) for span in around if span != one.content[-1]):
        return one.content
    return (*one.content[:-1], last)


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


def _opens_more(word: Token) -> bool:
    """Whether a last word opens a clause that the model left out ("the deal, which", "“Go,” until")."""
    return word.tag_ in ("WDT", "WP") or (word.dep_ in ("mark", "cc") and word.nbor(-1).is_punct)


def _end(words: Sequence[Token], one: Reported, barrier: int) -> int:
    """The number of the token that the content should end with, before `barrier`."""
    cue = {token.i for token in one.use.tokens}
    end = words[-1].i
    for _ in range(TAIL):
        inside = cue | {token.i for token in words}
        heads = [token.head for token in words[-TAIL:] if _is_broken(token, end, inside)]
        heads += _left_out(words[-1], inside) or _circumstance(words)
        head = max((head for head in heads if head.i < barrier), key=lambda head: head.i, default=None)
        if head is None:
            return end
        end = min(head.right_edge.i, barrier - 1)
        while end > head.i and (head.doc[end].is_punct or head.doc[end].is_space):
            end -= 1
        words = list(head.doc[words[0].i : end + 1])
    return end


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
    return tensed and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)


def _is_broken(token: Token, end: int, inside: set[int]) -> bool:
    """Whether the head of a word at the end is cut off, and belongs to what is inside."""
    head = token.head
    if head.i <= end or head.is_punct or token.dep_ not in LEANING or head.sent != token.sent:
        return False
    return any(above.i in inside for above in head.ancestors)


def _barrier(one: Reported, words: Sequence[Token], others: Sequence[Reported]) -> int:
    """The first token behind the content that is taken by a cue or a source, or is a quotation mark.

    What depends on the content is part of it ("if other members agreed").
    """
    last, inside = words[-1], {token.i for token in words}
    end = one.content[-1].end
    near = [span for other in others for span in (*other.cue, *other.source) if 0 <= span.start - end < REACH]
    taken = [
        token.i
        for span in near
        for token in one.paragraph.tokens(span)
        if not any(above.i in inside for above in token.ancestors)
    ]
    taken += [token.i for token in last.doc[last.i + 1 : last.sent.end] if token.is_quote]
    return min((place for place in taken if place > last.i), default=len(last.doc))
