"""Claims of what is said where no event is: a denial always denies something."""

from dataclasses import replace

import pytest
from drafts import Draft

from onrecord.lexicon import load
from onrecord.link.claims.find import find_claims
from onrecord.model import Claim


def claims_of(*articles: Draft) -> list[Claim]:
    pairs = [article.done() for article in articles]
    return list(find_claims(pairs, {pair[0].id: "AFP" for pair in pairs}, {}, load()))


def cued(one: Draft) -> None:
    """Give the last statement "denied" for its cue."""
    one.statements[-1] = replace(one.statements[-1], cue=(one.span("denied"),))


def test_the_words_of_a_denial_are_a_claim_where_nobody_else_tells_it() -> None:
    one = Draft("Petrov denied that Arland had bugged the palace.", "2024-03-01", agency="AFP")
    one.says("Ivan Petrov of Arland", "that Arland had bugged the palace", "deny")
    cued(one)
    one.mention("Arland", "Arland")
    (claim,) = claims_of(one)
    assert (claim.type, claim.status, claim.roles) == ("OTHER", "denied", (("actor", ("Arland",)),))
    assert claim.denied_by == ("Ivan Petrov", "Arland")
    assert claim.events == ()
    assert claim.summary == "it is said of Arland: that Arland had bugged the palace"


def test_what_is_accused_without_an_event_is_the_claim_that_is_denied() -> None:
    text = "Caledon accused Arland of bad faith in the matter. Petrov denied the accusation."
    one = Draft(text, "2024-03-01", agency="AFP")
    one.says("Caledon", "Arland of bad faith in the matter", "accuse")
    one.says("Ivan Petrov of Arland", "the accusation", "deny")
    (claim,) = claims_of(one)
    assert (claim.type, claim.status) == ("OTHER", "disputed")
    assert claim.asserted_by == ("Caledon",)
    assert claim.denied_by == ("Ivan Petrov", "Arland")


def test_the_denial_of_what_another_article_tells_is_no_claim_of_its_own() -> None:
    told = Draft("Caledon said that Arland shelled Borduria.", "2024-03-01", agency="AFP", name="told")
    said = told.says("Caledon", "Arland shelled Borduria")
    told.event("ASSAULT", "shelled", statement=said, actor="Arland", target="Borduria")
    other = Draft("Petrov denied shelling Borduria.", "2024-03-03", agency="AFP", name="other")
    other.says("Ivan Petrov of Arland", "shelling Borduria", "deny")
    cued(other)
    (claim,) = claims_of(told, other)
    assert (claim.type, claim.status) == ("ASSAULT", "disputed")
    (alone,) = claims_of(other)
    assert alone.status == "denied"


@pytest.mark.parametrize(
    "content", ["it had nothing to do with the fire", "there is no evidence that it lit the fire"]
)
def test_a_denial_in_other_words(content: str) -> None:
    one = Draft(f"Caledon blamed Arland for the fire. Petrov said {content}.", "2024-03-01", agency="AFP")
    one.says("Caledon", "Arland for the fire", "accuse")
    one.says("Ivan Petrov of Arland", content)
    (claim,) = claims_of(one)
    assert (claim.status, claim.denied_by) == ("disputed", ("Ivan Petrov", "Arland"))


@pytest.mark.parametrize("content", ["it will not rebuild the depot", "it was a bad year"])
def test_an_assertion_of_anything_else_denies_nothing(content: str) -> None:
    one = Draft(f"Caledon blamed Arland for the fire. Petrov said {content}.", "2024-03-01", agency="AFP")
    one.says("Caledon", "Arland for the fire", "accuse")
    one.says("Ivan Petrov of Arland", content)
    assert not claims_of(one)


def test_a_proposal_that_is_rejected_makes_no_claim() -> None:
    one = Draft("Petrov rejected the proposal.", "2024-03-01", agency="AFP")
    one.says("Ivan Petrov of Arland", "the proposal", "deny")
    assert not claims_of(one)
