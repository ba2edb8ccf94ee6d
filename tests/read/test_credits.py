"""Bylines, agency credits, contributors."""

import pytest

from onrecord.lexicon import load
from onrecord.read.credits import find_credits
from onrecord.read.draft import Draft
from onrecord.read.people import people, split_names
from onrecord.read.traced import Traced


def _drafts(*texts: str) -> list[Draft]:
    return [Draft(Traced.of(text, 0, len(text))) for text in texts]


def test_an_agency_credit_at_the_end_is_cut_off() -> None:
    found = find_credits(_drafts("The envoy left.", "He will not come back. (Yonhap)"), load())
    assert [(draft.role, draft.text) for draft in found.drafts] == [
        ("paragraph", "The envoy left."),
        ("paragraph", "He will not come back."),
        ("removed", "(Yonhap)"),
    ]
    assert found.agency is not None
    assert "Yonhap" in found.agency


def test_a_bracket_within_a_sentence_stays() -> None:
    found = find_credits(_drafts("The envoy left.", "He leads the Party of Labour (Oslo)"), load())
    assert [draft.role for draft in found.drafts] == ["paragraph", "paragraph"]


def test_reporters_and_editors() -> None:
    text = "(Reporting by Ann Lee in Oslo and Bo Dahl; Additional reporting by Kit Moe; Editing by Una Berg)"
    found = find_credits(_drafts("The envoy left.", text), load())
    assert found.byline == ("Ann Lee", "Bo Dahl", "Kit Moe")
    assert found.drafts[1].reason == "credit of reporters and editors"


def test_a_byline_above_the_text() -> None:
    found = find_credits(_drafts("By Ann Lee and Bo Dahl", "The envoy left."), load())
    assert found.byline == ("Ann Lee", "Bo Dahl")
    assert found.drafts[0].reason == "byline"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Ann Lee, Bo van der Dahl & Kit O’Moe", ["Ann Lee", "Bo van der Dahl", "Kit O’Moe"]),
        ("Ann Lee in Oslo", ["Ann Lee"]),
        ("Staff Writer", []),
        ("ann@example.org", []),
    ],
)
def test_people(text: str, names: list[str]) -> None:
    assert people(text) == names


def test_names_of_bodies_count_where_a_field_gives_the_author() -> None:
    assert split_names("Fjord Wire and Ann Lee") == ["Fjord Wire", "Ann Lee"]
