"""What the writer adds behind a cue that stands in or after what is said, left out of the content."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS, TENSED
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.statements.reported import Reported

ARTICLES = {"a", "an", "another"}
OPEN = {"AUX", "VERB"}  # which what was said goes on from ("the port is, he said, a ruin")


def without_aside(one: Reported, quotations: Sequence[Quotation]) -> Reported:
    """The find, its content without a last piece in the writer's own words.

    That is another sentence, or what the saying comes to: "the site is shut, he said, a move that ...", "...,
    in what would be the first time", "..., as prices fell", "..., without giving a reason".
    """
    if len(one.content) < 2 or not one.cue:
        return one
    last = one.content[-1]
    words = one.paragraph.tokens(last)
    if not words or last.start < one.cue[-1].end or one.content[-2].end > one.cue[0].start:
        return one
    before = [word for word in one.paragraph.tokens(one.content[-2]) if not word.is_punct]
    # "The port, she said, a city of ships, would shut": what was said has its verb behind the cue
    whole = any(word.tag_ in TENSED for word in before)
    goes_on = not whole or before[-1].pos_ in OPEN | {"PRON"}
    if goes_on or any(mark.outer.overlaps(last) for mark in quotations):
        return one
    apart = words[0].sent.start != one.use.head.sent.start
    return replace(one, content=one.content[:-1]) if apart or _comments(words) else one


def _comments(words: Sequence[Token]) -> bool:
    """Whether words behind a cue tell what the saying comes to, and how or when it was said."""
    first, second = words[0], words[1] if len(words) > 1 else words[0]
    if first.lower_ in ARTICLES:
        noun = next((word for word in (first.head, *first.ancestors) if word.pos_ == "NOUN"), None)
        return noun is not None and noun.dep_ not in SUBJECTS
    if first.lower_ == "without":
        return second.tag_ == "VBG"
    if first.lower_ == "as":
        return first.dep_ == "mark" and second.pos_ not in OPEN  # "as did the ship"
    return first.lower_ == "in" and second.lower_ == "what"
