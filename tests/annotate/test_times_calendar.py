"""Calendar periods, their values and steps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.times.calendar import MONTHS, Unit, make_day, make_part, period_of, shift
from onrecord.annotate.times.holidays import easter_sunday, holiday_day

DAY = date(2024, 2, 29)
UNITS: list[Unit] = ["day", "week", "weekend", *MONTHS]  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("unit", "value", "start", "end"),
    [
        ("day", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("week", "2024-W09", "2024-02-26", "2024-03-03"),
        ("weekend", "2024-W09-WE", "2024-03-02", "2024-03-03"),
        ("month", "2024-02", "2024-02-01", "2024-02-29"),
        ("quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("half", "2024-H1", "2024-01-01", "2024-06-30"),
        ("season", "2023-WI", "2023-12-01", "2024-02-29"),
        ("year", "2024", "2024-01-01", "2024-12-31"),
        ("decade", "202X", "2020-01-01", "2029-12-31"),
        ("century", "20XX", "2000-01-01", "2099-12-31"),
    ],
)
def test_period_of_a_day(unit: Unit, value: str, start: str, end: str) -> None:
    period = period_of(unit, DAY)
    assert (period.value, str(period.interval.start), str(period.interval.end)) == (value, start, end)


def test_steps_stay_in_the_calendar() -> None:
    leap = period_of("day", DAY)
    assert [step.value for by in (-1, 1) if (step := shift(leap, "year", by))] == ["2023-02-28", "2025-02-28"]
    assert shift(period_of("year", date.max), "year", 1) is None
    assert shift(period_of("day", date.min), "day", -1) is None
    assert make_day(2023, 2, 29) is None


def test_parts_of_a_year() -> None:
    assert [part.value for number in (1, 2, 3, 4) if (part := make_part(2024, "quarter", number))] == [
        "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4",
    ]  # fmt: skip
    assert [part.value for number in (1, 4) if (part := make_part(2024, "season", number))] == [
        "2024-SP", "2024-WI",
    ]  # fmt: skip


@given(st.dates(), st.sampled_from(UNITS))
def test_every_day_lies_in_its_period_but_for_weekdays_and_weekends(day: date, unit: Unit) -> None:
    period = period_of(unit, day)
    assert period_of(unit, period.start) == period
    if unit != "weekend":
        assert period.interval.start <= day <= period.interval.end


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        ("12-25", 2023, "2023-12-25"),
        ("11-4-3", 2023, "2023-11-23"),
        ("05--1-0", 2023, "2023-05-29"),
        ("11-1-0+1", 2022, "2022-11-08"),
        ("easter-2", 2024, "2024-03-29"),
    ],
)
def test_holidays(rule: str, year: int, expected: str) -> None:
    found = holiday_day(rule, year)
    assert found
    assert found.value == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2038, "2038-04-25")]
)
def test_easter(year: int, expected: str) -> None:
    assert str(easter_sunday(year)) == expected
