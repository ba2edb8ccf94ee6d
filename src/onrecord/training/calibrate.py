"""How sure the model is, made into how often it is right, on articles that it was not trained on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.annotate.statements.reported import scores
from onrecord.annotate.statements.tagging.features import Window
from onrecord.annotate.statements.tagging.network import StatementModel, Tagged
from onrecord.training.corpus import Row
from onrecord.training.logistic import fit_logistic

SHARED = 0.5  # Jaccard index of the characters of two contents from which they are the same
RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Judged:
    """One find of the model: its scores, and whether it is right in content and source."""

    scores: tuple[float, ...]
    right: bool


def judged(model: StatementModel, articles: Iterable[tuple[Row, Sequence[Window]]]) -> Iterator[Judged]:
    """All finds of the model in articles with gold, each gold attribution taken at most once."""
    for row, windows in articles:
        free = [
            {role: _characters(one[role]) for role in ("source", "content")} for one in row["attributions"]
        ]
        for window in windows:
            for tagged in model.tag(window):
                if tagged.roles.content:
                    yield Judged(tuple(scores(tagged)), _is_right(window, tagged, free))


def fitted(finds: Sequence[Judged]) -> dict[str, Any]:
    """Bias and weights of a logistic regression of being right on the scores."""
    table = np.array([[1.0, *one.scores] for one in finds])
    weights = fit_logistic(table, np.array([float(one.right) for one in finds]), RIDGE)
    return {"bias": round(float(weights[0]), 6), "weights": [round(float(one), 6) for one in weights[1:]]}


def _is_right(window: Window, tagged: Tagged, free: list[dict[str, frozenset[int]]]) -> bool:
    first = tagged.frame.start
    content, source = (
        _characters(
            (window.span(first + start).start, window.span(first + end - 1).end) for start, end in runs
        )
        for runs in (tagged.roles.content, tagged.roles.source)
    )
    best, share = None, SHARED
    for one in free:
        both = len(content & one["content"]) / max(1, len(content | one["content"]))
        if both >= share:
            best, share = one, both
    if best is None:
        return False
    free.remove(best)
    return bool(source & best["source"]) or (not source and not best["source"])


def _characters(spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start, end))
