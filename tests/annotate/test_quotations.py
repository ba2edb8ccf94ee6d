"""Quotation marks, one paragraph at a time. What is found is shown with its marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotations import quotations_in

EXAMPLES = [
    ("She said “go” and “stay.”", ["“go”", "“stay.”"]),
    ('"Go," she said. "Stay."', ['"Go,"', '"Stay."']),
    ("‘It’s the voters’ choice,’ he said.", ["‘It’s the voters’ choice,’"]),
    ("He vows to do 'everything' by May", ["'everything'"]),
    ("Rain fell. We got wet,” she said.", ["We got wet,”"]),
    ("He said: “We got wet. Then the sun came out.", ["“We got wet."]),
    ('The 5" pipe and the "good" one', ['"good"']),
    ("The dogs' dinner and the cats' home", []),
    ("In the ’90s they sang", []),
    ("«Go,» she said", ["«Go,»"]),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [one.outer.of(text) for one in quotations_in(text)] == expected


def test_a_speech_of_several_paragraphs_is_closed_at_its_end() -> None:
    text = "“We waited all night. Nobody came."
    (one,) = quotations_in(text, goes_on=True)
    assert one.span.of(text) == "We waited all night. Nobody came."
    assert not one.closed


@given(st.text(alphabet="ab. ,\"'“”‘’«»A1\n", max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    found = quotations_in(text)
    for one in found:
        assert one.outer.contains(one.span)
        assert one.span.of(text).strip()
    for one, other in pairwise(found):
        assert one.span.start <= other.span.start
