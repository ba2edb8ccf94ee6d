"""Publication dates fixed by transcripts that nobody has annotated, on articles and briefings of our own."""

from collections.abc import Mapping
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.lexicon import Lexicon, load
from onrecord.model import Interval, PublicationDate
from onrecord.pipeline import add, annotate_transcripts

BRIEFING = """\
---
title: Press Briefing by Press Secretary Ada Rawnsley
date: {day}
tags: press-briefings
---

MS. RAWNSLEY: Good afternoon. It is good to see you all.

MS. RAWNSLEY: {words}

Q: Thank you. What about the weather?

MS. RAWNSLEY: It will rain.
"""
VETO = """\
Envoy says the fleet has gained by the veto

Chile gained by France's move to veto a resolution last month in the U.N. Security Council on the fleet, Bo
Dahl of the harbour board said. "It was a good day," Dahl said.
"""
TEST = """\
Peru speaks of a bad season

Peru tested a ballistic missile last week, Bo Dahl of the harbour board said. The fishing was poor.
"""
ON_THE_FLEET = "And France today vetoed in the U.N. Security Council a text on the fleet of Chile."
ON_THE_LAKE = "And France today vetoed in the U.N. Security Council a text on a lake in Kenya."


def days(first: str, last: str) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def told(day: str, words: str) -> str:
    return BRIEFING.format(day=day, words=words)


def dated(folder: Path, files: Mapping[str, str], lexicon: Lexicon) -> tuple[PublicationDate, ...]:
    """What a ledger of these files, taken in one by one in this order, says of the dates of articles."""
    folder.mkdir()
    with Ledger.open(folder / "ledger.db") as ledger:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
            assert add([str(folder / name)], ledger, lexicon).failed == ()
        return tuple(ledger.dates().values())


def test_the_month_after_a_veto_that_a_briefing_tells_of(tmp_path: Path, lexicon: Lexicon) -> None:
    files = {"news.txt": VETO, "told.md": told("2021-03-28", ON_THE_FLEET)}
    (found,) = dated(tmp_path / "a", files, lexicon)
    assert found.published == days("2021-04-01", "2021-04-30")
    assert found.basis.startswith('"last month" said of a REJECT of France')
    assert 'told.md dates 2021-03-28 ("And France today vetoed in the U.N. Security Council' in found.basis


def test_the_words_of_the_briefing_count_from_its_own_day(tmp_path: Path, lexicon: Lexicon) -> None:
    words = "As you know, Peru tested a ballistic missile yesterday. We condemn that."
    (found,) = dated(tmp_path / "a", {"news.txt": TEST, "told.md": told("2021-05-18", words)}, lexicon)
    assert found.published == days("2021-05-24", "2021-05-30")
    assert "told.md dates 2021-05-17" in found.basis


def test_of_two_vetoes_the_one_on_the_same_state(tmp_path: Path, lexicon: Lexicon) -> None:
    files = {
        "news.txt": VETO,
        "fleet.md": told("2021-03-28", ON_THE_FLEET),
        "lake.md": told("2021-06-02", ON_THE_LAKE),
    }
    (found,) = dated(tmp_path / "a", files, lexicon)
    assert found.published == days("2021-04-01", "2021-04-30")


def test_two_vetoes_that_nothing_tells_apart_leave_both_months(tmp_path: Path, lexicon: Lexicon) -> None:
    files = {
        "news.txt": VETO,
        "first.md": told("2021-03-28", ON_THE_FLEET),
        "second.md": told("2021-06-02", ON_THE_FLEET),
    }
    (found,) = dated(tmp_path / "a", files, lexicon)
    assert found.candidates == (days("2021-04-01", "2021-04-30"), days("2021-07-01", "2021-07-31"))
    assert "first.md dates 2021-03-28" in found.basis
    assert "second.md dates 2021-06-02" in found.basis


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("And Norway today vetoed a text on the fleet of Chile.", id="another state"),
        pytest.param("France may veto a text on the fleet of Chile tomorrow.", id="not yet"),
        pytest.param("France has not vetoed any text on the fleet of Chile.", id="denied"),
        pytest.param("France opposed a text today. Norway vetoed it.", id="another sentence"),
    ],
)
def test_what_a_briefing_does_not_say_dates_nothing(words: str, tmp_path: Path, lexicon: Lexicon) -> None:
    files = {"news.txt": VETO, "told.md": told("2021-03-28", words)}
    assert dated(tmp_path / "a", files, lexicon) == ()


def test_a_contradiction_is_named_and_changes_nothing(tmp_path: Path, lexicon: Lexicon) -> None:
    news = VETO + "Secretary of State Antony Blinken said so on Monday.\n"
    (alone,) = dated(tmp_path / "a", {"news.txt": news}, lexicon)
    (found,) = dated(tmp_path / "b", {"news.txt": news, "told.md": told("2015-03-28", ON_THE_FLEET)}, lexicon)
    assert found.published == alone.published
    assert 'contradicted by: "last month" said of a REJECT of France' in found.basis


def test_the_order_of_arrival_makes_no_difference(tmp_path: Path, lexicon: Lexicon) -> None:
    files = {
        "news.txt": VETO,
        "test.txt": TEST,
        "veto.md": told("2021-03-28", ON_THE_FLEET),
        "both.md": told(
            "2021-04-02", "Peru tested a ballistic missile today. France vetoed a text last week."
        ),
    }
    orders = list(permutations(files))[::5]
    found = {
        dated(tmp_path / str(n), {k: files[k] for k in order}, lexicon) for n, order in enumerate(orders)
    }
    assert len(found) == 1
    assert len(next(iter(found))) == 2


def test_a_transcript_that_is_annotated_says_the_same(tmp_path: Path, lexicon: Lexicon) -> None:
    files = {"news.txt": VETO, "told.md": told("2021-03-28", ON_THE_FLEET)}
    (bare,) = dated(tmp_path / "a", files, lexicon)
    with Ledger.open(tmp_path / "a" / "ledger.db") as ledger:
        given = [article.sha256 for article, _ in ledger.annotated() if article.kind == "transcript"]
        assert annotate_transcripts(given, ledger, lexicon) == 1
        assert tuple(ledger.dates().values()) == (bare,)
