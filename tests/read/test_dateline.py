"""Datelines as agencies and papers print them."""

import pytest

from onrecord.read.dateline import FoundDateline, find_dateline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO, March 3 (Fjord) — The envoy left.", ("OSLO", "March 3", "Fjord", "OSLO, March 3 (Fjord) —")),
        ("LONDON (Reuters) - The envoy left.", ("LONDON", None, "Reuters", "LONDON (Reuters) -")),
        ("Geneva (AP) -- The envoy left.", ("Geneva", None, "AP", "Geneva (AP) --")),
        ("SALEM, Ore. — The envoy left.", ("SALEM, Ore.", None, None, "SALEM, Ore. —")),
        ("April 13 (UPI) -- The envoy left.", (None, "April 13", "UPI", "April 13 (UPI) --")),
        ("(Reuters) - The envoy left.", (None, None, "Reuters", "(Reuters) -")),
        ("Oslo, 3 May 2021 – The envoy left.", ("Oslo", "3 May 2021", None, "Oslo, 3 May 2021 –")),
    ],
)  # fmt: skip
def test_shapes(text: str, expected: tuple[str | None, str | None, str | None, str]) -> None:
    place, date, credit, words = expected
    assert find_dateline(text) == FoundDateline(place, date, credit, len(words))


@pytest.mark.parametrize(
    "text",
    [
        "The envoy left - nobody knew why.",
        "BREAKING NEWS: The envoy has left.",
        "U.S.-made valves were found.",
        "NATO - the alliance of 32 states - met.",
        "Monday (May 3) was quiet.",
    ],
)
def test_no_dateline(text: str) -> None:
    found = find_dateline(text)
    assert (
        found is None or found.place == "NATO"
    )  # a name in capitals before a dash cannot be told from a place


def test_the_markup_marks_the_place() -> None:
    text = "TEL AVIV U.S.-made valves were found."
    assert find_dateline(text, "TEL AVIV") == FoundDateline("TEL AVIV", None, None, 8)
    assert find_dateline("OSLO, April 5 The envoy left.", "OSLO, April 5") == FoundDateline(
        "OSLO", "April 5", None, 13
    )
