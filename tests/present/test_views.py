"""The register, timelines and designators as a user meets them."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.ledger import Ledger
from onrecord.present.app import app

VIEWS = [
    ("register",),
    ("timeline", "shells"),
    ("timeline", "--claim", "c-000000000001"),
    ("timeline", "--pair", "Ruritania", "Borduria"),
]


def run(*args: str, width: int = 100) -> Result:
    return CliRunner(env={"COLUMNS": str(width), "ONRECORD_LEDGER": None, "NO_COLOR": "1"}).invoke(app, args)


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_every_view_prints_every_format(story: Path, view: tuple[str, ...]) -> None:
    jsonl = run(*view, "--ledger", str(story), "--format", "jsonl")
    rows = run(*view, "--ledger", str(story), "--format", "csv")
    assert (jsonl.exit_code, rows.exit_code) == (0, 0)
    records = [json.loads(line) for line in jsonl.stdout.splitlines()]
    parsed = list(csv.DictReader(StringIO(rows.stdout, newline="")))
    assert len(records) == len(parsed) > 0
    assert [set(record) for record in records] == [set(row) for row in parsed]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_views_fit_the_window(story: Path, view: tuple[str, ...], width: int) -> None:
    result = run(*view, "--ledger", str(story), width=width)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= width


def test_the_special_is_indented_under_the_general(story: Path) -> None:
    lines = run("register", "--ledger", str(story), width=120).stdout.splitlines()
    told = [line for line in lines if "Ruritania → Borduria" in line]
    assert [line.index("Ruritania") for line in told] == [0, 4]


def test_the_three_counts_stand_apart_in_a_narrow_window(story: Path) -> None:
    shown = run("register", "--ledger", str(story), width=80).stdout
    assert all(words in shown for words in ("3 articles", "2 news origins", "2 parties", "denied by"))


def test_a_timeline_shows_a_reversal_with_its_evidence(story: Path) -> None:
    found = run(
        "timeline", "--claim", "c-000000000001", "--kind", "reversal", "--ledger", str(story), width=200
    )
    assert "Borduria, by Colonel Sponsz, reverses itself and now affirms it" in " ".join(found.stdout.split())
    with Ledger.open(story, create=False) as ledger:
        (line,) = [word for word in found.stdout.split() if word.startswith("s-")]
        assert ledger.find(line).article.outlet == "Szohôd Post"


@pytest.mark.parametrize(
    "args", [(), ("shells", "--claim", "c-000000000001"), ("shells", "--story", "t-000000000001")]
)
def test_a_timeline_is_of_one_thing(story: Path, args: tuple[str, ...]) -> None:
    result = run("timeline", *args, "--ledger", str(story))
    assert result.exit_code == 1
    assert "only one of them" in result.stderr


def test_as_of_says_what_is_left_out(story: Path) -> None:
    result = run("claims", "--as-of", "2031-05-20", "--ledger", str(story))
    assert result.exit_code == 0
    assert "As of 2031-05-20: without 1 article not surely out by then and 1 article without a date." in (
        result.stderr
    )


def test_as_of_explains_by_what_was_published(story: Path) -> None:
    shown = run("register", "--as-of", "2031-05-20", "--ledger", str(story), "--format", "jsonl").stdout
    assert "Szohôd Post" not in shown
    records = [json.loads(line) for line in shown.splitlines()]
    assert {record["status"] for record in records} == {"disputed"}


def test_designators_are_listed_even_where_there_are_none(story: Path) -> None:
    result = run("designators", "--ledger", str(story))
    assert result.exit_code == 0
    assert "No designators on record that fit." in result.stderr
