"""What stands between headline and text: byline, outlet, date."""

import hashlib
from datetime import UTC, date, datetime

import pytest

from onrecord.lexicon import load
from onrecord.model import Article, Document, Interval
from onrecord.read import read_document
from onrecord.read.draft import Draft
from onrecord.read.masthead import DATES, Masthead, credited_agency, find_masthead
from onrecord.read.traced import Traced

TEXT = "The envoy left Oslo on Monday, the ministry said."


def head(*lines: str) -> Masthead:
    return find_masthead([Draft(Traced.of(line, 0, len(line))) for line in (*lines, TEXT, TEXT)], load())


def read(text: str, name: str = "a.txt") -> Article:
    raw = text.encode()
    kind = "text/markdown" if name.endswith(".md") else "text/plain"
    return read_document(Document(hashlib.sha256(raw).hexdigest(), raw, name, kind), load())


def test_byline_outlet_and_date_are_taken_and_the_text_is_left() -> None:
    found = head("By Ann Lee", "The Korea Times", "Published Feb. 28, 2024 | Updated Feb. 29, 2024")
    assert (found.byline, found.outlet) == (("Ann Lee",), "The Korea Times")
    assert (found.dates, found.updates) == (("Feb. 28, 2024",), ("Feb. 29, 2024",))
    assert [(draft.role, draft.reason) for draft in found.drafts] == [
        ("removed", "byline"),
        ("removed", "outlet line"),
        ("removed", "date line"),
        ("paragraph", None),
        ("paragraph", None),
    ]


@pytest.mark.parametrize(
    ("line", "names", "agency", "outlet"),
    [
        ("By Ann Marie Lee", ("Ann Marie Lee",), None, None),
        ("By Mary Ann de la Cruz Lee and Bo Dahl", ("Mary Ann de la Cruz Lee", "Bo Dahl"), None, None),
        ("By Ann Lee | AP January 27 at 11:15 PM", ("Ann Lee",), "Associated Press", None),
        ("By Reuters", (), "Reuters", None),
        ("By Ann Lee, Fjord Times", ("Ann Lee",), None, None),
    ],
)
def test_bylines(line: str, names: tuple[str, ...], agency: str | None, outlet: str | None) -> None:
    found = head(line)
    assert (found.byline, found.agency, found.outlet) == (names, agency, outlet)
    assert found.drafts[0].reason == "byline"


def test_an_outlet_that_nobody_knows_counts_only_under_a_byline() -> None:
    assert head("By Ann Lee", "Fjord Times").outlet == "Fjord Times"
    assert head("By Ann Lee", "Senior Staff Writer").drafts[1].reason == "byline"
    assert head("Fjord Times").drafts[0].role == "paragraph"
    assert head("By Ann Lee", "Nobody slept").drafts[1].role == "paragraph"


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Feb. 28, 2024", True),
        ("Wednesday, 28 February 2024", True),
        ("Posted on February 28, 2024 at 10:15 a.m. EST", True),
        ("2024-02-28", True),
        ("(Feb. 28)", True),
        ("On Feb. 28, 2024 the envoy left", False),
        ("28", False),
        ("May", False),
    ],
)
def test_date_lines(line: str, is_date: bool) -> None:
    assert bool(DATES.fullmatch(line)) is is_date


def test_a_date_line_gives_the_day_of_publication() -> None:
    article = read(f"Envoy leaves\n\nFeb. 28, 2024\n\n{TEXT}\n")
    assert (article.published, article.published_basis) == (Interval.day(date(2024, 2, 28)), "date line")
    assert article.text == f"Envoy leaves\n\n{TEXT}"
    updated = read(f"Envoy leaves\n\nUpdated Feb. 29, 2024\n\n{TEXT}\n")
    assert (updated.published, updated.updated) == (None, datetime(2024, 2, 29, tzinfo=UTC))


def test_a_date_line_without_a_year_leaves_the_years_that_fit() -> None:
    article = read(f"Envoy leaves\n\nFeb. 26\n\n{TEXT}\n")
    assert article.published is None
    assert Interval.day(date(2024, 2, 26)) in article.published_candidates
    assert all(day.start.weekday() == 0 for day in article.published_candidates)


def test_an_agency_as_author_is_a_credit_and_no_person() -> None:
    article = read(f"---\ntitle: Envoy leaves\nauthor: Associated Press\n---\n\n{TEXT}\n", "a.md")
    assert (article.agency, article.byline) == ("Associated Press", ())
    both = read(f"---\ntitle: Envoy leaves\nauthors: [Ann Lee, Reuters]\n---\n\n{TEXT}\n", "a.md")
    assert (both.agency, both.byline) == ("Reuters", ("Ann Lee",))


def test_agencies_among_authors() -> None:
    assert credited_agency(["Ann Lee, AP"], load()) == "Associated Press"
    assert credited_agency(["Ann Lee", "Fjord Times"], load()) is None
