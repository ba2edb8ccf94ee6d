"""Transcripts: who speaks when, by the labels that open their paragraphs."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.model import Block, Dateline, Span, Turn
from onrecord.read.published import is_full_day
from onrecord.read.speakers import Speakers, is_address

WORD = r"(?:Mc|Mac|De|Di|Van|O[’'])?[A-Z][A-Z.’'-]*(?:-(?:Mc|Mac)?[A-Z][A-Z.’'-]*)*"
LABEL = re.compile(
    rf"(?P<label>(?:Q|QUESTION|ANSWER|A|{WORD}(?: (?:{WORD}|of|de|and|#?\d{{1,2}})){{0,7}}))"
    r"(?: ?[(\[][^)\]]{1,60}[)\]])?(?::|(?<=^Q)(?=[ \u00a0]+\S)|(?<=^Q)\.)[ \u00a0]*"
)
# As the United Nations and some newspapers print them, in small letters: only where they make a conversation.
MIXED = re.compile(
    r"(?P<label>(?:(?:The|Deputy|Associate) )?(?:Spokes(?:man|woman|person)|Question|Correspondent|Moderator"
    r"|President|Prime Minister|Secretary-General|Foreign Minister|Chair(?:man|woman|person)?|Interviewer"
    r"|Journalist|Reporter)|(?:Mr|Mrs|Ms|Dr|Sir)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?: \([^)]{1,40}\)){0,2}"
    r": *"
)
ASKING = frozenset(("Q", "QUESTION", "CORRESPONDENT", "JOURNALIST", "REPORTER", "INTERVIEWER"))
ABOVE, SHORT_LINE = 5, 12  # lines above the first label, and words of one
ENOUGH = 3  # labels that make a transcript
SHARE = 0.25  # of the paragraphs open with a label where plain names alone make a transcript
CLOSING = re.compile(r"^(?:\(?END\b.{0,30}|[0-9]{1,2}:[0-9]{2} ?[AaPp]\.?[Mm]\.?.{0,6})$")
REMARKS = re.compile(
    r"^(?:Transcript:? |Excerpts? (?:of|from) )?(?:\w+ )?(?:Remarks|Speech|Address|Statement|Toast)s?\b"
    r".{0,60}?\b(?:by|from|of)\b",
    re.I,
)
RELEASES = re.compile(
    r"(?:press|official)[ -](?:statements?|releases?|readouts?|briefings?)"
    r"|(?:statements?|speeches)[ -](?:and[ -])?(?:releases?|remarks)|readouts?",
    re.I,
)
TAGS = re.compile(r"\b(?:transcripts?|remarks|speech(?:es)?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The label that opens a paragraph, and how long it is with what parts it from the words."""

    label: str
    length: int


def find_label(paragraph: str) -> Labelled | None:
    """The speaker label at the start of a paragraph: "MS. SMITH:", "THE PRESIDENT:", "Q ", "QUESTION:"."""
    match = LABEL.match(paragraph)
    if (
        match is None
        or CLOSING.match(paragraph)
        or (len(match["label"]) < 2 and match["label"] not in ("Q", "A"))
    ):
        return None
    return Labelled(match["label"], match.end())


def is_transcript(paragraphs: Sequence[str], title: str | None, tags: Sequence[str]) -> bool:
    """Whether labels open at least three paragraphs as in a conversation; or it is said so.

    A conversation has questions, or forms of address and posts ("MR. LEE", "THE PRESIDENT") that come twice,
    or two names that do; so the "WHO: ... WHEN: ..." of invitations is none. It is said so by a tag such as
    `statements-releases`, under which offices publish their own words, or by one such as `remarks` together
    with a title such as "Remarks by ...".
    """
    if _is_conversation(paragraphs):
        return True
    if any(RELEASES.fullmatch(tag) for tag in tags):
        return True
    return bool(title and REMARKS.match(title) and any(TAGS.search(tag) for tag in tags))


def find_occasion(text: str, blocks: Sequence[Block]) -> Dateline | None:
    """Place and day from the lines above the first label: "Hall of Maps", "May 14, 2029", "4:20 P.M. CET".

    The span is that of those lines. None where no label follows them, or they are no short lines.
    """
    above: list[Block] = []
    for block in (one for one in blocks if one.kind == "paragraph"):
        words = block.span.of(text)
        found = find_label(words)
        if found and found.length < len(words):
            break
        long = len(words.split()) > SHORT_LINE or words.endswith((".", "?", "!"))
        if len(above) == ABOVE or (long and not CLOSING.match(words)):
            return None
        above.append(block)
    else:
        return None
    lines = [block.span.of(text) for block in above if not CLOSING.match(block.span.of(text))]
    day = next((line for line in lines if is_full_day(line)), None)
    place = next((line for line in lines if line != day), None)
    if not above or not (place or day):
        return None
    return Dateline(place, day, Span(above[0].span.start, above[-1].span.end))


def _is_conversation(paragraphs: Sequence[str]) -> bool:
    labels = _counted(paragraphs, find_label)
    if sum(labels.values()) < ENOUGH:
        return _alternates(paragraphs)
    names = [label for label, count in labels.items() if count > 1]
    shares = sum(labels.values()) >= SHARE * len(paragraphs)
    asked = bool(ASKING & labels.keys())
    return asked or any(is_address(label) for label in names) or (shares and len(names) > 1)


def _alternates(paragraphs: Sequence[str]) -> bool:
    """Whether labels in small letters open a good part of the paragraphs, and two of them come again."""
    labels = _counted(paragraphs, _find_mixed)
    shares = sum(labels.values()) >= SHARE * len(paragraphs)
    return shares and sum(count > 1 for count in labels.values()) > 1


def _counted(paragraphs: Sequence[str], find: Callable[[str], Labelled | None]) -> Counter[str]:
    found = ((find(text), text) for text in paragraphs)
    return Counter(each.label for each, text in found if each and each.length < len(text))


def _find_mixed(paragraph: str) -> Labelled | None:
    match = MIXED.match(paragraph)
    return Labelled(match["label"], match.end()) if match else None


def find_turns(text: str, blocks: Sequence[Block], speakers: Speakers) -> tuple[Turn, ...]:
    """The turns of a transcript in order; without labels one turn, its speaker the one in the title, if any.

    Each span runs from the first word after the label to the end of the last paragraph before the next
    label. What stands above the first label (place, time) is in no turn. In a document that is no
    conversation only forms of address and posts are labels: "SUBJECT: ..." is none.
    """
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    printed = [block.span.of(text) for block in paragraphs]
    talks, mixed = _is_conversation(printed), _alternates(printed)
    starts: list[tuple[str, int]] = []
    ends: list[int] = []
    for block in paragraphs:
        words = block.span.of(text)
        found = find_label(words) or (_find_mixed(words) if mixed else None)
        if found and found.length < len(words) and (talks or is_address(found.label)):
            starts.append((found.label, block.span.start + found.length))
            ends.append(block.span.end)
        elif ends and not CLOSING.match(words):
            ends[-1] = block.span.end
    if starts:
        return tuple(
            Turn(label, None if label.upper() in ASKING else speakers.of(label), Span(start, end))
            for (label, start), end in zip(starts, ends, strict=True)
        )
    if not paragraphs:
        return ()
    return (Turn("", speakers.titular, Span(paragraphs[0].span.start, paragraphs[-1].span.end)),)
