"""Measures of two groupings, against values worked out by hand."""

import pytest

from evals.agreement import adjusted_rand, b_cubed_f1, pair_f1, rand

# Pairs joined: 0-1 and 2-3 here; 0-1, 0-2 and 1-2 there; 0-1 in both, of six.
HERE, THERE = "aabb", "xxxy"


def test_groupings_by_hand() -> None:
    assert pair_f1(HERE, THERE) == pytest.approx(2 * 1 / (2 + 3))
    assert rand(HERE, THERE) == pytest.approx((1 + 2) / 6)
    assert adjusted_rand(HERE, THERE) == 0  # one common pair is what chance gives: 2 * 3 / 6
    # precision (1 + 1 + 1/2 + 1/2) / 4, recall (2/3 + 2/3 + 1/3 + 1) / 4
    assert b_cubed_f1(HERE, THERE) == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))


@pytest.mark.parametrize("measure", [pair_f1, rand, adjusted_rand, b_cubed_f1])
def test_the_same_grouping_under_other_names_agrees_in_full(measure: object) -> None:
    assert callable(measure)
    assert measure(HERE, "1122") == pytest.approx(1)
    assert measure("abcd", "wxyz") == pytest.approx(1)
    assert measure(HERE, THERE) == pytest.approx(measure(THERE, HERE))
