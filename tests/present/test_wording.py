"""Dates, numbers and names as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger import Ledger
from onrecord.model import Interval, Quantity, Span
from onrecord.present.wording import dates, few, listed, party_name, plural, quantity, shortened, verb


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-09-20", "2023-09-20", "20 Sep 2023"),
        ("2023-09-11", "2023-09-17", "11–17 Sep 2023"),
        ("2023-09-01", "2023-09-30", "Sep 2023"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2024-04-01", "2024-06-30", "Apr – Jun 2024"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
        ("2024-03-28", "2024-04-02", "28 Mar – 2 Apr 2024"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-01-01", "2024-12-31", "2023–2024"),
        ("2025-01-20", "9999-12-31", "since 20 Jan 2025"),
        ("0001-01-01", "2025-01-20", "until 20 Jan 2025"),
        ("0001-01-01", "9999-12-31", "at any time"),
        ("2023-11-01", "2024-02-29", "Nov 2023 – Feb 2024"),
    ],
)
def test_intervals_read_as_people_write_them(start: str, end: str, words: str) -> None:
    assert dates(Interval(date.fromisoformat(start), date.fromisoformat(end))) == words


def test_no_interval_is_said_so() -> None:
    assert dates(None) == "undated"


known = st.dates(date(1, 1, 2), date(9999, 12, 30))


@given(known, known)
def test_any_interval_names_its_last_year(one: date, other: date) -> None:
    interval = Interval(min(one, other), max(one, other))
    assert str(interval.end.year) in dates(interval)


@pytest.mark.parametrize(
    ("low", "high", "low_out", "high_out", "about", "words"),
    [
        (11000, None, True, False, False, "more than 11,000 crates of shells"),
        (24, None, False, False, False, "at least 24 crates of shells"),
        (None, 50, False, True, False, "fewer than 50 crates of shells"),
        (300, 300, False, False, True, "about 300 crates of shells"),
        (2, 3, False, False, False, "2 to 3 crates of shells"),
        (None, None, False, False, False, "some"),
    ],
)
def test_a_quantity_keeps_its_bounds(
    low: float | None, high: float | None, low_out: bool, high_out: bool, about: bool, words: str
) -> None:
    found = Quantity(Span(0, 4), "some", "shells", low, high, low_out, high_out, "crates", about)
    assert quantity(found) == words


def test_names_in_a_row() -> None:
    assert listed(()) == "nobody"
    assert listed(("A",)) == "A"
    assert listed(("A", "B", "C")) == "A, B and C"


def test_numbers_agree_with_their_nouns() -> None:
    assert plural(1, "article") == "1 article"
    assert plural(1200, "party", "parties") == "1,200 parties"


@given(st.text(), st.integers(1, 60))
def test_shortened_text_fits(text: str, width: int) -> None:
    short = shortened(text, width)
    assert len(short) <= width
    assert "\n" not in short


def test_names_alike_when_shortened_are_one() -> None:
    names = ("report of the Multilateral Team of May", "report of the Multilateral Team of June", "unknown")
    assert few(names) == "report of the Multilateral…, outlet unknown"
    assert party_name("Klow Courier") == "Klow Courier"


def test_a_statement_is_put_by_its_own_cue_where_the_force_says_little(ledger: Ledger) -> None:
    puts = {(row.statement.force, row.cue): verb(row) for row in ledger.statements()}
    assert {put for (force, _), put in puts.items() if force == "deny"} == {"denied"}
    assert all(put == cue for (force, cue), put in puts.items() if force == "assert" and cue)
    assert {put for (force, cue), put in puts.items() if force == "assert" and not cue} <= {"said"}
