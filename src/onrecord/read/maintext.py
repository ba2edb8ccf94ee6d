"""Which blocks of a page are its main text.

trafilatura (Barbaresi, ACL 2021) with a preference for precision is the judge; each of its lines is located
in the visible text. What it is known to miss is added on grounds of the page's own: the summary under the
headline, text that JSON-LD gives as the body, paragraphs side by side with the ones that it took.
"""

import re
from collections import Counter
from collections.abc import Sequence

import trafilatura
from lxml.etree import LxmlError
from rapidfuzz import fuzz

from onrecord.read.align import Finder
from onrecord.read.blocks import to_draft
from onrecord.read.pagemeta import AboutPage
from onrecord.read.visible import Seen

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
COVERED = 0.5  # share of a block's characters that must be in the main text for the block to be
SAME = 90  # rapidfuzz ratio from which a block is the page's summary
LONG = 40  # characters from which a block is a paragraph, not a label
BELOW = 0.8  # share of the main text below the headline from which what stands above it is not main text
SIDE_BY_SIDE = 3  # paragraphs of one parent that make a fourth one of it main text too
CHAIN = 5  # elements by whose names and classes two places in a page are of one kind
STANDFIRST = re.compile(
    r"standfirst|\bdek\b|excerpt|sub-?head(?:line)?|sub-?title"
    r"|(?:article|story|entry|post)[-_]*(?:summary|intro|lead|teaser|description)"
)


def main_text(seen: Sequence[Seen], raw: str, about: AboutPage, headline: int) -> set[int]:
    """The indexes of the blocks that are main text. `headline` is that of the headline, -1 without one."""
    chosen = _extracted(seen, raw) | _in_body(seen, about.body)
    chosen = _below(seen, chosen, headline)
    chosen |= _beside(seen, chosen, headline)
    chosen |= _summary(seen, about, headline, min(chosen, default=len(seen)))
    return chosen - {headline}


def _extracted(seen: Sequence[Seen], raw: str) -> set[int]:
    try:
        text = trafilatura.extract(
            CONTROL.sub(" ", raw), favor_precision=True, include_comments=False, include_tables=False
        )
    except (LxmlError, ValueError, RecursionError):
        return set()
    finder = Finder([block.body for block in seen])
    covered = [0] * len(seen)
    at = 0
    for line in (text or "").split("\n"):
        found = finder.find(line.removeprefix("- "), at)
        if found is None:
            continue
        at = found[1]
        for i in finder.blocks(*found):
            covered[i] += finder.shared(i, *found)
    return {i for i in range(len(seen)) if covered[i] >= COVERED * finder.size(i) > 0}


def _in_body(seen: Sequence[Seen], body: str | None) -> set[int]:
    """Blocks that the page's own data give as part of the article."""
    if not body:
        return set()
    packed = _packed(body)
    return {i for i, block in enumerate(seen) if len(block.text) >= LONG and _packed(block.text) in packed}


def _below(seen: Sequence[Seen], chosen: set[int], headline: int) -> set[int]:
    below = {i for i in chosen if i > headline}
    share = sum(len(seen[i].text) for i in below) / max(1, sum(len(seen[i].text) for i in chosen))
    return below if headline >= 0 and share >= BELOW else chosen


def _beside(seen: Sequence[Seen], chosen: set[int], headline: int) -> set[int]:
    """Paragraphs that stand in the same kind of place as several chosen ones, from the headline on.

    The same place is the same parent, or parents and grandparents of the same names and classes.
    """
    places = Counter(key for i in chosen for key in _places(seen[i]))
    last = max(chosen, default=-1)
    found = set()
    for i in range(headline + 1 if headline >= 0 else min(chosen, default=0), len(seen)):
        keys = _places(seen[i])[: 2 if i <= last else 1]
        fits = any(places[key] >= SIDE_BY_SIDE for key in keys)
        if fits and len(seen[i].text) >= LONG and to_draft(seen[i]).role == "paragraph":
            found.add(i)
    return found


def _summary(seen: Sequence[Seen], about: AboutPage, headline: int, first: int) -> set[int]:
    """The summary between headline and text: what the page's description repeats, or a class calls so."""
    if headline < 0:
        return set()
    between = [i for i in range(headline + 1, first) if len(seen[i].text) >= LONG and seen[i].path]
    for i in between:
        if any(fuzz.ratio(seen[i].text, known) >= SAME for known in about.summaries):
            return {i}
    named = [i for i in between if any(STANDFIRST.search(element.classes) for element in seen[i].path[-2:])]
    return set(named[:1])


def _places(block: Seen) -> list[object]:
    """What a paragraph stands in: its parent, and the chain of names and classes where it has any."""
    if len(block.path) < 2 or block.path[-1].name != "p":
        return []
    chain = tuple((element.name, element.attribute("class")) for element in block.path[-CHAIN:])
    return [id(block.path[-2]), chain] if any(classes for _, classes in chain[:-1]) else [id(block.path[-2])]


def _packed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
