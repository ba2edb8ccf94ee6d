"""Claims across articles: who says it, who denies it, what follows, and why."""

from dataclasses import replace
from itertools import permutations

import pytest
from drafts import Draft
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import Lexicon, load
from onrecord.link.claims.find import find_claims
from onrecord.link.link import link
from onrecord.link.origins import of_itself
from onrecord.link.ports import Annotated
from onrecord.model import Claim, Span, Turn

SHELLS = "Arland sent shells to Borduria in spring."


def claims(*articles: Draft) -> list[Claim]:
    pairs = [article.done() for article in articles]
    origins = {pair[0].id: pair[0].agency or pair[0].outlet or of_itself(pair[0]) for pair in pairs}
    return list(find_claims(pairs, origins, {}, load()))


def accusation(
    name: str = "one", agency: str = "AFP", published: str = "2024-03-01", **more: object
) -> Draft:
    """Caledon says that Arland sent shells to Borduria."""
    one = Draft("Caledon said on Friday that " + SHELLS, published, agency=agency, name=name)
    said = one.says("Ana Roe of Caledon", SHELLS, "accuse", **more)
    one.event("TRANSFER", "sent", supplier="Arland", recipient="Borduria", item="shells", statement=said)
    return one


def answer(name: str, speaker: str, force: str, published: str) -> Draft:
    """Somebody says whether Arland sent shells to Borduria."""
    one = Draft(f"{name}: the word from the capital was that " + SHELLS, published, agency="AP", name=name)
    said = one.says(speaker, SHELLS, force)
    one.event(
        "TRANSFER",
        "sent",
        supplier="Arland",
        recipient="Borduria",
        item="shells",
        statement=said,
        factuality="denied" if force == "deny" else "asserted",
    )
    return one


def test_the_accused_state_is_silent() -> None:
    (claim,) = claims(accusation())
    assert claim.status == "reported"
    assert claim.asserted_by == ("Ana Roe", "Caledon")
    assert claim.responses == (("Arland", "none_found"), ("Borduria", "none_found"))
    assert claim.summary == "Arland supplies ammunition to Borduria"
    assert "Response of Arland: none found in 1 article held." in claim.explanation
    assert claim.explanation[0].startswith("Rule 4")


def test_it_denies_and_later_admits() -> None:
    denial = answer("two", "Ivan Petrov of Arland", "deny", "2024-03-02")
    (disputed,) = claims(accusation(), denial)
    assert disputed.status == "disputed"
    assert disputed.denied_by == ("Ivan Petrov", "Arland")
    (claim,) = claims(accusation(), denial, answer("three", "Ivan Petrov of Arland", "confirm", "2024-04-01"))
    assert claim.status == "acknowledged"
    assert claim.denied_by == ()
    assert claim.acknowledged_by == ("Ivan Petrov", "Arland")
    assert any("reversed its position: denied it on 2024-03-02" in line for line in claim.explanation)
    assert dict(claim.responses)["Arland"] == "affirmed"


def test_it_admits_and_later_retracts() -> None:
    admission = answer("two", "Ivan Petrov of Arland", "confirm", "2024-03-02")
    retraction = answer("three", "Ivan Petrov of Arland", "deny", "2024-04-01")
    (claim,) = claims(retraction, accusation(), admission)
    assert claim.status == "disputed"
    assert claim.acknowledged_by == ()
    assert [line.position for line in claim.positions if line.party == "Arland"] == ["affirms", "denies"]


def test_two_wire_copies_and_an_independent_report_that_all_quote_one_official() -> None:
    copy = accusation("copy")
    (claim,) = claims(accusation(), copy, accusation("other", agency="AP"))
    assert claim.status == "reported"
    assert len(claim.articles) == 3
    assert claim.news_origins == ("AFP", "AP")
    assert "All that assert it go back to Caledon: one basis, however many print it." in claim.explanation
    assert "Articles: 3; news origins that assert it: 2; parties that assert it: 1." in claim.explanation


def test_two_allies_that_repeat_each_other() -> None:
    own = accusation("own", basis="satellite imagery")
    ally = Draft("Dorne agreed, citing Caledon, that " + SHELLS, "2024-03-03", agency="AP", name="ally")
    said = ally.says("Eva Lund of Dorne", SHELLS, basis=None)
    ally.event("TRANSFER", "sent", supplier="Arland", recipient="Borduria", item="shells", statement=said)
    (claim,) = claims(own, ally)
    assert claim.status == "reported"
    assert "Caledon and Dorne say so, but not on two independent grounds of their own." in claim.explanation


def test_a_party_that_goes_by_anothers_intelligence_adds_no_basis() -> None:
    first = accusation("own", basis="satellite imagery")
    second = accusation("two", basis="U.S. intelligence")
    (claim,) = claims(first, second)
    assert claim.status == "reported"


def test_two_parties_on_grounds_of_their_own_corroborate() -> None:
    own = accusation("own", basis="satellite imagery")
    other = Draft("Dorne said that " + SHELLS, "2024-03-03", agency="AP", name="other")
    said = other.says("Eva Lund of Dorne", SHELLS, basis="wreckage that it examined")
    other.event("TRANSFER", "sent", supplier="Arland", recipient="Borduria", item="shells", statement=said)
    (claim,) = claims(own, other)
    assert claim.status == "corroborated"
    assert "Independent bases: Caledon and Dorne." in claim.explanation


def test_two_who_speak_in_one_statement_are_one_basis() -> None:
    one = Draft("Caledon and Dorne said that " + SHELLS, "2024-03-03", agency="AP", name="other")
    said = one.says("Eva Lund of Dorne + Ana Roe of Caledon", SHELLS, basis="wreckage that both examined")
    one.event("TRANSFER", "sent", supplier="Arland", recipient="Borduria", item="shells", statement=said)
    assert claims(one)[0].status == "reported"


def test_own_voice_of_two_origins_corroborates_but_not_of_copies() -> None:
    def blast(name: str, agency: str) -> Draft:
        one = Draft(
            "A Bordurian drone hit a port in Dorne on Monday.", "2024-05-07", agency=agency, name=name
        )
        one.event("ASSAULT", "hit", actor="Borduria", target="Dorne", when="2024-05-06")
        return one

    assert claims(blast("one", "AFP"), blast("two", "AFP"))[0].status == "reported"
    assert claims(blast("one", "AFP"), blast("two", "AP"))[0].status == "corroborated"


def test_own_voice_beside_a_quoted_party_rests_on_it() -> None:
    one = Draft(
        "Caledon said Arland sent shells to Borduria. The shipments alarm many.", "2024-03-01", agency="AFP"
    )
    said = one.says("Ana Roe of Caledon", "Arland sent shells to Borduria", via="Bloomberg")
    roles = {"supplier": "Arland", "recipient": "Borduria", "item": "shells"}
    one.event("TRANSFER", "sent", statement=said, **roles)
    one.event("TRANSFER", "shipments", **roles)
    other = Draft("Arland's shipments go on.", "2024-03-02", agency="AP")
    other.event("TRANSFER", "shipments", **roles)
    (claim,) = claims(one, other)
    assert claim.news_origins == ("AP", "Bloomberg")
    assert claim.status == "reported"


def test_own_voice_beside_an_agency_that_it_cites_rests_on_it() -> None:
    one = Draft(
        "Dorne sank a ferry, Yonhap reported. The sinking took place at night.", "2024-05-07", agency="AP"
    )
    said = one.says("Yonhap", "Dorne sank a ferry")
    one.event("ASSAULT", "sank", actor="Dorne", target="Caledon", statement=said)
    one.event("ASSAULT", "sinking", actor="Dorne", target="Caledon")
    (claim,) = claims(one)
    assert claim.status == "reported"
    assert claim.news_origins == ("Yonhap",)


def test_a_complaint_is_no_admission() -> None:
    one = Draft("Dorne said Borduria shelled its port.", "2024-05-07", agency="AFP")
    said = one.says("Eva Lund of Dorne", "Borduria shelled its port")
    one.event("ASSAULT", "shelled", actor="Borduria", target="Dorne", statement=said)
    assert claims(one)[0].status == "reported"


def test_an_act_that_its_doer_boasts_of_is_acknowledged() -> None:
    one = Draft("Borduria said it shelled a port in Dorne.", "2024-05-07", agency="AFP")
    said = one.says("Borduria", "it shelled a port")
    one.event("ASSAULT", "shelled", actor="Borduria", target="Dorne", statement=said)
    (claim,) = claims(one)
    assert claim.status == "acknowledged"
    assert "Acknowledged by Borduria; basis: claimed by the actor." in claim.explanation


def test_what_an_opponent_puts_into_ones_mouth_is_not_ones_own() -> None:
    text = "Caledon's envoy said Arland had told allies that it sent shells to Borduria."
    one = Draft(text, "2024-03-01", agency="AFP")
    outer = one.says("Ana Roe of Caledon", "Arland had told allies that it sent shells to Borduria")
    inner = one.says("Arland", "it sent shells to Borduria", nested_in=outer)
    one.event("TRANSFER", "sent", supplier="Arland", recipient="Borduria", item="shells", statement=inner)
    (claim,) = claims(one, accusation())
    assert claim.status == "reported"
    assert any("is Caledon's word" in line for line in claim.explanation)


def test_what_an_outlet_passes_on_is_ones_own() -> None:
    one = Draft("Reuters reported that Arland said it sent shells to Borduria.", "2024-03-01", agency="AFP")
    outer = one.says("Reuters", "Arland said it sent shells to Borduria")
    inner = one.says("Arland", "it sent shells to Borduria", nested_in=outer)
    one.event("TRANSFER", "sent", supplier="Arland", recipient="Borduria", item="shells", statement=inner)
    assert claims(one)[0].status == "acknowledged"


def test_nobody_says_that_it_has_happened() -> None:
    def about(name: str, factuality: str) -> Draft:
        one = Draft("Arland may be about to hand Borduria shells.", "2024-03-01", agency=name, name=name)
        one.event(
            "TRANSFER", "hand", supplier="Arland", recipient="Borduria", item="shells", factuality=factuality
        )
        return one

    assert claims(about("one", "possible"))[0].status == "possible"
    assert claims(about("one", "possible"), about("two", "planned"))[0].status == "planned"
    assert claims(about("one", "possible"), about("two", "denied"))[0].status == "denied"


def test_denials_by_outsiders_are_listed_and_change_nothing() -> None:
    (claim,) = claims(accusation(), answer("two", "Eva Lund of Dorne", "deny", "2024-03-02"))
    assert claim.status == "reported"
    assert claim.denied_by == ("Eva Lund", "Dorne")


def test_the_general_claim_is_the_parent_and_denials_pass_down() -> None:
    special = Draft(
        "Caledon said Arland sold Borduria ballistic missiles.", "2024-03-01", agency="AFP", name="one"
    )
    said = special.says("Ana Roe of Caledon", "Arland sold Borduria ballistic missiles")
    special.event(
        "TRANSFER", "sold", supplier="Arland", recipient="Borduria", item="ballistic missiles", statement=said
    )
    general = Draft("Arland denied arming Borduria.", "2024-03-02", agency="AP", name="two")
    said = general.says("Arland", "arming Borduria", "deny")
    general.event(
        "TRANSFER",
        "arming",
        supplier="Arland",
        recipient="Borduria",
        item="arms",
        statement=said,
        factuality="denied",
    )
    found = {dict(claim.roles)["item"]: claim for claim in claims(special, general)}
    arms, missiles = found[("arms",)], found[("ballistic missiles",)]
    assert missiles.parent == arms.id
    assert arms.parent is None
    assert arms.status == missiles.status == "disputed"
    assert arms.asserted_by == ("Ana Roe", "Caledon")
    assert len(arms.articles) == 2
    assert arms.articles_asserting == (special.id,)


def test_two_special_claims_get_a_general_one() -> None:
    def sold(item: str) -> Draft:
        one = Draft(f"Arland sold Borduria {item}.", "2024-03-01", agency="AFP")
        one.event("TRANSFER", "sold", supplier="Arland", recipient="Borduria", item=item)
        return one

    found = {dict(claim.roles)["item"]: claim for claim in claims(sold("tanks"), sold("drones"))}
    assert found.keys() == {("arms",), ("armoured vehicles",), ("drones",)}
    assert found[("drones",)].parent == found[("armoured vehicles",)].parent == found[("arms",)].id


def test_an_older_denial_does_not_reach_what_came_after_it() -> None:
    early = answer("two", "Arland", "deny", "2023-01-01")
    late = Draft("Caledon said Arland sent shells in May.", "2024-06-01", agency="AFP", name="late")
    said = late.says("Caledon", "Arland sent shells in May")
    late.event(
        "TRANSFER",
        "sent",
        supplier="Arland",
        recipient="Borduria",
        item="shells",
        statement=said,
        when="2024-05-01/2024-05-31",
    )
    found = {claim.when: claim for claim in claims(early, late)}
    assert [claim.status for when, claim in found.items() if when] == ["reported"]
    assert found[None].status == "disputed"


def meeting(name: str, text: str, word: str, people: str, when: str | None, **more: object) -> Draft:
    one = Draft(text, str(more.pop("published", "2024-05-10")), agency=name, name=name)
    one.event("CONSULT", word, actor=people, when=when, **more)
    return one


def test_meetings_are_told_apart_by_time_and_by_people() -> None:
    chiefs, envoys = "Ivan Petrov of Arland + Bo Lee of Borduria", "Ida Ek of Arland + Oz Ash of Borduria"
    found = claims(
        meeting("AP", "The two met on Monday.", "met", chiefs, "2024-05-06"),
        meeting("AFP", "They had met last week.", "met", chiefs, "2024-05-06/2024-05-12"),
        meeting("EFE", "Their envoys met, too.", "met", envoys, "2024-05-06"),
        meeting("DPA", "A year before, the two met.", "met", chiefs, "2023-04-01"),
    )
    assert sorted((len(claim.articles), str(claim.when and claim.when.start)) for claim in found) == [
        (1, "2023-04-01"),
        (1, "2024-05-06"),
        (2, "2024-05-06"),
    ]


def test_a_meeting_of_states_joins_the_one_of_their_leaders() -> None:
    chiefs = "Ivan Petrov of Arland + Bo Lee of Borduria"
    (claim,) = claims(
        meeting("AP", "The two met on Monday.", "met", chiefs, "2024-05-06"),
        meeting("AFP", "The summit of both countries ended.", "summit", "Arland + Borduria", None),
    )
    assert claim.roles == (("actor", ("Ivan Petrov", "Bo Lee")),)
    assert claim.status == "corroborated"


def test_the_summit_of_the_two_leaders_is_the_one_that_is_named() -> None:
    one = Draft(
        "Petrov and Lee met. Last week's summit of the two leaders was short.", "2024-05-20", agency="AP"
    )
    one.event("CONSULT", "met", actor="Ivan Petrov of Arland + Bo Lee of Borduria")
    one.event("CONSULT", "summit", actor="?two leaders", when="2024-05-13/2024-05-19")
    (claim,) = claims(one)
    assert claim.roles == (("actor", ("Ivan Petrov", "Bo Lee")),)
    assert claim.when is not None
    assert len(claim.events) == 2


def test_a_transfer_with_a_side_left_open_is_the_fuller_one_of_its_article() -> None:
    one = Draft(
        "Arland sent Borduria shells. Roe condemned Arland for sending them.", "2024-05-20", agency="AP"
    )
    one.event("TRANSFER", "sent", supplier="Arland", recipient="Borduria", item="shells")
    one.event("TRANSFER", "sending", supplier="Arland", item="shells")
    (claim,) = claims(one)
    assert claim.summary == "Arland supplies ammunition to Borduria"
    assert len(claim.events) == 2


def test_an_act_between_two_of_which_one_is_named_makes_no_claim() -> None:
    one = Draft("Arland called for a change.", "2024-05-20", agency="AP")
    one.event("REQUEST", "called", actor="Arland", item="a ceasefire")
    assert not claims(one)


def test_protests_of_one_party_for_two_things_are_told_apart() -> None:
    def protest(name: str, item: str) -> Draft:
        one = Draft("The Arland Union marched.", "2024-05-20", agency=name, name=name)
        one.event("PROTEST", "marched", actor="Arland Union", item=item)
        return one

    assert len(claims(protest("AP", "higher pay"), protest("AFP", "early elections"))) == 2


def test_tests_of_two_kinds_of_weapon_are_two() -> None:
    one = Draft(
        "Arland's nuclear test in May and its rocket launch drew protests.", "2024-05-20", agency="AP"
    )
    one.event("MOBILIZE", "test", mode="test", actor="Arland")
    one.event("MOBILIZE", "launch", mode="test", actor="Arland", item="rocket")
    assert sorted(claim.summary for claim in claims(one)) == [
        "Arland tests missiles (reported 2024-05-20)",
        "Arland tests weapons of mass destruction (reported 2024-05-20)",
    ]


def test_questions_in_a_transcript_assert_nothing() -> None:
    one = Draft("Q Did Arland shell a port in Dorne?", "2024-05-20", outlet="Ministry")
    one.event("ASSAULT", "shell", actor="Arland", target="Dorne")
    article, annotations = one.done()
    article = replace(article, kind="transcript", turns=(Turn("Q", None, Span(2, len(one.text))),))
    assert not find_claims([(article, annotations)], {article.id: "Ministry"}, {}, load())


def test_what_a_question_quotes_is_nobodys_position() -> None:
    one = Draft(
        "Q Caledon says Arland shelled a port in Dorne.\n\nMS. ROE: Arland shelled a port.", "2024-05-20"
    )
    said = one.says("Ana Roe of Caledon", "Arland shelled a port in Dorne")
    one.event("ASSAULT", "shelled", actor="Arland", target="Dorne", statement=said)
    one.event("ASSAULT", "shelled a port.", actor="Arland", target="Dorne")
    article, annotations = one.done()
    answer = one.text.index("Arland shelled a port.")
    turns = (Turn("Q", None, Span(2, 46)), Turn("MS. ROE", "Ana Roe", Span(answer, len(one.text))))
    article = replace(article, kind="transcript", turns=turns)
    (claim,) = find_claims([(article, annotations)], {article.id: "Ministry"}, {}, load())
    assert [line.statement for line in claim.positions] == [None]
    assert claim.asserted_by == ("Ana Roe",)


def test_an_act_among_people_whom_nobody_names_makes_no_claim() -> None:
    one = Draft("Guards beat a visitor.", "2024-05-06", agency="AP")
    one.event("ASSAULT", "beat", actor="?guards", target="?visitor")
    assert not claims(one)


def test_unnamed_people_of_two_articles_do_not_make_one_claim() -> None:
    def fight(name: str) -> Draft:
        one = Draft("A guard beat Ivan Petrov.", "2024-05-06", agency="AP", name=name)
        one.event("ASSAULT", "beat", actor="?guard", target="Ivan Petrov")
        return one

    assert len(claims(fight("one"), fight("two"))) == 2


@pytest.fixture
def ledger() -> list[Annotated]:
    chiefs = "Ivan Petrov of Arland + Bo Lee of Borduria"
    return [
        one.done()
        for one in (
            accusation(),
            accusation("other", agency="AP"),
            answer("two", "Ivan Petrov of Arland", "deny", "2024-03-02"),
            meeting("AFP", "They had met last week.", "met", chiefs, "2024-05-06/2024-05-12"),
            meeting("EFE", "The two met on Monday.", "met", chiefs, "2024-05-06"),
        )
    ]


def test_any_order_gives_the_same_links(ledger: list[Annotated], lexicon: Lexicon) -> None:
    wanted = link(ledger, lexicon)
    for order in permutations(ledger):
        assert link(order, lexicon) == wanted


@given(st.data())
def test_any_order_of_many_articles_gives_the_same_claims(data: st.DataObject) -> None:
    days = st.sampled_from(
        [None, "2024-05-06", "2024-05-07", "2024-05-01/2024-05-31", "2024-01-01/2024-12-31"]
    )
    names = st.sampled_from(
        [
            "Arland + Borduria",
            "Ivan Petrov of Arland + Borduria",
            "Ivan Petrov of Arland + Bo Lee of Borduria",
        ]
    )
    published = st.sampled_from(["2024-05-05", "2024-05-08", "2024-06-20"])
    drafts = [
        meeting(
            f"a{n}",
            f"Number {n} met.",
            "met",
            data.draw(names),
            data.draw(days),
            published=data.draw(published),
        )
        for n in range(data.draw(st.integers(1, 7)))
    ]
    assert claims(*drafts) == claims(*data.draw(st.permutations(drafts)))
