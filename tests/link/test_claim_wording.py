"""The short sentence that sums a claim up."""

import pytest
from drafts import Draft

from onrecord.lexicon import load
from onrecord.link.claims.find import find_claims
from onrecord.link.claims.wording import plural


def summaries(*articles: Draft) -> list[str]:
    pairs = [article.done() for article in articles]
    origins = {pair[0].id: pair[0].agency or "" for pair in pairs}
    return sorted(claim.summary for claim in find_claims(pairs, origins, {}, load()))


def report(kind: str, published: str | None = "2024-05-20", name: str = "AP", **roles: str) -> Draft:
    one = Draft("It did it.", published, agency=name, name=name)
    one.event(kind, "did", **roles)
    return one


@pytest.mark.parametrize(
    ("actor", "verb"),
    [
        ("Arland", "attacks"),
        ("?producers", "attack"),
        ("?Arland police", "attack"),
        ("?men in masks", "attack"),
        ("?masked gunmen", "attack"),
        ("?suicide bomber", "attacks"),
        ("?crusader alliance", "attacks"),
        ("United Ports", "attacks"),
        ("Arland + Caledon", "attack"),
    ],
)
def test_the_verb_goes_with_its_subject(actor: str, verb: str) -> None:
    (summary,) = summaries(report("ASSAULT", actor=actor, target="Dorne"))
    subject = actor.replace("?", "").replace(" + ", " and ")
    assert summary == f"{subject} {verb} Dorne (reported 2024-05-20)"


@pytest.mark.parametrize(
    ("kind", "item", "words"),
    [
        ("REQUEST", "apology", "Arland asks Dorne for apology"),
        ("REQUEST", "it", "Arland makes a request of Dorne"),
        ("REJECT", "calls", "Arland rejects calls of Dorne"),
    ],
)
def test_a_request_says_what_it_is_for(kind: str, item: str, words: str) -> None:
    found = summaries(report(kind, actor="Arland", target="Dorne", item=item))
    assert found == [f"{words} (reported 2024-05-20)"]


def test_undated_acts_of_one_key_are_told_apart_by_when_they_were_reported() -> None:
    roles = {"actor": "Arland", "target": "Dorne"}
    first, later = report("ASSAULT", **roles), report("ASSAULT", "2024-07-01", "AFP", **roles)
    assert summaries(first, later) == [
        "Arland attacks Dorne (reported 2024-05-20)",
        "Arland attacks Dorne (reported 2024-07-01)",
    ]


def test_claims_of_the_same_words_are_told_apart_by_their_articles() -> None:
    roles = {"actor": "?guard", "target": "Ivan Petrov"}
    first, other = report("ASSAULT", **roles), report("ASSAULT", name="AFP", **roles)
    assert summaries(first, other) == [
        "guard attacks Ivan Petrov (reported 2024-05-20) (AFP.txt)",
        "guard attacks Ivan Petrov (reported 2024-05-20) (AP.txt)",
    ]


def test_a_visit_to_a_place_is_no_meeting_with_it() -> None:
    one = Draft("Roe went to Dorne.", "2024-05-20", agency="AP")
    one.event("CONSULT", "went", mode="visit", actor="Ana Roe of Caledon", target="Dorne", places=("Dorne",))
    assert summaries(one) == ["Ana Roe visits Dorne (reported 2024-05-20)"]


def test_a_visit_to_somebody_is_a_meeting() -> None:
    one = Draft("Roe called on Lee.", "2024-05-20", agency="AP")
    one.event("CONSULT", "called on", mode="visit", actor="Ana Roe of Caledon", target="Bo Lee of Borduria")
    assert summaries(one) == ["Bo Lee and Ana Roe meet (reported 2024-05-20)"]


def test_a_thing_meets_nobody() -> None:
    one = Draft("Roe met a school.", "2024-05-20", agency="AP")
    one.event("CONSULT", "met", actor="Ana Roe of Caledon", item="school")
    assert not summaries(one)


def test_plurals() -> None:
    assert [plural(act) for act in ("asks Dorne for it", "denies", "ceases fire against")] == [
        "ask Dorne for it",
        "deny",
        "cease fire against",
    ]


def test_what_is_told_without_its_doer_is_told_of_whom_it_was_done_to() -> None:
    one = Draft("Ida Holm was arrested. Dorne was shelled.", "2024-05-20", outlet="Post", name="one")
    one.event("COERCE", "arrested", mode="arrest", target="Ida Holm")
    one.event("ASSAULT", "shelled", target="Dorne")
    assert summaries(one) == [
        "Dorne is attacked (reported 2024-05-20)",
        "Ida Holm is arrested (reported 2024-05-20)",
    ]
