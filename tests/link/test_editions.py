"""Versions of one article in claims: one article, and what a later version takes back is past."""

from dataclasses import replace

import pytest
from drafts import Draft

from onrecord.lexicon import load
from onrecord.link.claims.editions import Editions
from onrecord.link.claims.find import find_claims
from onrecord.link.copies.families import find_roots
from onrecord.link.origins import find_origins
from onrecord.link.ports import Annotated
from onrecord.model import Claim, Removed
from onrecord.model.claim import Lapse

SHELLS = "Arland sent shells to Borduria in spring."


def version(name: str, opening: str, speaker: str = "Ana Roe of Caledon", force: str = "accuse") -> Annotated:
    """An article in which somebody says whether Arland sent shells to Borduria; without speaker nobody."""
    one = Draft(f"{opening} {SHELLS}", "2024-03-01", agency="Coast Wire", name=name)
    if speaker:
        said = one.says(speaker, SHELLS, force)
        one.event(
            "TRANSFER", "sent", supplier="Arland", recipient="Borduria", item="shells", statement=said,
            factuality="denied" if force == "deny" else "asserted",
        )  # fmt: skip
    return one.done()


def noted(pair: Annotated, reason: str) -> Annotated:
    article, found = pair
    return replace(article, removed=(Removed("So it says.", reason, None),)), found


def claim_of(*pairs: Annotated, others: tuple[Annotated, ...] = ()) -> Claim:
    """The claim of several versions of one article, oldest first, and of other articles."""
    group = tuple(article.id for article, _ in pairs)
    held = (*pairs, *others)
    articles = [article for article, _ in held]
    origins = {one.article: one.name for one in find_origins(articles, find_roots(articles, (), (group,)))}
    (claim,) = find_claims(held, origins, {}, load(), Editions.of(articles, (group,)))
    return claim


def lapses(claim: Claim) -> dict[str, Lapse | None]:
    return {one.party: one.lapse for one in claim.positions}


def test_two_versions_count_as_one_article() -> None:
    first, second = version("one", "At first."), version("two", "Then.")
    claim = claim_of(first, second)
    assert claim.articles == claim.articles_asserting == (second[0].id,)
    assert claim.earlier == (first[0].id,)
    assert claim.news_origins == ("Coast Wire",)
    assert lapses(claim) == {"Caledon": None}
    assert "Articles: 1; news origins that assert it: 1; parties that assert it: 1." in claim.explanation


def test_what_a_rewrite_leaves_out_was_said_all_the_same() -> None:
    claim = claim_of(version("one", "At first."), version("two", "Then.", ""))
    assert lapses(claim) == {"Caledon": "dropped"}
    assert claim.status == "reported"
    assert any(line.startswith("Superseded: that Caledon affirms it") for line in claim.explanation)


@pytest.mark.parametrize("reason", ["correction notice", "retraction notice"])
def test_what_is_corrected_or_retracted_does_not_count(reason: str) -> None:
    claim = claim_of(version("one", "At first."), noted(version("two", "Then.", ""), reason))
    assert lapses(claim) == {"Caledon": "withdrawn"}
    assert claim.status == "possible"
    assert claim.articles_asserting == claim.news_origins == claim.asserted_by == ()
    assert any(line.startswith("Withdrawn: that Caledon affirms it") for line in claim.explanation)


def test_a_position_that_a_later_version_turns_round_is_no_reversal() -> None:
    first = version("one", "At first.", "Ivan Petrov of Arland", "confirm")
    second = version("two", "Then.", "Ivan Petrov of Arland", "deny")
    claim = claim_of(first, second, others=(version("three", "Elsewhere."),))
    assert {(one.position, one.lapse) for one in claim.positions if one.party == "Arland"} == {
        ("affirms", "withdrawn"), ("denies", None),
    }  # fmt: skip
    assert claim.status == "disputed"
    assert not any("reversed" in line for line in claim.explanation)


def test_others_still_say_what_one_article_takes_back() -> None:
    other = version("three", "Elsewhere.")
    claim = claim_of(noted(version("one", "At first."), "retraction notice"), others=(other,))
    assert claim.status == "reported"
    assert claim.articles_asserting == (other[0].id,)
    assert len(claim.articles) == 2
