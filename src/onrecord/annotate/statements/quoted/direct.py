"""Direct quotations joined to the cue that introduces them.

Typography decides what is quoted; the parse only says which cue is nearest. A quotation that follows an
attributed one in its paragraph, or opens the next with no cue of its own, goes on with the same speaker.
"""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.annotate.parse import Paragraph
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.statements.cues.use import SAYING, CueUse
from onrecord.model import Span

SPEECH_WORDS = 3  # fewer words in marks are a phrase inside somebody's sentence
UTTERANCE_WORDS = 4  # of speech that goes on without a cue
LITTLE = 3  # letters of the words that titles leave without a capital
NEAR = 40  # characters behind a quotation in which a verb that is no cue may still speak it
GAP_WORDS = 14  # between a cue and the quotation that it introduces
SENTENCE_BREAK = re.compile(r"(\S*)[.!?…][\"”’')]*\s")
LEADS_TO_NAME = re.compile(r"(?:\b(?:on|in|of|for|from|the)|\w['’]s|s['’])\s$", re.IGNORECASE)
LEAD = 8  # characters before a name that tell it from speech
ABBREVIATION = re.compile(r"\(?(?:[A-Z][a-z]{0,3}|(?:[A-Za-z]\.)*[A-Za-z])")  # "Rep.", "G.K.", "U.S."


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quotations that one cue introduces, in order; `use` is None where they go on from words before."""

    pieces: tuple[Quotation, ...]
    use: CueUse | None


def attach_quotations(
    paragraph: Paragraph, text: str, quotations: list[Quotation], uses: list[CueUse]
) -> list[Quoted]:
    """The speech-like quotations of a paragraph, grouped by cue. `text` is the article's full text."""
    speech = [quotation for quotation in quotations if is_speech(quotation, text)]
    free = [use for use in uses if not use.passive and not _inside(paragraph.span(use.head), quotations)]
    groups: list[Quoted] = []
    for number, quotation in enumerate(speech):
        before = speech[number - 1].outer.end if number else paragraph.block.span.start
        after = speech[number + 1].outer.start if number + 1 < len(speech) else paragraph.block.span.end
        use = _cue_after(paragraph, text, quotation, after, free)
        use = use or _cue_before(paragraph, text, quotation, before, free)
        use = use or _any_verb_after(paragraph, quotation, after)
        if groups and _goes_on(text, groups[-1], quotation, use, paragraph):
            groups[-1] = Quoted((*groups[-1].pieces, quotation), groups[-1].use)
        else:
            groups.append(Quoted((quotation,), use))
    return groups


def _goes_on(
    text: str, group: Quoted, quotation: Quotation, use: CueUse | None, paragraph: Paragraph
) -> bool:
    """Whether a quotation is more of the group before it: the same cue, or none and nothing in between."""
    if use is not None:
        return group.use is not None and use.head.i == group.use.head.i
    return _follows(text, group.pieces[-1], quotation, group.use, paragraph)


def is_speech(quotation: Quotation, text: str) -> bool:
    """Whether the marks hold a whole utterance rather than a phrase borrowed into the writer's sentence."""
    words = quotation.span.of(text)
    if _is_programme(words, text[: quotation.outer.start]):
        return False
    if len(words.split()) < SPEECH_WORDS:
        return len(words.split()) > 0 and words.rstrip()[-1:] in ",?!" and words[:1].isupper()
    ends = words.rstrip()[-1:] in ".,!?…—-" or text[quotation.outer.end : quotation.outer.end + 1] == ","
    starts = words.lstrip("'‘“\"([… .")[:1]
    return ends and (starts.isupper() or starts.isdigit() or _opens_sentence(text, quotation))


def is_utterance(quoted: Quoted, has_speaker: bool, text: str) -> bool:
    """Whether a quotation that no verb introduces is somebody's speech, and no title or mere word.

    Where nobody is known to speak it has to open its sentence ("as in “How many did it get?”" does not).
    """
    first = quoted.pieces[0]
    words = [word for piece in quoted.pieces for word in piece.span.of(text).split()]
    if len(words) < UTTERANCE_WORDS or is_title(" ".join(words)):
        return False
    return has_speaker or _opens_sentence(text, first)


def is_title(words: str) -> bool:
    """Whether all words but the little ones begin with a capital, as in titles."""
    large = [word for word in words.split() if len(word) > LITTLE]
    return bool(large) and all(word[:1].isupper() for word in large)


def _is_programme(words: str, before: str) -> bool:
    """Whether it is a name in the writer's sentence ("on Radio Ada's “Good Evening,” she said")."""
    named = len(words.split()) > 1 and words.rstrip()[-1:] in (",", ".") and is_title(words)
    return named and LEADS_TO_NAME.search(before[-LEAD:]) is not None


def _opens_sentence(text: str, quotation: Quotation) -> bool:
    before = text[: quotation.outer.start].rstrip()
    return not before or before[-1] in ".!?:\n,"


def _inside(span: Span, quotations: list[Quotation]) -> bool:
    return any(quotation.outer.contains(span) for quotation in quotations)


def _cue_after(
    paragraph: Paragraph, text: str, quotation: Quotation, limit: int, uses: list[CueUse]
) -> CueUse | None:
    """A cue that follows at once, its source before it ("...," she said) or behind ("...," said she)."""
    for use in uses:
        head = paragraph.span(use.head)
        if not quotation.outer.end <= head.start < limit:
            continue
        gap = text[quotation.outer.end : head.start]
        if _breaks(gap) or quotation.span.of(text).rstrip().endswith("."):
            return None
        within = Span(quotation.outer.end, limit)
        if use.source is not None and within.contains(paragraph.span(use.source)):
            begins = paragraph.span(use.source.left_edge).start
            near = begins - quotation.outer.end <= len(" — ") or len(gap.split()) <= GAP_WORDS
            return use if near or "," not in gap else None
        source = _nearest_source(paragraph, within, use)
        return replace(use, source=source) if source is not None else None
    return None


def _any_verb_after(paragraph: Paragraph, quotation: Quotation, limit: int) -> CueUse | None:
    """Any verb right behind a quotation, with a person for its subject, speaks it ("...," Lee thundered)."""
    if quotation.span.end >= limit:
        return None
    within = Span(quotation.outer.end, min(limit, quotation.outer.end + NEAR))
    for token in paragraph.doc:
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if token.pos_ != "VERB" or subject is None or not within.contains(paragraph.span(token)):
            continue
        personal = subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she", "they")
        if personal and within.contains(paragraph.span(subject)):
            return CueUse(SAYING, token, (token,), subject, False)
    return None


def _nearest_source(paragraph: Paragraph, within: Span, use: CueUse) -> Token | None:
    """Who stands next to a cue whose subject the parser saw elsewhere: before it, else right behind it."""
    roots = [chunk.root for chunk in paragraph.doc.noun_chunks if within.contains(paragraph.span(chunk))]
    before = [root for root in roots if root.i < use.head.i and root.sent == use.head.sent]
    behind = [root for root in roots if root.i > use.head.i and root.left_edge.i - use.head.i <= 2]
    return before[0] if before else next(iter(behind), None)


def _cue_before(
    paragraph: Paragraph, text: str, quotation: Quotation, limit: int, uses: list[CueUse]
) -> CueUse | None:
    """She said: "..." or, on Tuesday, she told reporters, "..."."""
    for use in reversed(uses):
        end = max(paragraph.span(token).end for token in use.tokens)
        if not limit <= paragraph.span(use.head).start or end > quotation.outer.start:
            continue
        gap = text[end : quotation.outer.start]
        introduced = gap.rstrip()[-1:] in (",", ":") or len(gap.split()) <= 4
        if introduced and not _breaks(gap) and len(gap.split()) <= GAP_WORDS:
            return use
        return None
    return None


def _breaks(text: str) -> int:
    """How many sentences end in `text`; full stops of abbreviations end none."""
    return sum(1 for match in SENTENCE_BREAK.finditer(text) if not ABBREVIATION.fullmatch(match[1]))


def _follows(
    text: str, last: Quotation, quotation: Quotation, use: CueUse | None, paragraph: Paragraph
) -> bool:
    """Whether only the cue's own words, if anything, stand between two quotations of one speech."""
    gap = text[last.outer.end : quotation.outer.start]
    if not gap.strip(" .,"):
        return True
    if use is None:
        return False
    inside = last.outer.end <= paragraph.span(use.head).start < quotation.outer.start
    return inside and _breaks(gap.rstrip() + " ") <= 1
