"""Denials and admissions that do not repeat what they answer."""

import pytest
from drafts import Draft

from onrecord.lexicon import load
from onrecord.link.claims.find import find_claims
from onrecord.model import Claim

TOLD = "Caledon said that Arland sent shells to Borduria."
ROLES = {"supplier": "Arland", "recipient": "Borduria", "item": "shells"}


def told(rest: str, name: str = "one", published: str = "2024-03-01") -> Draft:
    """An article in which Caledon accuses Arland, and then `rest`."""
    one = Draft(f"{TOLD} {rest}", published, agency="AFP", name=name)
    said = one.says("Ana Roe of Caledon", "Arland sent shells to Borduria", "accuse")
    one.event("TRANSFER", "sent shells", statement=said, **ROLES)
    return one


def transfer(*articles: Draft) -> Claim:
    pairs = [article.done() for article in articles]
    found = find_claims(pairs, {pair[0].id: "AFP" for pair in pairs}, {}, load())
    (claim,) = [claim for claim in found if claim.type == "TRANSFER"]
    return claim


@pytest.mark.parametrize(
    ("text", "content", "force"),
    [
        ("Reports of such supplies have been denied by Petrov.", "Reports of such supplies", "deny"),
        ("Petrov denied the accusation.", "the accusation", "deny"),
        ("Petrov denied it.", "it", "deny"),
        ("Petrov said that the reports were baseless.", "the reports were baseless", "assert"),
        ("Petrov said it was simply a falsehood.", "it was simply a falsehood", "assert"),
        ("Petrov said it was an outrageous lie.", "it was an outrageous lie", "assert"),
        ("Petrov said it was not true.", "it was not true", "assert"),
        ("Petrov said this had no basis in fact.", "this had no basis in fact", "assert"),
        ("Petrov rejected those deliveries as a fairy tale.", "those deliveries as a fairy tale", "deny"),
    ],
)
def test_a_denial_takes_up_the_nearest_event_that_fits(text: str, content: str, force: str) -> None:
    one = told(text)
    one.says("Ivan Petrov of Arland", content, force)
    claim = transfer(one)
    assert claim.status == "disputed"
    assert claim.denied_by == ("Ivan Petrov", "Arland")
    assert len(claim.statements) == 2


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Petrov denied that the minister would resign.", "that the minister would resign"),
        ("Petrov denied reports that he had left the party.", "reports that he had left the party"),
        ("Petrov rejected the test.", "the test"),
        ("Petrov denied it could trace fake papers.", "it could trace fake papers"),
        ("Petrov rejected calls to resign.", "calls to resign"),
        ("Petrov rejected the idea of halting the supplies.", "the idea of halting the supplies"),
    ],
)
def test_a_denial_of_something_else_is_not_linked(text: str, content: str) -> None:
    one = told(text)
    one.says("Ivan Petrov of Arland", content, "deny")
    assert transfer(one).status == "reported"


def test_a_position_that_is_reiterated_has_the_polarity_of_the_last() -> None:
    one = told("Petrov denied the accusation. Officials in the other capital have reiterated this position.")
    one.says("Ivan Petrov of Arland", "the accusation", "deny")
    one.says("Bo Lee of Borduria", "this position")
    claim = transfer(one)
    assert claim.denied_by == ("Ivan Petrov", "Bo Lee", "Arland", "Borduria")
    assert dict(claim.responses) == {"Arland": "denied", "Borduria": "denied"}


def test_a_speaker_goes_on_about_what_they_have_just_answered() -> None:
    one = told("Petrov denied the accusation. He said there is no evidence for it.")
    one.says("Ivan Petrov of Arland", "the accusation", "deny")
    one.says("Ivan Petrov of Arland", "there is no evidence for it")
    assert [line.position for line in transfer(one).positions if line.party == "Arland"] == [
        "denies",
        "denies",
    ]


def test_nobody_goes_on_about_it_once_others_have_spoken() -> None:
    words = "Petrov denied the accusation. Lee said Arland had fired first. Petrov disputed this."
    one = told(words)
    one.says("Ivan Petrov of Arland", "the accusation", "deny")
    one.says("Bo Lee of Borduria", "Arland had fired first", "accuse")
    one.says("Ivan Petrov of Arland", "this", "deny")
    assert [line.position for line in transfer(one).positions if line.party == "Arland"] == ["denies"]


def test_an_admission_takes_up_as_well() -> None:
    one = told("Petrov confirmed the deliveries.")
    one.says("Ivan Petrov of Arland", "the deliveries", "confirm")
    assert transfer(one).status == "acknowledged"


def test_whoever_declines_to_comment_has_responded() -> None:
    one = told("Petrov declined to comment.")
    one.says("Ivan Petrov of Arland", "to comment", "decline")
    claim = transfer(one)
    assert claim.status == "reported"
    assert dict(claim.responses) == {"Arland": "declined", "Borduria": "none_found"}


def test_a_denial_in_another_article_that_names_what_it_denies() -> None:
    other = Draft("Petrov denied selling weapons to Borduria.", "2024-03-05", agency="AFP", name="other")
    other.says("Ivan Petrov of Arland", "selling weapons to Borduria", "deny")
    claim = transfer(told("It rained."), other)
    assert claim.status == "disputed"
    assert len(claim.articles) == 2


@pytest.mark.parametrize("content", ["any involvement in the deliveries", "selling weapons"])
def test_a_denial_that_names_no_other_party_means_the_nearest_of_its_kind(content: str) -> None:
    one = told(f"Petrov denied {content}.")
    one.says("Ivan Petrov of Arland", content, "deny")
    assert transfer(one).denied_by == ("Ivan Petrov", "Arland")


def test_a_denial_of_what_others_are_quoted_for_in_it() -> None:
    one = Draft(
        "Petrov denied Caledon's claim that Arland sent shells to Borduria.", "2024-03-01", agency="AFP"
    )
    claimed = "Arland sent shells to Borduria"
    outer = one.says("Ivan Petrov of Arland", f"Caledon's claim that {claimed}", "deny")
    inner = one.says("Caledon", claimed, nested_in=outer)
    one.event("TRANSFER", "sent shells", statement=inner, **ROLES)
    assert transfer(one).denied_by == ("Ivan Petrov", "Arland")


def test_an_unnamed_source_of_a_state_speaks_for_it() -> None:
    one = told("A Serbian military source denied it.")
    one.says("?Serbian military source", "it", "deny")
    assert "Serbia" in transfer(one).denied_by


def test_where_something_is_denied_is_not_whom_it_was_done_to() -> None:
    other = Draft("Petrov denied selling weapons in Borduria.", "2024-03-05", agency="AFP", name="other")
    other.says("Ivan Petrov of Arland", "selling weapons in Borduria", "deny")
    assert transfer(told("It rained."), other).status == "reported"


def test_a_denial_from_before_the_report_denies_nothing_of_it() -> None:
    other = Draft("Petrov denied selling weapons to Borduria.", "2023-03-05", agency="AFP", name="other")
    other.says("Ivan Petrov of Arland", "selling weapons to Borduria", "deny")
    assert transfer(told("It rained."), other).status == "reported"


def test_whoever_denies_an_accusation_grants_that_it_was_made() -> None:
    one = Draft("Arland denied an accusation by Caledon.", "2024-03-05", agency="AFP")
    said = one.says("Arland", "an accusation by Caledon", "deny")
    one.event("ACCUSE", "accusation", statement=said, actor="Caledon", target="Arland", factuality="denied")
    made = [claim for claim in find_claims([one.done()], {}, {}, load()) if claim.type == "ACCUSE"]
    assert [claim.denied_by for claim in made] == [()]
