"""Articles with attributions marked by people (PolNeAR's layout) as windows with their gold frames."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.annotate.parse import Parse
from onrecord.annotate.quotations import find_quotations
from onrecord.annotate.statements.tagging.features import Numbers, Vocabulary, Window, windows
from onrecord.annotate.statements.tagging.frames import ROLES, TAGS, Frame, frame
from onrecord.model import Article, Span
from onrecord.read.bare import bare_article

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldFrame:
    """A frame with the tag that people gave each of its tokens."""

    frame: Frame
    tags: Numbers


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the frames of its attributions; at most one frame has a token for its anchor."""

    window: Window
    frames: tuple[GoldFrame, ...]


def read_rows(path: Path) -> list[Row]:
    """The articles of one file of JSON lines: `{id, text, attributions: [{source, cue, content}]}`."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def article_of(row: Row) -> Article:
    """The article of a row: its text alone."""
    return bare_article(str(row["id"]), row["text"])


def examples(row: Row, parsed: Parse, vocabulary: Vocabulary) -> Iterator[Example]:
    """The windows of one article with their gold."""
    article = article_of(row)
    for window in windows(parsed.paragraphs, find_quotations(article), vocabulary):
        yield Example(window, tuple(_gold(window, row["attributions"], vocabulary)))


def _gold(window: Window, attributions: Iterable[Row], vocabulary: Vocabulary) -> Iterator[GoldFrame]:
    spans = [window.span(token) for token in range(len(window))]
    edges = Span(spans[0].start, spans[-1].end)
    taken: set[int] = set()
    for attribution in attributions:
        if not any(start < edges.end and end > edges.start for start, end in attribution["cue"]):
            continue
        marked = {role: _tokens(attribution[role], spans) for role in ROLES}
        anchor = _anchor(window, [token for run in marked["cue"] for token in run], taken)
        if anchor is None:
            continue
        taken.add(anchor)
        around = frame(window, anchor, vocabulary.turn)
        tags = np.zeros(len(window), dtype=np.int64)
        for role in ROLES:
            for run in marked[role]:
                tags[run] = TAGS.index(f"I-{role}")
                tags[run[0]] = TAGS.index(f"B-{role}")
        yield GoldFrame(around, tags[around.start : around.end])


def _tokens(marked: Sequence[Sequence[int]], spans: Sequence[Span]) -> list[list[int]]:
    """The tokens that each marked stretch of characters touches."""
    runs = [
        [place for place, one in enumerate(spans) if one.start < end and one.end > start]
        for start, end in marked
    ]
    return [run for run in runs if run]


def _anchor(window: Window, cue: Sequence[int], taken: set[int]) -> int | None:
    """The head of a cue: its word that hangs on a word outside, a verb before a noun before the rest."""
    free = [token for token in cue if token not in taken]
    roots = [token for token in free if window.heads[token] == token or window.heads[token] not in cue]
    order = {"VERB": 0, "AUX": 1, "NOUN": 2, "ADP": 3}
    return min(
        roots or free, key=lambda token: (order.get(window.tokens[token].pos_, 4), token), default=None
    )
