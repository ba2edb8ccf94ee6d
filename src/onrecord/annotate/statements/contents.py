"""Contents made whole by the parse, where the statement model cuts them in the middle of a phrase or clause."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.parse import Paragraph
from onrecord.annotate.statements.reported import Reported
from onrecord.model import Span

# What cannot stand at the end of a clause without the word that it depends on.
LEANING = {"compound", "amod", "det", "poss", "nummod", "aux", "auxpass", "neg", "prep", "mark", "cc", "quantmod"}
SUBJECTS = {"nsubj", "nsubjpass"}
TAIL = 3  # words at the end of a content of which the head may have been cut off


def completed(one: Reported) -> tuple[Span, ...]:
    """The content, its last stretch carried on to the end of the phrase or clause that it breaks off.

    It is not carried over the cue or the source, nor beyond the sentence.
    """
    if not one.content:
        return one.content
    last = one.content[-1]
    words = one.paragraph.tokens(last)
    if not words:
        return one.content
    end = _end(words, _barrier(one, last))
    if end <= words[-1].i:
        return one.content
    return (*one.content[:-1], Span(last.start, one.paragraph.span(words[-1].doc[end]).end))


def _end(words: Sequence[Token], barrier: int) -> int:
    """The number of the token that the content should end with, before `barrier`."""
    end = words[-1].i
    for _ in range(TAIL):
        broken = [
            token
            for token in words[-TAIL:]
            if end < token.head.i < barrier and token.dep_ in LEANING | SUBJECTS and token.head.sent == token.sent
        ]
        if not broken:
            return end
        head = max((token.head for token in broken), key=lambda head: head.i)
        end = min(head.right_edge.i, barrier - 1)
        while end > head.i and (head.doc[end].is_punct or head.doc[end].is_space):
            end -= 1
        words = head.doc[words[0].i : end + 1]
    return end


def _barrier(one: Reported, last: Span) -> int:
    """The first token behind the content's last stretch that is taken by the cue or the source."""
    taken = [token.i for token in one.use.tokens]
    taken += [token.i for span in one.source for token in one.paragraph.tokens(span)]
    after = _first_after(one.paragraph, last)
    return min((place for place in taken if place >= after), default=len(one.paragraph.doc))


def _first_after(paragraph: Paragraph, span: Span) -> int:
    words = paragraph.tokens(span)
    return words[-1].i + 1 if words else 0
