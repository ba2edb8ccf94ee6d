"""One attribution: a cue with its content, its source, and what else the sentence says of the saying."""

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.annotate.mentions import MentionIndex
from onrecord.annotate.parse import Paragraph
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.statements.cues.channels import Channel, find_channel
from onrecord.annotate.statements.cues.force import find_force
from onrecord.annotate.statements.cues.use import CueUse
from onrecord.annotate.statements.reported import Reported
from onrecord.annotate.statements.whose import speakers_of
from onrecord.lexicon import Lexicon
from onrecord.model import Article, Referent, Span, Time
from onrecord.model.statement import Force

Sense = Literal["saying", "thought", "neither"]

CONTINUED = 0.8  # how often words without a cue of their own are right in content and source
CITING = re.compile(r"\b(?:citing|based on|according to|on the basis of)\s+([^,;]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the article when its statements are looked for."""

    article: Article
    mentions: MentionIndex
    times: tuple[Time, ...]
    quotations: tuple[Quotation, ...]
    lexicon: Lexicon

    @property
    def text(self) -> str:
        """What all spans are offsets of."""
        return self.article.full_text


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement before it has an id and a place among the others.

    `frame` is how the content is marked: "quote", "continuation" (a quotation without a cue) or "clause".
    `sense` says whether it is a saying at all (see `senses`). `reported` is what the model read, None for
    what typography or layout tells.
    """

    paragraph: Paragraph
    content: tuple[Span, ...]
    frame: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speakers: tuple[Referent, ...] = ()
    force: Force = "assert"
    channel: Channel | None = None
    basis: str | None = None
    time: Time | None = None
    confidence: float = CONTINUED
    said: bool = True
    sense: Sense = "saying"
    reported: Reported | None = None

    @property
    def is_quotation(self) -> bool:
        """Whether the content stands in quotation marks as a whole."""
        return self.frame in ("quote", "continuation")

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return max(span.end for span in (*self.content, *self.cue, *self.source))


def attribute(reported: Reported, content: tuple[Span, ...], frame: str, reading: Reading) -> Attribution:
    """What a cue says of a content: who, with what force, through what, on what basis, when."""
    paragraph, use = reported.paragraph, reported.use
    outside = [*content, *reported.source]
    return Attribution(
        paragraph,
        content,
        frame,
        reported.source,
        reported.cue,
        speakers_of(reported, content, reading.mentions),
        find_force(use, reading.lexicon),
        find_channel(use.head, paragraph, outside, reading.mentions, reading.lexicon),
        _basis(paragraph, use, reported.source, reading),
        _said_at(paragraph, use, outside, reading.times),
        reported.confidence,
        not (use.unreal or use.unsaid),
        reported=reported,
    )


def _basis(paragraph: Paragraph, use: CueUse, source: tuple[Span, ...], reading: Reading) -> str | None:
    """What the speaker goes by, where the source or a phrase beside the cue says so."""
    sentence = paragraph.span(use.head.sent).of(reading.text)
    grounds = [span.of(reading.text) for span in source] + [match[1] for match in CITING.finditer(sentence)]
    for ground in grounds:
        words = set(re.findall(r"[a-z]+", ground.lower()))
        for basis in reading.lexicon.bases.values():
            if words & set(basis.words):
                return basis.id
    return None


def _said_at(paragraph: Paragraph, use: CueUse, outside: list[Span], times: tuple[Time, ...]) -> Time | None:
    """The date that depends on the cue, outside of content and source."""
    sentence = paragraph.span(use.head.sent)
    near = [
        time
        for time in times
        if time.type in ("DATE", "TIME")
        and sentence.contains(time.span)
        and not any(span.overlaps(time.span) for span in outside)
        and _depends(paragraph, time.span, use)
    ]
    cue = paragraph.span(use.head).start
    return min(near, key=lambda time: abs(time.span.start - cue), default=None)


def _depends(paragraph: Paragraph, span: Span, use: CueUse) -> bool:
    """Whether words depend on the cue's head, at once or through a preposition."""
    offset = paragraph.block.span.start
    tokens = paragraph.doc.char_span(span.start - offset, span.end - offset, alignment_mode="expand")
    if tokens is None:
        return False
    above = tokens.root.head
    return above.i == use.head.i or (above.dep_ == "prep" and above.head.i == use.head.i)
