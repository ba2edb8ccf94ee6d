"""For whom officials speak who are told by no more than what they are."""

from dataclasses import replace

import pytest
from drafts import Draft

from onrecord.lexicon import load
from onrecord.link.claims.officials import with_states


def party(text: str, noun: str) -> str | None:
    """The state for which the last speaker of an article speaks, who is "?noun" there."""
    one = Draft(text, "2024-03-01", agency="AFP")
    one.says(f"?{noun}", "it was late")
    one.statements[-1] = replace(one.statements[-1], source=(one.span(f"{noun} said"),))
    _, annotations = with_states(one.done(), load())
    return annotations.statements[-1].speakers[0].party


@pytest.mark.parametrize(
    ("text", "noun", "state"),
    [
        ("Iranian officials left. Oman's ships came. One official said it was late.", "official", "Iran"),
        ("Syrian rebels fled. In Syria, the government said it was late.", "government", "Syria"),
        ("Peru and Chile met. The government said it was late.", "government", None),
        ("Syrian rebels fled. One official said it was late.", "official", None),
        ("Syrian rebels fled. The minority government said it was late.", "minority government", None),
        ("A Syrian military source said it was late.", "Syrian military source", "Syria"),
        ("Syrian state television said it was late.", "Syrian state television", "Syria"),
        ("The Turkish coast guard said it was late.", "Turkish coast guard", "Turkey"),
        ("A former Iranian official said it was late.", "former Iranian official", None),
        ("A Turkish source said it was late.", "Turkish source", None),
        ("A Turkish student said it was late.", "Turkish student", None),
    ],
)
def test_whose_official(text: str, noun: str, state: str | None) -> None:
    assert party(text, noun) == state


def test_a_state_inside_another_name_is_not_meant() -> None:
    one = Draft("New Mexico is dry. The government said it was late.", "2024-03-01", agency="AFP")
    one.mention("New Mexico", "New Mexico")
    one.says("?government", "it was late")
    one.statements[-1] = replace(one.statements[-1], source=(one.span("The government"),))
    assert with_states(one.done(), load())[1].statements[-1].speakers[0].party is None
