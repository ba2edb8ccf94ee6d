"""Publication dates and what they are based on."""

from datetime import date

from onrecord.model import Interval
from onrecord.read.published import DateClues, publication_date


def _clues(**given: object) -> DateClues:
    known = {"stated": (), "url": None, "file": "a.txt", "dateline": None, "lead": (), "captions": ()}
    return DateClues(**{**known, **given})  # type: ignore[arg-type]


def test_what_is_stated_comes_before_the_address() -> None:
    found = publication_date(
        _clues(stated=[("2021-05-04T10:00Z", "meta date")], url="http://a.b/2021/05/03/x")
    )
    assert (found.interval, found.basis) == (Interval.day(date(2021, 5, 4)), "meta date")


def test_address_and_file_name() -> None:
    assert publication_date(_clues(url="http://a.b/2021/05/03/x")).basis == "URL"
    assert publication_date(_clues(file="in/2021-05-03-x.md")).interval == Interval.day(date(2021, 5, 3))
    assert publication_date(_clues(file="in/2021-02-30.md")).interval is None


def test_a_day_without_year_leaves_the_years_in_which_the_weekday_fits() -> None:
    found = publication_date(_clues(dateline="March 3", lead=["The envoy left on Tuesday."]))
    assert found.interval is None
    assert [day.start.year for day in found.candidates] == [2009, 2015, 2020, 2026]
    assert found.basis == "dateline and the weekday named"


def test_a_year_in_the_dateline_settles_it() -> None:
    found = publication_date(_clues(dateline="3 March 2020", lead=["He left on Monday."]))
    assert found.interval == Interval.day(date(2020, 3, 3))


def test_the_latest_date_of_the_captions() -> None:
    captions = ["Oslo, March 2. AP", "Bergen, March 3. AP"]
    found = publication_date(_clues(captions=captions, lead=["He left Monday.", "He sang Tuesday."]))
    assert [day.start for day in found.candidates][:2] == [date(2009, 3, 3), date(2015, 3, 3)]


def test_nothing_to_go_by() -> None:
    found = publication_date(_clues())
    assert (found.interval, found.basis, found.candidates) == (None, None, ())
