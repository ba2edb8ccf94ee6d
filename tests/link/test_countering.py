"""Statements that are set against what others have said, or take up whose report or which topic it was."""

from dataclasses import replace

import pytest
from drafts import Draft

from onrecord.lexicon import load
from onrecord.link.claims.find import find_claims
from onrecord.model import Claim


def denials(one: Draft) -> list[tuple[str, str]]:
    """Who denies what is said by whom: the parties, and the words of the claim."""
    pair = one.done()
    found: list[Claim] = list(find_claims([pair], {pair[0].id: "AFP"}, {}, load()))
    return [
        (held.party, claim.summary)
        for claim in found
        for held in claim.positions
        if held.position == "denies"
    ]


def sourced(one: Draft, words: str) -> None:
    one.statements[-1] = replace(one.statements[-1], source=(one.span(words),))


def told(between: str, content: str) -> Draft:
    text = f"Caledon said Arland had fouled the river. {between} {content}."
    one = Draft(text, "2024-03-01", agency="AFP")
    one.says("Caledon", "Arland had fouled the river")
    one.mention("Arland", "Arland")
    one.says("Ivan Petrov of Arland", content)
    sourced(one, "Petrov")
    return one


@pytest.mark.parametrize("between", ["But Petrov said", "Petrov however said", "However, Petrov said"])
def test_what_is_set_against_it_denies_what_others_said(between: str) -> None:
    ((who, what),) = denials(told(between, "a flood had broken the pipe"))
    assert who == "Arland"
    assert "Arland had fouled the river" in what


@pytest.mark.parametrize("between", ["Petrov said", "But Petrov also said", "But rain fell. Petrov said"])
def test_what_is_not_set_against_it_denies_nothing(between: str) -> None:
    assert not denials(told(between, "a flood had broken the pipe"))


def test_whose_remarks_are_dismissed() -> None:
    text = "Keller said a new cabinet could be named. Rain fell. Petrov dismissed Keller's remarks."
    one = Draft(text, "2024-03-01", agency="AFP")
    one.says("Jan Keller of Borduria", "a new cabinet could be named")
    one.says("Ivan Petrov of Arland", "Keller's remarks", "deny")
    ((who, what),) = denials(one)
    assert who == "Arland"
    assert "a new cabinet could be named" in what


def test_the_topic_of_a_suggestion() -> None:
    text = (
        "Keller said the merger with Dorne was near. Rain fell. Petrov rejected any suggestion of a merger."
    )
    one = Draft(text, "2024-03-01", agency="AFP")
    one.says("Jan Keller of Borduria", "the merger with Dorne was near")
    one.says("Ivan Petrov of Arland", "any suggestion of a merger", "deny")
    ((who, what),) = denials(one)
    assert who == "Arland"
    assert "the merger with Dorne was near" in what
