"""Pull quotes: words of the article that the page shows a second time, in large letters."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from onrecord.read.draft import Draft

WORDS = range(5, 61)  # a shorter one may well be said twice, a longer one is a paragraph
REPEATED = 80  # rapidfuzz partial ratio from which the text has the words; pull quotes are often shortened
MARKS = '"“”„«»'
ATTRIBUTION = re.compile(
    rf"(?<=[{MARKS}.!?])\s*[—–―-]+\s*[A-Z][^.!?{MARKS}]{{2,60}}$"
    rf"|(?<=[{MARKS}])\s+(?:[A-Z][\w.’'-]*[ ,]*){{1,8}}$"
)


def without_pull_quotes(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The same blocks, those removed that only repeat words quoted in another, longer one.

    The words must be in quotation marks here or there; so a summary that the text takes up stays. What only
    the markup calls a pull quote comes back where it quotes words that stand nowhere else.
    """
    out = _restored(drafts)
    texts = [(i, _folded(draft.text)) for i, draft in enumerate(out) if draft.role == "paragraph"]
    for i, own in texts:
        core, quoted = _core(drafts[i].text)
        if len(core.split()) not in WORDS:
            continue
        for other, text in texts:
            at = text.find(core) if len(text) > len(own) else -1
            if at >= 0 and other != i and (quoted or _is_quoted(text, at)) and out[other].role == "paragraph":
                out[i] = out[i].removed("pull quote")
                break
    return tuple(out)


def _restored(drafts: Sequence[Draft]) -> list[Draft]:
    text = "\n".join(_folded(draft.text) for draft in drafts if draft.role == "paragraph")
    return [
        replace(draft, role="paragraph", reason=None) if _is_news(draft, text) else draft for draft in drafts
    ]


def _is_news(draft: Draft, text: str) -> bool:
    """Whether a block that the markup calls a pull quote quotes words that the text does not have."""
    if (
        draft.role != "removed"
        or draft.reason != "pull quote"
        or not any(mark in draft.text for mark in MARKS)
    ):
        return False
    return fuzz.partial_ratio(_core(draft.text)[0], text) < REPEATED


def _core(text: str) -> tuple[str, bool]:
    """The words of a block without outer marks and the name after them, and whether they are quoted."""
    words = ATTRIBUTION.sub("", text.strip())
    quoted = words[:1] in MARKS and words[:1] != ""
    inner = words.strip(MARKS + " ")
    return _folded(inner).strip(".,;:!?…— "), quoted and not any(mark in inner for mark in MARKS)


def _is_quoted(text: str, at: int) -> bool:
    """Whether what stands at `at` is inside quotation marks."""
    return text.count('"', 0, at) % 2 == 1


def _folded(text: str) -> str:
    return " ".join(re.sub(f"[{MARKS}]", '"', text.casefold()).replace("’", "'").split())
