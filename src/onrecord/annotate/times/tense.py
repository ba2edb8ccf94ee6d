"""Which way the verbs about an expression point: back, on, or neither.

A light look at the words of the sentence, no parser: the nearest verb before the expression, else the first
one after it.
"""

from collections.abc import Iterable

from onrecord.annotate.times.grammar import Verbs
from onrecord.annotate.times.lexer import PARAGRAPH, Token, Tokens

REACH = 25  # tokens looked at on either side
STOPS = frozenset((".", ";", "?", "!"))
A_SET = frozenset(("a", "the", "another", "new", "this", "that"))  # before "set" as a noun


def direction(tokens: Tokens, first: int, last: int, verbs: Verbs) -> int:
    """-1 where the nearest verb tells of the past, 1 of what is to come, 0 where that is not clear."""
    before = tokens.tokens[max(0, first - REACH) : first]
    if before and before[-1].word in verbs.deadline:
        return 1
    found = _first_direction(before, range(len(before) - 1, -1, -1), verbs)
    if found:
        return found
    after = tokens.tokens[last : last + REACH]
    return _first_direction(after, range(len(after)), verbs)


def _first_direction(tokens: tuple[Token, ...], order: Iterable[int], verbs: Verbs) -> int:
    for at in order:
        if tokens[at].code == PARAGRAPH or tokens[at].word in STOPS:
            break
        found = _points(tokens[at].word, tokens[at - 1].word if at else "", verbs)
        if found:
            return found
    return 0


def _points(word: str, previous: str, verbs: Verbs) -> int:
    if word == "set" and previous in A_SET:
        return 0
    if word in verbs.future or (word in verbs.ahead and previous not in verbs.back):
        return 1
    if previous in verbs.unfinished:
        return 0
    if word in verbs.past or (word.endswith("ed") and len(word) > 4 and word not in verbs.present):
        return -1
    return 0
