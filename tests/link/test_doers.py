"""What was done to somebody is one happening, though not all say who did it, and many name nobody."""

from random import Random

import pytest
from drafts import Draft
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import load
from onrecord.link.claims.find import find_claims
from onrecord.link.claims.participants import describe
from onrecord.model import Claim


def told(name: str, act: str, text: str, published: str = "2024-05-06", **roles: object) -> Draft:
    """An article that tells of one act, about the people of Hollow Creek."""
    one = Draft(f"{text} Ida Holm and Bo Lund of Hollow Creek spoke.", published, outlet=name, name=name)
    for person in ("Ida Holm", "Bo Lund"):
        one.mention(person, person)
    one.event("ASSAULT", act, **roles)
    return one


def claims(*drafts: Draft) -> list[Claim]:
    pairs = [draft.done() for draft in drafts]
    return list(find_claims(pairs, {article.id: article.outlet or "" for article, _ in pairs}, {}, load()))


def shooting(name: str, **more: object) -> Draft:
    fields: dict[str, object] = {"actor": "?gunman", "target": "?two sheriff's deputies", **more}
    return told(name, "shot", "A gunman shot two sheriff's deputies.", **fields)


def test_who_did_it_may_be_left_out() -> None:
    one = told("one", "shelled", "Arland shelled Dorne.", actor="Arland", target="Dorne")
    two = told("two", "shelled", "Dorne was shelled.", target="Dorne")
    (claim,) = claims(one, two)
    assert claim.summary == "Arland attacks Dorne (reported 2024-05-06)"
    assert len(claim.articles) == 2


def test_of_two_doers_elsewhere_neither_is_taken() -> None:
    one = told("one", "shelled", "Arland shelled Dorne.", actor="Arland", target="Dorne")
    two = told("two", "shelled", "Caledon shelled Dorne.", actor="Caledon", target="Dorne")
    three = told("three", "shelled", "Dorne was shelled.", target="Dorne")
    assert len(claims(one, two, three)) == 3


def test_the_nearest_doer_of_the_article_is_taken() -> None:
    one = told("one", "shelled", "Arland shelled Dorne.", actor="Arland", target="Dorne")
    one.event("ASSAULT", "spoke", target="Dorne")
    two = told("two", "shelled", "Caledon shelled Dorne.", actor="Caledon", target="Dorne")
    assert sorted(len(claim.events) for claim in claims(one, two)) == [1, 2]


def test_people_whom_nobody_names_are_told_by_what_they_are() -> None:
    (claim,) = claims(shooting("one"), shooting("two", actor="?suspect", target="?Two deputies"))
    assert len(claim.articles) == 2


@pytest.mark.parametrize(
    "other",
    [{"target": "?three deputies"}, {"target": "?two students"}, {"published": "2024-05-16"}],
    ids=["number", "kind", "day"],
)
def test_other_people_or_another_time_are_another_happening(other: dict[str, str]) -> None:
    assert not claims(shooting("one"), shooting("two", **other))


def test_articles_on_other_things_do_not_mean_the_same_people() -> None:
    other = Draft("A gunman shot two sheriff's deputies.", "2024-05-06", outlet="two", name="two")
    other.event("ASSAULT", "shot", actor="?gunman", target="?two sheriff's deputies")
    assert not claims(shooting("one"), other)


def test_two_attacks_of_one_day_in_two_towns_stay_two() -> None:
    when = {"actor": "Arland", "target": "?civilians", "when": "2024-05-05"}
    one = told("one", "bombed", "Arland bombed a market.", places=("Elmsford",), **when)
    two = told("two", "bombed", "Arland bombed a station.", places=("Oakham",), **when)
    again = told("three", "bombed", "Arland bombed the market.", places=("Elmsford",), **when)
    assert sorted(len(claim.articles) for claim in claims(one, two, again)) == [1, 2]


@pytest.mark.parametrize(
    ("name", "head", "number"),
    [
        ("two Maryland sheriff's deputies", "deputy", 2),
        ("at least a dozen fighters", "fighter", 12),
        ("the gunman", "gunman", 1),
        ("a 14-year-old girl", "girl", 1),
        ("members of the group", "member", None),
        ("police", "police", None),
    ],
)
def test_descriptions(name: str, head: str, number: int | None) -> None:
    found = describe(name)
    assert (found.head, found.number) == (head, number)


@given(st.text())
def test_any_words_are_described(name: str) -> None:
    describe(name)


ACTS = st.builds(
    dict,
    actor=st.sampled_from(["", "Arland", "Caledon", "?gunman", "?police", "?students"]),
    target=st.sampled_from(["Dorne", "?two deputies", "?suspect", "?civilians"]),
    when=st.sampled_from([None, "2024-05-05", "2024-05-01/2024-05-31"]),
    published=st.sampled_from(["2024-05-06", "2024-05-08", "2024-05-20"]),
    factuality=st.sampled_from(["asserted", "planned", "denied"]),
    places=st.sampled_from([(), ("Elmsford",), ("Oakham",)]),
)


@given(st.lists(ACTS, max_size=7), st.randoms())
def test_any_order_gives_the_same_claims(acts: list[dict[str, object]], random: Random) -> None:
    told_of = [{field: value for field, value in act.items() if value != ""} for act in acts]
    drafts = [told(f"a{n}", "hit", f"Number {n} was hit.", **act) for n, act in enumerate(told_of)]
    found = claims(*drafts)
    assert len({claim.id for claim in found}) == len(found)
    random.shuffle(drafts)
    assert claims(*drafts) == found


def test_nobody_waits_for_an_answer_of_people_who_are_not_named() -> None:
    (claim,) = claims(told("one", "shelled", "Arland shelled a market.", actor="Arland", target="?civilians"))
    assert claim.responses == (("Arland", "none_found"),)
