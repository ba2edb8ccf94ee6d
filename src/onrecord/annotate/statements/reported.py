"""What the statement model reads in an article, as spans of the text and words of the parse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from spacy.tokens import Token

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.parse import Paragraph, Parse
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.statements.cues.use import SAYING, CueUse, cue_use, is_cue
from onrecord.annotate.statements.sources.speakers import source_words
from onrecord.annotate.statements.tagging.decoding import Roles
from onrecord.annotate.statements.tagging.features import Window, window_of, windows
from onrecord.annotate.statements.tagging.network import StatementModel, Tagged
from onrecord.lexicon import Lexicon
from onrecord.model import Span

NESTED_WORDS = 4  # of a content at least, for a source, a cue and a content of its own
NESTED_FROM = 0.3  # confidence
SAME = 0.6  # Jaccard index of two contents above which they are one
BESIDE = 0.8  # how often such a quotation is right in content and source
Runs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Reported:
    """One cue of a paragraph with its source and its content, each a tuple of spans of the full text.

    `confidence` is how often such a find is right (see `calibration`).
    """

    paragraph: Paragraph
    use: CueUse
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


def find_reported(
    parse: Parse, quotations: Sequence[Quotation], lexicon: Lexicon, model: StatementModel
) -> Iterator[Reported]:
    """All that the model takes for reported, in the order of the cues; finds below its threshold are left.

    One without content may have it in the next paragraph.
    """
    for window in windows(parse.paragraphs, quotations, model.vocabulary):
        found = [(calibrated(tagged, model), tagged) for tagged in model.tag(window)]
        kept = [pair for pair in found if pair[0] >= model.settings["threshold"]]
        for pair in kept:
            if any(_is_better(other, pair) for other in kept):
                continue
            one = _reported(window, pair[1], pair[0], lexicon)
            if _is_sure(one, model) and not one.use.defines:
                yield one


def beside(paragraph: Paragraph, use: CueUse, content: tuple[Span, ...]) -> Reported:
    """A quotation spoken by a verb right beside it that the model did not take for a cue."""
    words = source_words(use.source) if use.source is not None else None
    source = (paragraph.span(words),) if words else ()
    return Reported(paragraph, use, source, tuple(paragraph.span(one) for one in use.tokens), content, BESIDE)


def calibrated(tagged: Tagged, model: StatementModel) -> float:
    """How likely a find is right in content and source, by logistic regression over the model's own scores.

    (Platt, 1999; fitted on articles that the model was not trained on.)
    """
    weights = model.settings["calibration"]
    total = weights["bias"] + float(np.dot(scores(tagged), weights["weights"]))
    return round(float(1 / (1 + np.exp(-total))), 4)


def scores(tagged: Tagged) -> list[float]:
    """What a confidence is worked out from: log odds of the cue twice, log certainty of each role."""
    source, cue, content = (float(np.log(max(one, 1e-6))) for one in tagged.roles.certainty)
    return [tagged.cue, tagged.valid, source, cue, content, float(bool(tagged.roles.source))]


def find_nested(outer: Reported, lexicon: Lexicon, model: StatementModel) -> Iterator[Reported]:
    """What is reported inside a content: each piece with a cue of the lexicon is read as if it stood alone.

    The model was trained on articles in which nested attributions are not marked, and passes over them.
    """
    for piece in outer.content:
        words = [
            token for token in outer.paragraph.tokens(piece) if not token.is_space and not token.is_quote
        ]
        if len(words) < NESTED_WORDS or not any(is_cue(word, lexicon) for word in words):
            continue
        window = window_of(outer.paragraph, words, model.vocabulary)
        for tagged in model.tag(window):
            one = _reported(window, tagged, calibrated(tagged, model), lexicon)
            whole = one.source and one.content and one.content != outer.content
            if whole and one.use.speaks and one.confidence >= NESTED_FROM:
                yield one


def _is_sure(one: Reported, model: StatementModel) -> bool:
    """A cue that the lexicon does not have must be surer than one that it has."""
    return one.use.cue is not SAYING or one.confidence >= model.settings["unknown_threshold"]


def _is_better(other: tuple[float, Tagged], one: tuple[float, Tagged]) -> bool:
    """Whether another word of the same cue gives the same content with more confidence."""
    content, taken = _places(one[1], "content"), _places(other[1], "content")
    same = len(content & taken) > SAME * len(content | taken)
    shared = _places(one[1], "cue") & _places(other[1], "cue") or _places(one[1], "source") & _places(
        other[1], "source"
    )
    return same and bool(shared) and (other[0], other[1].frame.anchor) > (one[0], one[1].frame.anchor)


def _places(tagged: Tagged, role: Literal["source", "cue", "content"]) -> frozenset[int]:
    """The tokens of the window that have a role."""
    runs: Runs = getattr(tagged.roles, role)
    return frozenset(tagged.frame.start + place for run in runs for place in range(*run))


def _reported(window: Window, tagged: Tagged, confidence: float, lexicon: Lexicon) -> Reported:
    first = tagged.frame.start
    head = window.tokens[tagged.frame.anchor]
    roles = _with_subject(tagged.roles, first, window, head)
    words = [window.tokens[first + place] for run in roles.cue for place in range(*run)] or [head]
    source = [window.tokens[first + place] for run in roles.source for place in range(*run)]
    use = cue_use(head, words, _root(source), lexicon)
    paragraph, spans = (
        window.paragraphs[window.paragraph[tagged.frame.anchor]],
        _spans(window, first, roles.source),
    )
    if use.hears:
        use, spans = replace(use, source=None, passive=True), ()
    elif use.source is None and (subject := _shared_subject(use)) is not None:
        use, spans = replace(use, source=subject), (paragraph.span(source_words(subject)),)
    return Reported(
        paragraph,
        use,
        spans,
        _spans(window, first, roles.cue) or (window.span(tagged.frame.anchor),),
        _spans(window, first, roles.content),
        confidence,
    )


def _with_subject(roles: Roles, first: int, window: Window, head: Token) -> Roles:
    """The roles, with the source for what they have as a piece of the content: the cue's bare subject."""
    asked = SUBJECTS if head.lemma_ == "quote" else ("nsubj",)
    subjects = {child.i for child in head.children if child.dep_ in asked}
    for run in roles.content if not roles.source and len(roles.content) > 1 else ():
        words = [window.tokens[first + place] for place in range(*run)]
        if any(word.i in subjects for word in words) and not any(word.pos_ == "VERB" for word in words):
            return replace(roles, source=(run,), content=tuple(one for one in roles.content if one != run))
    return roles


def _shared_subject(use: CueUse) -> Token | None:
    """The subject that a cue has in common with the verb that it is joined to ("came and called for ...")."""
    verb = use.head
    while verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i < use.head.i:
                return None if use.passive or use.cue is SAYING else child
    return None


def _spans(window: Window, first: int, runs: Runs) -> tuple[Span, ...]:
    return tuple(
        Span(window.span(first + start).start, window.span(first + end - 1).end) for start, end in runs
    )


def _root(words: Sequence[Token]) -> Token | None:
    """The head of a phrase: the word that hangs on none of the others, a noun before the rest."""
    inside = {word.i for word in words}
    roots = [word for word in words if word.head.i not in inside or word.head.i == word.i]
    named = [word for word in roots if word.pos_ in ("NOUN", "PROPN", "PRON", "NUM")]
    return next(iter(named or roots), None)
