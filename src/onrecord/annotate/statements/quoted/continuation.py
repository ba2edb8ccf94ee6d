"""Words that go on from an attribution and have no cue of their own."""

from dataclasses import replace

from onrecord.annotate.grammar import SUBJECTS
from onrecord.annotate.parse import Paragraph
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.statements.attribution import Attribution, Reading
from onrecord.annotate.statements.cues.use import CueUse
from onrecord.annotate.statements.quoted.direct import Quoted, is_speech
from onrecord.annotate.statements.sources.speakers import find_speakers
from onrecord.model import Referent

ALL_QUOTED = 0.7  # of the letters of a paragraph that is one long quotation
PHRASE_WORDS = 4  # a shorter phrase in marks is a borrowed word, not a speaker's sentence
NEAR = 40  # characters between an attribution and the sentence that goes on from it
BETWEEN = " \n.,;:"  # all that may stand between two pieces of one statement


def who_goes_on(
    paragraph: Paragraph, quoted: Quoted, before: list[Attribution], reading: Reading
) -> tuple[Referent, ...]:
    """Who speaks in a quotation without a cue.

    The last speaker of its paragraph; the last one of the paragraphs before where this one is all quotation;
    else the person who is the subject of the words that lead up to it; else nobody that could be told.
    """
    start = quoted.pieces[0].outer.start
    # Whom a speaker quotes does not go on.
    before = [one for one in before if not any(_is_inside(one, other) for other in before)]
    here = [one for one in before if one.paragraph is paragraph and one.content[-1].end <= start]
    here = [one for one in here if not one.speakers or any(each.kind != "thing" for each in one.speakers)]
    if here:
        return here[-1].speakers
    speeches = [one for one in before if one.speakers and _is_quoted(one, reading)]
    if speeches and _is_all_quoted(paragraph, reading):
        return speeches[-1].speakers
    leading = [token for token in paragraph.doc if token.dep_ in SUBJECTS]
    for token in reversed([token for token in leading if paragraph.span(token).end <= start]):
        speakers = find_speakers(token, paragraph, reading.mentions)
        if any(one.kind == "person" for one in speakers):
            return speakers
    return ()


def _is_inside(one: Attribution, other: Attribution) -> bool:
    """Whether the cue of one stands in what the other says."""
    return one is not other and any(piece.overlaps(cue) for piece in other.content for cue in one.cue)


def _is_quoted(one: Attribution, reading: Reading) -> bool:
    """Whether a statement is a quotation, or ends its paragraph with one in it."""
    last = max(one.content)
    marked = any(mark.outer.overlaps(last) for mark in reading.quotations)
    return one.is_quotation or marked


def _is_all_quoted(paragraph: Paragraph, reading: Reading) -> bool:
    extent = paragraph.block.span
    marked = sum(len(one.outer) for one in reading.quotations if extent.contains(one.outer))
    return marked >= ALL_QUOTED * len(extent)


def carried_on(
    paragraph: Paragraph, found: list[Attribution], uses: list[CueUse], reading: Reading
) -> list[Attribution]:
    """Sentences with a quoted phrase and no cue, right after an attributed one: the same speaker's still."""
    more: list[Attribution] = []
    extent = paragraph.block.span
    for quotation in reading.quotations:
        if not extent.contains(quotation.outer) or not _is_loose(quotation, [*found, *more], reading):
            continue
        sentence = next(
            (one for one in paragraph.doc.sents if paragraph.span(one).overlaps(quotation.span)), None
        )
        if sentence is None or any(use.source is not None and use.head.sent == sentence for use in uses):
            continue
        words = paragraph.span(sentence)
        before = [one for one in found if one.content[-1].end <= words.start and one.speakers]
        last = max(before, key=lambda one: one.end, default=None)
        if last is not None and words.start - last.end < NEAR:
            more.append(
                Attribution(paragraph, (words,), "continuation", speakers=last.speakers, sense=last.sense)
            )
    return more


def _is_loose(quotation: Quotation, found: list[Attribution], reading: Reading) -> bool:
    """Whether a quoted phrase is long enough to be somebody's words and in nobody's statement yet."""
    words = quotation.span.of(reading.text).split()
    taken = any(piece.overlaps(quotation.outer) for one in found for piece in one.content)
    return not taken and len(words) >= PHRASE_WORDS and not is_speech(quotation, reading.text)


def joined(found: list[Attribution], text: str) -> list[Attribution]:
    """Quotations without a cue that come right after an attributed one are more of the same statement.

    So also where a paragraph ends between them (discontinuous content, PolNeAR's guidelines).
    """
    whole: list[Attribution] = []
    for one in found:
        last = _last_speech(whole, one)
        if last is not None and not text[last.end : one.content[0].start].strip(BETWEEN):
            whole[whole.index(last)] = replace(last, content=(*last.content, *one.content))
        else:
            whole.append(one)
    return whole


def _last_speech(whole: list[Attribution], one: Attribution) -> Attribution | None:
    if one.frame != "continuation":
        return None
    start = one.content[0].start
    last = next(
        (other for other in reversed(whole) if other.is_quotation and other.content[-1].end <= start), None
    )
    return last if last is not None and last.speakers == one.speakers else None
