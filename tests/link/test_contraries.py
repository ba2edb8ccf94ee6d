"""Assertions that something is not so: what of them are denials, of what type, and what claim they make."""

import pytest
from drafts import Draft

from onrecord.lexicon import load
from onrecord.link.claims.contraries import Contrary, find_contraries
from onrecord.link.claims.find import find_claims
from onrecord.link.names import Parties
from onrecord.model import Claim


def read(words: str, speaker: str = "Ana Roe of Russia", force: str = "assert") -> Contrary | None:
    """What `speaker` says is not so, where these words are all that they say."""
    one = Draft(f"Roe said: {words}.", "2024-03-01", agency="AFP")
    one.says(speaker, words, force)
    return next(iter(find_contraries(one.done(), Parties(load())).values()), None)


def claims(*articles: Draft) -> list[Claim]:
    pairs = [article.done() for article in articles]
    return list(find_claims(pairs, {pair[0].id: "AFP" for pair in pairs}, {}, load()))


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("it has never shelled a town", "ASSAULT"),
        ("it did not torture prisoners", "ASSAULT"),
        ("its army does not shell towns", "ASSAULT"),
        ("it is bombing only bases of the rebels", "ASSAULT"),
        ("its strikes are restricted to bases", "ASSAULT"),
        ("it is not seeking a nuclear weapon", "MOBILIZE"),
        ("it is not building a bomb", "MOBILIZE"),
        ("it had no warheads on the island", "MOBILIZE"),
        ("its nuclear programme is entirely peaceful", "MOBILIZE"),
        ("its missile tests do not violate the treaty", "MOBILIZE"),
        ("it did not sell tanks", "TRANSFER"),
        ("it has never sold a tank", "TRANSFER"),
        ("it put a satellite into orbit", "MOBILIZE"),
        ("if the radar was deployed it would be focused only on the north", "MOBILIZE"),
    ],
)
def test_the_type_of_what_is_not_so(words: str, type_: str) -> None:
    found = read(words)
    assert found is not None
    assert type_ in found.types
    assert found.own


@pytest.mark.parametrize(
    "words",
    [
        "it shelled a town",
        "it will not shell the town",  # not to be done
        "it could not say who had shelled the town",
        "it has not yet been shelled",
        "it did not know of the attack",
        "it was not the first time that it was attacked",
        "the only attack was in March",
        "it attacked only after the truce had ended",
        "a truce was not possible",
        "the protest was peaceful",
    ],
)
def test_what_is_no_denial(words: str) -> None:
    assert read(words) is None


def test_words_after_the_negation_tell_what_is_denied() -> None:
    found = read("it bombed the camp in March, but it did not sell tanks")
    assert found is not None
    assert found.types == {"TRANSFER"}


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("Russia has never bombed a school", True),
        ("government warplanes have not bombed the town", True),
        ("the rebels have not bombed the town", False),
    ],
)
def test_whose_side_it_is_about(words: str, own: bool) -> None:
    found = read(words)
    assert found is not None
    assert found.own == own


def test_whom_one_has_no_proof_against() -> None:
    found = read("there is no firm evidence that Russia bombed the school", "Bo Lee of Iran")
    assert found is not None
    assert found.about == {"Russia"}


def test_an_assertion_to_the_contrary_denies_what_others_told() -> None:
    one = Draft(
        "Caledon said that Arland bombed villages. Arland is bombing only bases, Roe said.",
        "2024-03-01",
        agency="AFP",
    )
    said = one.says("Caledon", "Arland bombed villages", "accuse")
    one.event("ASSAULT", "bombed", statement=said, actor="Arland", target="?villages")
    one.says("Ana Roe of Arland", "Arland is bombing only bases")
    (claim,) = claims(one)
    assert claim.status == "disputed"
    assert "Arland" in claim.denied_by


def test_a_party_does_not_deny_what_was_done_to_it() -> None:
    one = Draft(
        "Caledon bombed Arland. Arland is bombing only bases, Roe said.",
        "2024-03-01",
        agency="AFP",
    )
    one.event("ASSAULT", "bombed", actor="Caledon", target="Arland")
    one.says("Ana Roe of Arland", "Arland is bombing only bases")
    (told,) = (claim for claim in claims(one) if dict(claim.roles)["actor"] == ("Caledon",))
    assert not told.denied_by


def test_the_opposite_of_ones_own_words_is_the_claim_where_nobody_tells_it() -> None:
    one = Draft("The ministry says its nuclear programme is entirely peaceful.", "2024-03-01", agency="AFP")
    one.says("Ana Roe of Russia", "its nuclear programme is entirely peaceful")
    (claim,) = claims(one)
    assert claim.type == "MOBILIZE"
    assert claim.roles == (("actor", ("Russia",)),)
    assert claim.status == "denied"
    assert claim.summary == "the opposite is said of Russia: its nuclear programme is entirely peaceful"


def test_who_says_otherwise_denies_what_was_said_before() -> None:
    one = Draft("Russia said its troops had withdrawn. Iran says otherwise.", "2024-03-01", agency="AFP")
    one.says("Russia", "its troops had withdrawn")
    one.says("Iran", "otherwise")
    (claim,) = claims(one)
    assert claim.type == "YIELD"
    assert claim.denied_by == ("Iran",)


def test_keeping_an_agreement_denies_that_it_was_broken_by_force() -> None:
    words = "Rebels said that the army had shelled two towns. Russia is abiding by the truce, Roe said."
    one = Draft(words, "2024-03-01", agency="AFP")
    one.says("?rebels", "the army had shelled two towns")
    one.says("Ana Roe of Russia", "Russia is abiding by the truce")
    (claim,) = claims(one)
    assert (claim.type, claim.denied_by) == ("ASSAULT", ("Ana Roe", "Russia"))


@pytest.mark.parametrize(
    "words",
    ["the accusations are false", "the accusations were false and those who make them are lying"],
)
def test_an_accusation_called_untrue(words: str) -> None:
    found = read(words)
    assert found is not None
    assert found.kind == "untrue"


@pytest.mark.parametrize(
    "words",
    [
        "the truce was largely holding",
        "the ceasefire remained in force",
        "there were no serious violations",
        "the pause in the fighting was largely holding",
        "the agreement was holding",
    ],
)
def test_a_truce_that_holds_is_no_violence(words: str) -> None:
    found = read(words)
    assert found is not None
    assert (found.kind, found.types) == ("holding", frozenset({"ASSAULT"}))


@pytest.mark.parametrize(
    "words", ["no truce is in force", "if the truce is respected", "there was no data breach"]
)
def test_no_truce_holds_that_is_not_there(words: str) -> None:
    found = read(words)
    assert found is None or found.kind != "holding"


@pytest.mark.parametrize(
    "words",
    [
        "this is not an easy decision",
        "we have never won here",
        "we want to settle it in court, not in the papers",
        "it closed two plants, not only one",
    ],
)
def test_a_turn_of_speech_denies_nothing_by_itself(words: str) -> None:
    found = read(words)
    assert found is None or not found.plain


@pytest.mark.parametrize(
    "words", ["we are not a party to it", "it was sticking to its principles, not putting up obstacles"]
)
def test_what_is_said_outright_not_to_be_so(words: str) -> None:
    found = read(words)
    assert found is not None
    assert found.plain


@pytest.mark.parametrize("words", ["it has no plans to resign", "it was not aware of the case"])
def test_what_leaves_a_thing_open_is_no_claim_where_nobody_has_said_it(words: str) -> None:
    one = Draft(f"Roe said: {words}.", "2024-03-01", agency="AFP")
    one.says("Ana Roe of Russia", words)
    assert claims(one) == []


def test_what_is_called_untrue_is_denied_whatever_else_is_left_open() -> None:
    words = "there was no truth in it and she had no intention of leaving"
    one = Draft(f"Roe said: {words}.", "2024-03-01", agency="AFP")
    one.says("Ana Roe of Russia", words)
    (claim,) = claims(one)
    assert claim.denied_by == ("Ana Roe", "Russia")


def test_who_passes_on_a_plea_denies_nothing() -> None:
    one = Draft("Roe pleaded not guilty to selling tanks, the Post reported.", "2024-03-01", agency="AFP")
    outer = one.says("Arica Post", "Roe pleaded not guilty to selling tanks")
    assert set(find_contraries(one.done(), Parties(load()))) == {outer}
    one.says("Ana Roe of Russia", "Roe pleaded not guilty to selling tanks", "deny", nested_in=outer)
    assert outer not in find_contraries(one.done(), Parties(load()))


def test_who_denies_beside_what_they_pass_on_denies() -> None:
    text = "Russia did not sell tanks. Roe said the depot was empty."
    one = Draft(text, "2024-03-01", agency="AFP")
    outer = one.says("Ivan Petrov of Russia", text)
    one.says("Ana Roe of Russia", "the depot was empty", nested_in=outer)
    assert set(find_contraries(one.done(), Parties(load()))) == {outer}


def test_a_denial_of_nothing_but_a_report_is_no_claim() -> None:
    one = Draft("Roe rejected the latest argument.", "2024-03-01", agency="AFP")
    one.says("Ana Roe of Russia", "the latest argument", "deny")
    assert claims(one) == []


def test_what_is_denied_of_people_whom_nobody_names_is_a_claim() -> None:
    one = Draft("A guard said that the city closed the shelter. A clerk disputed that.", "2024-03-01")
    one.mention("the city", "?city")
    one.says("?guard", "the city closed the shelter")
    one.says("?clerk", "that.", "deny")
    (claim,) = claims(one)
    assert [position.position for position in claim.positions] == ["affirms", "denies"]
