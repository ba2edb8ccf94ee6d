"""Contents made whole by the parse, where the statement model cuts them in the middle of a clause."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.statements.contents.tails import second_quoted, tail
from onrecord.annotate.statements.reported import Reported
from onrecord.lexicon import Lexicon
from onrecord.model import Span

# What cannot stand at the end of a clause without the word that it depends on.
LEANING = {
    "advmod", "amod", "aux", "auxpass", "cc", "compound", "det", "expl", "mark", "neg", "nsubj", "nsubjpass",
    "nummod", "poss", "prep", "quantmod",
}  # fmt: skip
DEEPEST, FARTHEST = 40, 400  # words above, and behind, that are looked at in a sentence without end
REACH = 1000  # characters behind a content in which its clause may end
TAIL = 3  # words at the end of a content of which the head may have been cut off


def completed(one: Reported, others: Sequence[Reported], lexicon: Lexicon) -> tuple[Span, ...]:
    """The content, its last stretch carried on to the end of the phrase or clause that it breaks off.

    It is not carried beyond the sentence, nor over cues and sources, its own or those of `others`.
    """
    words = one.paragraph.tokens(one.content[-1]) if one.content else ()
    if not words:
        return one.content
    if len(words) > 2 and _opens_more(words[-1]):
        return _without_last(words, one)
    end = _end(words, one, _barrier(one, words, others), lexicon)
    last = Span(one.content[-1].start, one.paragraph.span(words[-1].doc[max(end, words[-1].i)]).end)
    around = [span for other in others for span in other.content if span.contains(one.content[-1])]
    if end <= words[-1].i or not all(span.contains(last) for span in around if span != one.content[-1]):
        return _without_last(words, one) if len(words) > 2 and words[-1].dep_ == "cc" else one.content
    return (*one.content[:-1], last)


def _without_last(words: Sequence[Token], one: Reported) -> tuple[Span, ...]:
    return (*one.content[:-1], Span(one.content[-1].start, one.paragraph.span(words[-2]).end))


def _opens_more(word: Token) -> bool:
    """Whether a last word opens a clause that the model left out ("the deal, which", "“Go,” until")."""
    return word.tag_ in ("WDT", "WP") or (word.dep_ in ("mark", "cc") and word.nbor(-1).is_punct)


def _end(words: Sequence[Token], one: Reported, barrier: int, lexicon: Lexicon) -> int:
    """The number of the token that the content should end with, before `barrier`."""
    cue = {token.i for token in one.use.tokens}
    end = words[-1].i
    for _ in range(TAIL):
        inside = cue | {token.i for token in words}
        heads = [token.head for token in words[-TAIL:] if _is_broken(token, end, inside)]
        heads += [root.head for root in words if _lacks_verb(root, end, inside, one)]
        heads += tail(words, inside, lexicon)
        head = max((head for head in heads if head.i < barrier), key=lambda head: head.i, default=None)
        if head is None:
            return end
        end = min(head.right_edge.i, barrier - 1)
        while end > head.i and (head.doc[end].is_punct or head.doc[end].is_space):
            end -= 1
        words = list(head.doc[words[0].i : end + 1])
    return end


def _is_broken(token: Token, end: int, inside: set[int]) -> bool:
    """Whether the head of a word at the end is cut off, and belongs to what is inside."""
    head = token.head
    if head.i <= end or head.is_punct or token.dep_ not in LEANING or head.sent != token.sent:
        return False
    return any(above.i in inside for above in islice(head.ancestors, DEEPEST))


def _lacks_verb(token: Token, end: int, inside: set[int], one: Reported) -> bool:
    """Whether the verb of a subject is cut off; the cue may be an aside ("as Lee said, ships | sink")."""
    head, cue = token.head, one.use.head
    if token.dep_ not in SUBJECTS or head.i <= end or cue.i > token.i or head.sent != token.sent:
        return False
    aside = cue.head.i == head.i and any(child.lower_ == "as" for child in cue.lefts)
    object_of = one.use.tokens[-1].pos_ == "ADP"  # "calls for a vote | were made"
    joined = any(word.dep_ == "cc" for word in token.doc[token.i : head.i])
    return aside or not (
        object_of or joined or not any(above.i in inside for above in islice(head.ancestors, DEEPEST))
    )


def _barrier(one: Reported, words: Sequence[Token], others: Sequence[Reported]) -> int:
    """The first token behind the content that is taken by a cue or a source, or is a quotation mark.

    What depends on the content is part of it ("if other members agreed"), and so is a quoted phrase that its
    last word belongs to ("was put down to a | “human error” in the yard").
    """
    last, inside = words[-1], {token.i for token in words}
    end = one.content[-1].end
    near = [span for other in others for span in (*other.cue, *other.source) if 0 <= span.start - end < REACH]
    taken = [
        token.i
        for span in near
        for token in one.paragraph.tokens(span)
        if not any(above.i in inside for above in islice(token.ancestors, DEEPEST))
    ]
    taken += [token.i for span in (*one.cue, *one.source) for token in one.paragraph.tokens(span)]
    if not _is_broken(last, last.i, inside) and not second_quoted(words):
        taken += [
            token.i
            for token in last.doc[last.i + 1 : min(last.sent.end, last.i + FARTHEST)]
            if token.is_quote
        ]
    return min((place for place in taken if place > last.i), default=len(last.doc))
