"""Plain text to blocks."""

import re

from onrecord.read.draft import Draft, Reading
from onrecord.read.masthead import BYLINE, DATES
from onrecord.read.traced import Traced, join

LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
LINE_END = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
TERMINAL = re.compile(r"""[.!?:;…]["'”’)\]]*$""")
WRAP_WIDTH = range(40, 101)  # columns at which editors, mailers and Pandoc fold lines
FOLDED = 0.6  # share of inner lines of that width without an end of sentence from which a text is folded


def read_text(raw: str) -> Reading:
    """The paragraphs of a plain text, and a headline where it has one."""
    drafts = [Draft(body) for body in paragraphs(raw, 0, len(raw))]
    if len(drafts) > 1:
        first = next((i for i, draft in enumerate(drafts) if is_headline(draft.text)), None)
        if first is not None and all(len(draft.text) < 40 for draft in drafts[:first]):
            drafts[first] = Draft(drafts[first].body, role="headline")
    return Reading(tuple(drafts))


def paragraphs(raw: str, start: int, end: int, bullet: re.Pattern[str] | None = None) -> list[Traced]:
    """The paragraphs between two offsets: runs of lines parted by blank ones, or begun by a `bullet`.

    Whether a line is a paragraph of its own or a piece of a folded one is decided for the whole text, by
    how many lines inside the runs are of folding width and stop short of the end of a sentence.
    """
    runs = _runs(raw, start, end, bullet)
    if not _is_folded(runs):
        return [line.folded() for run in runs for line in run]
    return [join(run, " ").folded() for run in runs]


def is_headline(text: str) -> bool:
    """Whether a first block looks like a headline: 3 to 30 words, no end of a sentence, byline or date."""
    words = text.split()
    if DATES.fullmatch(text) or BYLINE.match(text):
        return False
    return 3 <= len(words) <= 30 and len(text) <= 200 and not re.search(r"[.!:;,…]$|[.?!][\"”’'] ?$", text)


def _runs(raw: str, start: int, end: int, bullet: re.Pattern[str] | None) -> list[list[Traced]]:
    runs: list[list[Traced]] = []
    last = start
    for match in LINE.finditer(raw, start, end):
        line = Traced.of(raw, match.start(), match.end()).stripped()
        if not line.text:
            continue
        first = line.segments[0].raw
        parted = len(LINE_END.findall(raw, last, first)) > 1 or (bullet and bullet.match(line.text))
        if not runs or parted:
            runs.append([])
        runs[-1].append(line)
        last = first + len(line.text)
    return runs


def _is_folded(runs: list[list[Traced]]) -> bool:
    inner = [line.text for run in runs for line in run[:-1]]
    if len(inner) < 2:
        return False
    folded = sum(len(text) in WRAP_WIDTH and not TERMINAL.search(text) for text in inner)
    return folded >= FOLDED * len(inner)
