"""Floors: what raises them, what may lower them, and what fails."""

from pathlib import Path

import pytest

from evals.baseline import (
    FAILING,
    Figure,
    Floor,
    Lowered,
    checksum,
    judge,
    lowered,
    raised,
    read_floors,
    write_floors,
)

FLOORS = {"recall": Floor(70.0, "abc")}


@pytest.mark.parametrize(
    ("value", "data", "verdict"),
    [
        (70.0, "abc", "ok"),
        (70.09, "abc", "ok"),
        (71.0, "abc", "better"),
        (69.99, "abc", "below"),
        (90.0, "xyz", "other data"),
    ],
)
def test_a_figure_against_its_floor(value: float, data: str, verdict: str) -> None:
    assert judge(Figure("recall", value, data), FLOORS) == verdict
    assert (verdict in FAILING) == (verdict in ("below", "other data"))


def test_a_figure_without_a_floor_is_new_and_fails_nothing() -> None:
    assert judge(Figure("precision", 1.0, "abc"), FLOORS) == "new"


def test_raising_never_lowers() -> None:
    figures = [Figure("recall", 65.0, "abc"), Figure("precision", 88.88, "abc")]
    assert raised(figures, FLOORS) == {"recall": Floor(70.0, "abc"), "precision": Floor(88.8, "abc")}
    assert raised([Figure("recall", 70.5, "xyz")], FLOORS) == {"recall": Floor(70.5, "xyz")}


def test_lowering_keeps_the_reason() -> None:
    floors = lowered(Figure("recall", 65.0, "abc"), "gold had two errors", FLOORS)
    assert floors == {"recall": Floor(65.0, "abc", (Lowered(70.0, "gold had two errors"),))}
    again = raised([Figure("recall", 66.0, "abc")], floors)
    assert again["recall"].lowered == (Lowered(70.0, "gold had two errors"),)


def test_lowering_without_a_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="say why"):
        lowered(Figure("recall", 65.0, "abc"), "  ", FLOORS)


def test_floors_come_back_as_written(tmp_path: Path) -> None:
    floors = {"b: f1": Floor(1.5, "abc", (Lowered(2.0, "“why”"),)), "a": Floor(100.0, "xyz")}
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors
    assert read_floors(tmp_path / "none.json") == {}


def test_the_checksum_follows_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text("one")
    before = checksum([tmp_path / "data"])
    assert checksum([tmp_path / "data"]) == before
    (tmp_path / "data" / "a.txt").write_text("two")
    assert checksum([tmp_path / "data"]) != before
