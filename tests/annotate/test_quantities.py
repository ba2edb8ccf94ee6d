"""Quantities: each example marks the span with [brackets] and gives (min, max, unit, item)."""

from itertools import pairwise

import pytest
from event_reader import annotations_of, article_of
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.parse import parse
from onrecord.annotate.quantities import find_quantities
from onrecord.annotate.quantities.numbers import find_numbers
from onrecord.lexicon import load
from onrecord.model import Quantity

EXAMPLES = [
    ("Chad bought [more than 300 crates of rifles] last year.", (300, None, "crates", "rifles")),
    ("Chad bought [dozens of cruise missiles].", (24, None, "cruise missiles", "cruise missiles")),
    ("[At least 12 soldiers] fell.", (12, None, "soldiers", "soldiers")),
    ("[Up to 500 tanks] crossed the river.", (None, 500, "tanks", "tanks")),
    ("[Nearly 2,000 troops] left.", (None, 2000, "troops", "troops")),
    ("[About 40 planes] took off.", (40, 40, "planes", "planes")),
    ("They fired [between 5 and 7 rockets].", (5, 7, "rockets", "rockets")),
    ("They fired [5 to 7 rockets].", (5, 7, "rockets", "rockets")),
    ("They made [2-3 million shells].", (2e6, 3e6, "shells", "shells")),
    ("[Millions of rounds of ammunition] arrived.", (2e6, None, "rounds", "ammunition")),
    ("[Tens of thousands of protesters] came.", (2e4, None, "protesters", "protesters")),
    ("[Several hundred tents] stood there.", (300, None, "tents", "tents")),
    ("[No more than six boats] were seen.", (None, 6, "boats", "boats")),
    ("They sent [tens of thousands of shells].", (2e4, None, "shells", "shells")),
    ("They sent [as many as 300 missiles].", (300, None, "missiles", "missiles")),
    ("They sent [two dozen missiles].", (24, 24, "missiles", "missiles")),
    ("They sent [more than a dozen missiles].", (12, None, "missiles", "missiles")),
    ("They sent [half a million rounds].", (5e5, 5e5, "rounds", "rounds")),
    ("They sent [10,000-plus rockets].", (1e4, None, "rockets", "rockets")),
    ("They sent [20 or more rockets].", (20, None, "rockets", "rockets")),
    ("They sent [1.5m shells].", (1.5e6, 1.5e6, "shells", "shells")),
    ("They sent [over 1 million artillery shells].", (1e6, None, "artillery shells", "artillery shells")),
    ("They sent [roughly 1,000 152-mm shells].", (1000, 1000, "shells", "shells")),
    ("They sent [from 100 to 200 rockets].", (100, 200, "rockets", "rockets")),
    ("They sent [not less than 40 missiles].", (40, None, "missiles", "missiles")),
    ("They sent [thousands of tons of rice].", (2000, None, "tons", "rice")),
    ("They sent [a maximum of 100 rockets].", (None, 100, "rockets", "rockets")),
    ("[Twenty-five soldiers] deserted.", (25, 25, "soldiers", "soldiers")),
    ("Peru lent Chile [$3.5 million].", (3.5e6, 3.5e6, "USD", None)),
    ("Exports fell by [40 percent].", (40, 40, "%", None)),
    ("A [34-year-old] driver was held.", (34, 34, "years old", None)),
]


@pytest.mark.parametrize(("marked", "expected"), EXAMPLES)
def test_example(marked: str, expected: tuple[float | None, float | None, str, str | None]) -> None:
    text = marked.replace("[", "").replace("]", "")
    (found,) = quantities(text)
    assert (found.span.start, found.span.end) == (marked.index("["), marked.index("]") - 1)
    assert found.text == found.span.of(text)
    assert (found.min, found.max, found.unit, found.item) == expected


@pytest.mark.parametrize(
    ("text", "exclusive"),
    [
        ("more than 5 ships", (True, False)),
        ("fewer than 5 ships", (False, True)),
        ("at least 5 ships", (False,) * 2),
    ],
)
def test_bounds_may_be_exclusive(text: str, exclusive: tuple[bool, bool]) -> None:
    (found,) = quantities(f"They saw {text}.")
    assert (found.min_exclusive, found.max_exclusive) == exclusive


@pytest.mark.parametrize(
    "text",
    [
        "It happened on May 5, 2014.",
        "The team won 3-2.",
        "He flew in a Boeing 747.",
        "An F-16 took off.",
        "It cites resolution 2270.",
        "It lasted two weeks.",
        "Two-thirds voted for it.",
        "They fired a 152-mm gun.",
    ],
)
def test_dates_scores_names_and_durations_are_no_quantities(text: str) -> None:
    assert not quantities(text)


def test_enumerated_things_are_counted_apart() -> None:
    found = quantities("Chad sold Mali 200 crates of rifles and spare magazines and dozens of field guns.")
    assert [(q.text, q.item) for q in found] == [
        ("200 crates of rifles", "rifles"),
        ("dozens of field guns", "field guns"),
    ]


@given(
    st.text(max_size=80)
    | st.from_regex(r"([0-9,.$%\- ]|two|dozens|million|more than| of ){1,20}", fullmatch=True)
)
@settings(max_examples=150, deadline=None)
def test_numbers_of_any_text_lie_in_it_in_order(text: str) -> None:
    found = list(find_numbers(text))
    assert all(0 <= n.start <= n.value[0] < n.value[1] <= n.end <= len(text) for n in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == list(find_numbers(text))


@given(st.text(alphabet="ab 0123456789,.$%-–\n'“”", max_size=60))
@settings(max_examples=40, deadline=None)
def test_quantities_of_any_text_lie_in_it(text: str) -> None:
    article = article_of(text)
    found = find_quantities(article, parse(article), load())
    assert all(q.span.of(text) == q.text and q.text for q in found)
    assert list(found) == sorted(found, key=lambda q: q.span)


def quantities(text: str) -> tuple[Quantity, ...]:
    return annotations_of(text).quantities
