"""Sets aside what stands on a page beside the news, each time with the reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.lexicon import Furniture, Lexicon
from onrecord.read.captions import is_caption, photo_credit
from onrecord.read.draft import Draft

EDGES = " \t\u00a0.:;,!?…|•·*»›«‹>→↓▶►\"'“”‘’[]()"
REPEATED_WORDS = 6  # a shorter paragraph may well come twice: "Yes.", "No comment."
LIST_WORDS = 16  # headlines in a list of other articles are shorter


@dataclass(frozen=True, slots=True)
class _Rules:
    whole: dict[str, Furniture]
    opening: tuple[tuple[str, Furniture], ...]
    ending: tuple[tuple[str, Furniture], ...]


def set_aside(drafts: Iterable[Draft], lexicon: Lexicon, *, spoken: bool = False) -> tuple[Draft, ...]:
    """The same blocks in order, those that are no news marked as captions or removed, with the reason.

    The rules are the entries of `lexicon.furniture`, the shapes of captions, and repetition word for word;
    the latter two are left out where people speak (`spoken`), who repeat themselves and point at things.
    """
    rules, credit = _rules(tuple(lexicon.furniture.values())), photo_credit(lexicon)
    seen: set[str] = set()
    body_begun = closed = False
    out = []
    for draft in drafts:
        if draft.role not in ("paragraph", "caption"):
            seen.add(_folded(draft.text))
            out.append(draft)
            continue
        judged = _judge(draft, rules, None if spoken else credit, above=not body_begun)
        if closed and judged.role == "paragraph" and _is_list_item(judged):
            judged = judged.removed("list of other articles")
        folded = _folded(draft.text)
        if (
            not spoken
            and judged.role != "removed"
            and folded in seen
            and len(folded.split()) >= REPEATED_WORDS
        ):
            judged = judged.removed("repeats an earlier paragraph word for word")
        closed = _closes(draft, rules) or (closed and judged.role == "removed")
        body_begun = body_begun or (judged.role == "paragraph" and not judged.heading)
        seen.add(folded)
        out.append(judged)
    return tuple(out)


def furniture_reason(text: str, lexicon: Lexicon, *, above: bool = False) -> str | None:
    """Why a paragraph is no news by its words, or None. `above` where no paragraph has come before it."""
    entry = _match(text, _rules(tuple(lexicon.furniture.values())), above=above)
    return entry.reason if entry else None


def _judge(draft: Draft, rules: _Rules, credit: re.Pattern[str] | None, *, above: bool) -> Draft:
    if not any(char.isalnum() for char in draft.text):
        return draft.removed("no words")
    entry = _match(draft.text, rules, above=above)
    if entry:
        return draft.removed(entry.reason)
    if credit and draft.role == "paragraph" and not draft.heading and is_caption(draft.text, credit):
        return replace(draft, role="caption", reason="caption")
    return draft


def _match(text: str, rules: _Rules, *, above: bool) -> Furniture | None:
    folded = _folded(text)
    entry = rules.whole.get(folded)
    if entry and (above or not entry.above):
        return entry
    words = folded.count(" ") + 1
    for phrase, entry in rules.opening:
        if words <= entry.longest and (above or not entry.above) and _opens(folded, phrase):
            return entry
    for phrase, entry in rules.ending:
        if words <= entry.longest and (above or not entry.above) and folded.endswith(phrase):
            return entry
    return None


def _closes(draft: Draft, rules: _Rules) -> bool:
    entry = rules.whole.get(_folded(draft.text))
    return entry is not None and entry.closes


def _is_list_item(draft: Draft) -> bool:
    text = draft.text
    return len(text.split()) <= LIST_WORDS and not text.rstrip("\"'”’").endswith((".", "!", ":"))


def _opens(folded: str, phrase: str) -> bool:
    rest = folded[len(phrase) : len(phrase) + 1]
    return folded.startswith(phrase) and not (rest.isalnum() and phrase[-1].isalnum())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).replace("’", "'").strip(EDGES)


def _folded_phrase(text: str) -> str:
    """As `_folded`, with the punctuation at the end, which tells a pointer ("More:") from prose."""
    return " ".join(text.casefold().split()).replace("’", "'").lstrip(EDGES)


@lru_cache(maxsize=4)
def _rules(entries: tuple[Furniture, ...]) -> _Rules:
    return _Rules(
        whole={_folded(phrase): entry for entry in entries for phrase in entry.whole if _folded(phrase)},
        opening=tuple((_folded_phrase(phrase), entry) for entry in entries for phrase in entry.opening),
        ending=tuple((_folded(phrase), entry) for entry in entries for phrase in entry.ending),
    )
