"""What holds of time expressions in any text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.times.find import find_timexes
from onrecord.model import Interval

VOCABULARY = """
a the last next this every in on of from to and early late past few two twenty five hundred second third
quarter half year years day week month months ago earlier later before after May March Sept. Monday Fri.
sun fall summer noon p.m. a.m. 5 12 31 99 1999 2024 0001 9999 10:30 24:00 2023-02-30 9/11 12/31/99 1/2
'98 1990s 20th 0th century BC - – , . ' ( ) $ % Easter Thanksgiving today now
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
DAYS = st.dates()


@pytest.mark.parametrize(
    "words", ["early ", "a year ", "hundred ", "the end of ", "on Monday, ", "twenty-", "9:9"]
)
@pytest.mark.timeout(20)
def test_repeated_words_take_linear_time(words: str) -> None:
    assert find_timexes(words * 3000 + "years", date(2020, 1, 1)) is not None


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS)
def test_any_text_is_read_in_order_and_in_bounds(text: str, day: date) -> None:
    found = find_timexes(text, day)
    ends = [0] + [one.end for one in found]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))
    assert found == find_timexes(text, day)
    assert all(one.value for one in found)


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS, DAYS)
def test_the_anchor_changes_values_not_words(text: str, one: date, other: date) -> None:
    between = Interval(min(one, other), max(one, other))
    spans = [
        [(found.start, found.end) for found in find_timexes(text, anchor)] for anchor in (None, one, between)
    ]
    assert spans[0] == spans[1] == spans[2]


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS)
def test_what_needs_no_anchor_reads_the_same_without_one(text: str, day: date) -> None:
    bare = find_timexes(text, None)
    for one, other in zip(bare, find_timexes(text, day), strict=True):
        if not other.needs_anchor:
            assert (one.value, one.interval) == (other.value, other.interval)
