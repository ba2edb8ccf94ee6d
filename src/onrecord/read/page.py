"""A web page to blocks and metadata."""

from collections.abc import Sequence
from dataclasses import replace

import htmldate
from lxml.etree import LxmlError
from rapidfuzz import fuzz

from onrecord.read.align import place
from onrecord.read.blocks import to_draft
from onrecord.read.draft import Draft, Reading
from onrecord.read.errors import ReadError
from onrecord.read.maintext import CONTROL, main_text
from onrecord.read.pagemeta import page_metadata
from onrecord.read.traced import Traced, join
from onrecord.read.visible import Seen, visible_blocks

LIKE = 60  # rapidfuzz ratio from which a heading is the headline; edited versions of one lie above
OUTSIDE = "outside the main text of the page"


def read_page(raw: str) -> Reading:
    """The headline, the main text, the captions and the metadata of a page.

    The main text is what `main_text` chooses. Raises ReadError where nothing is visible.
    """
    about = page_metadata(raw)
    seen = list(visible_blocks(raw))
    if not seen:
        raise ReadError("the page holds no visible text: save it from a browser, after it has loaded")
    headline, at = _headline(seen, raw, about.titles)
    chosen = main_text(seen, raw, about, at)
    drafts = _drafts(seen, chosen, headline, at)
    metadata = about.metadata
    if not metadata.dates:
        metadata = replace(metadata, dates=_guessed_date(raw))
    return Reading(tuple(drafts), metadata)


def _headline(seen: Sequence[Seen], raw: str, titles: Sequence[str]) -> tuple[Draft | None, int]:
    """The heading of the page most like its title, and which block it is; else the title itself, and -1."""
    headings = [(i, block) for i, block in enumerate(seen) if block.inside("h1")]
    if not titles:
        headings = headings[:1]
        return (_as_headline(headings[0][1]), headings[0][0]) if headings else (None, -1)
    scored = [(max(fuzz.ratio(block.text, title) for title in titles), -i) for i, block in headings]
    score, last = max(scored, default=(0.0, 1))
    if score >= LIKE:
        return _as_headline(seen[-last]), -last
    return Draft(place(titles[0], [Traced.of(raw, 0, len(raw))]), role="headline"), -1


def _as_headline(block: Seen) -> Draft:
    return Draft(block.body, role="headline", heading=True)


def _drafts(seen: Sequence[Seen], chosen: set[int], headline: Draft | None, at: int) -> list[Draft]:
    drafts = [headline] if headline else []
    outside: list[Seen] = []
    # Captions count from the headline on: the main picture stands above the text.
    first = at if 0 <= at < min(chosen, default=-1) else min(chosen, default=len(seen))
    last = max(chosen, default=-1)
    for i, block in enumerate(seen):
        if i == at:
            continue
        draft = to_draft(block)
        kept = draft.role == "caption" or draft.reason == "pull quote"
        if i in chosen or (first <= i <= last and kept):
            drafts += _gathered(outside)
            drafts.append(draft)
        else:
            outside.append(block)
    return drafts + _gathered(outside)


def _gathered(outside: list[Seen]) -> list[Draft]:
    """One draft for a run of blocks that are no part of the article; empties the list."""
    if not outside:
        return []
    gathered = Draft(join([block.body for block in outside], "\n")).removed(OUTSIDE)
    outside.clear()
    return [gathered]


def _guessed_date(raw: str) -> tuple[tuple[str, str], ...]:
    try:
        day = htmldate.find_date(CONTROL.sub(" ", raw), original_date=True, extensive_search=False)
    except (LxmlError, ValueError, RecursionError):
        return ()
    return ((day, "htmldate"),) if day else ()
