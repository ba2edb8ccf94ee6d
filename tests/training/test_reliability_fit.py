"""Fitting how likely a statement is right to what readers judged."""

import json
from pathlib import Path

import numpy as np
import pytest

from onrecord.lexicon import load
from onrecord.training.logistic import fit_logistic
from onrecord.training.reliability import Judged, fitted, held_out, judged

TEXT = """---
title: The port
date: 2024-05-02
source: The Lake Courier
---

“The port will close in May,” said Anna Keller.
"""


def of(article: int, right: bool, **traits: float) -> Judged:
    return Judged(f"{article}.md", {"any": 1.0, **traits}, right)


def test_a_regression_finds_the_odds() -> None:
    """Three of four with the trait are right, one of four without it: odds of 3 and of 1/3."""
    table = np.array([[1.0, 1.0]] * 4 + [[1.0, 0.0]] * 4)
    right = np.array([1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0])
    weights = fit_logistic(table, right, 1e-9)
    assert weights == pytest.approx([np.log(1 / 3), np.log(9)], abs=1e-4)


def test_a_ridge_draws_weights_to_nothing() -> None:
    table = np.array([[1.0, 1.0]] * 4 + [[1.0, 0.0]] * 4)
    right = np.array([1.0] * 4 + [0.0] * 4)
    loose, strict = (fit_logistic(table, right, np.array([0.0, cost])) for cost in (0.1, 10.0))
    assert 0 < strict[1] < loose[1]


def test_traits_of_what_is_right_weigh_more_and_rare_ones_nothing() -> None:
    rows = [of(n, right=True, good=1.0) for n in range(20)] + [of(n, right=False, bad=1.0) for n in range(20)]
    weights = fitted([*rows, of(3, right=True, rare=1.0)])
    assert weights["good"] > 0 > weights["bad"]
    assert "rare" not in weights


def test_what_is_held_out_is_judged_by_the_others() -> None:
    rows = [of(n, right=n % 2 == 0, good=float(n % 2 == 0)) for n in range(60)]
    likely = held_out(rows)
    assert min(likely[0::2]) > 0.5 > max(likely[1::2])


def test_a_judged_statement_is_found_again_by_its_place_and_speakers(tmp_path: Path) -> None:
    (tmp_path / "port.md").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("“")
    cue = TEXT.index("said")
    row = {
        "article": "port.md",
        "cue": [[cue, cue + 4]],
        "content": [[start, TEXT.index("”") + 1]],
        "speakers": ["Anna Keller"],
        "judges": [{"content": True, "speakers": True}, {"content": True, "speakers": False}],
    }
    (found,) = judged(tmp_path, [json.loads(json.dumps(row))], load())
    assert (found.article, found.right) == ("port.md", False)
    assert not list(judged(tmp_path, [{**row, "speakers": ["Omar Haddad"]}], load()))
