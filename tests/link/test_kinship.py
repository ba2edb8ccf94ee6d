"""What passes between a general claim and the special ones under it, and who has answered."""

from drafts import Draft
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import load
from onrecord.link.claims.find import find_claims
from onrecord.model import Claim


def claims(*articles: Draft) -> dict[str, Claim]:
    pairs = [article.done() for article in articles]
    origins = {pair[0].id: pair[0].agency or "" for pair in pairs}
    return {claim.summary: claim for claim in find_claims(pairs, origins, {}, load())}


def told(
    name: str, item: str, published: str | None, force: str = "accuse", by: str = "Caledon", **more: str
) -> Draft:
    """Somebody says, or denies, that Arland supplied something, to Borduria unless `recipient` is ""."""
    one = Draft(f"{name}: {by} on whether Arland supplied {item}.", published, agency=name, name=name)
    when, said_on = more.pop("when", None), more.pop("said_on", None)
    recipient = more.pop("recipient", "Borduria")
    said = one.says(by, f"Arland supplied {item}", force, said_on=said_on)
    one.event(
        "TRANSFER",
        "supplied",
        supplier="Arland",
        item=item,
        statement=said,
        when=when,
        factuality="denied" if force == "deny" else "asserted",
        **({"recipient": recipient} if recipient else {}),
    )
    return one


MISSILES = "Arland supplies ballistic missiles to Borduria"
ARMS = "Arland supplies arms to Borduria"


def test_a_denial_passes_down_to_what_had_been_asserted_by_then() -> None:
    found = claims(
        told("AP", "ballistic missiles", "2024-03-01"),
        told("AFP", "arms", "2024-03-01", "deny", "Arland"),
    )
    assert found[MISSILES].status == "disputed"
    assert found[MISSILES].denied_by == ("Arland",)


def test_a_denial_older_than_the_first_assertion_does_not_pass_down() -> None:
    found = claims(
        told("AP", "ballistic missiles", "2025-05-30", when="2024-01-01/2024-12-31"),
        told("AFP", "arms", "2024-02-29", "deny", "Arland"),
    )
    special = found[f"{MISSILES} (2024-01-01 to 2024-12-31)"]
    assert special.status == "reported"
    assert special.denied_by == ()
    assert dict(special.responses)["Arland"] == "none_found"
    assert found[ARMS].status == "disputed"


def test_a_denial_that_dates_from_years_before_does_not_pass_down() -> None:
    found = claims(
        told("AP", "ballistic missiles", "2023-10-13"),
        told("AFP", "arms", "2023-10-14", "deny", "Arland", said_on="2022-01-01/2022-12-31"),
    )
    assert found[MISSILES].status == "reported"
    assert dict(found[MISSILES].responses)["Arland"] == "none_found"


def test_a_denial_of_unknown_date_does_not_pass_to_another_article() -> None:
    found = claims(
        told("AP", "ballistic missiles", "2023-10-13"), told("AFP", "arms", None, "deny", "Arland")
    )
    assert found[MISSILES].status == "reported"


def test_a_denial_of_an_undated_article_passes_down_within_it() -> None:
    one = told("AP", "ballistic missiles", None)
    one.text += " Arland denied arming Borduria."
    said = one.says("Arland", "arming Borduria", "deny")
    one.event(
        "TRANSFER",
        "arming",
        supplier="Arland",
        recipient="Borduria",
        item="arms",
        statement=said,
        factuality="denied",
    )
    assert claims(one)[MISSILES].status == "disputed"


def test_a_transfer_with_a_side_left_open_is_no_parent_and_takes_nothing_over() -> None:
    found = claims(
        told("AP", "arms", "2024-03-01"),
        told("AFP", "arms", "2024-03-05", recipient=""),
    )
    assert found.keys() == {ARMS, "Arland supplies arms"}
    assert found[ARMS].parent is None
    assert len(found["Arland supplies arms"].articles) == 1


def test_one_of_the_same_article_is_the_fuller_one_though_it_names_no_goods() -> None:
    one = told("AP", "arms", "2024-03-01")
    one.text += " The deliveries go on."
    one.event("TRANSFER", "deliveries", supplier="Arland")
    found = claims(one)
    assert all(claim.roles[0] == ("recipient", ("Borduria",)) for claim in found.values())


def test_none_is_made_up_for_transfers_to_two() -> None:
    found = claims(
        told("AP", "arms", "2024-03-01"),
        told("AFP", "arms", "2024-03-05", recipient="Dorne"),
    )
    assert found.keys() == {ARMS, "Arland supplies arms to Dorne"}


def test_who_denies_a_fuller_claim_has_responded() -> None:
    found = claims(
        told("AP", "arms", "2024-03-01", recipient=""),
        told("AFP", "arms", "2024-03-05", "deny", "Arland"),
    )
    wide = found["Arland supplies arms"]
    assert wide.status == "reported"
    assert dict(wide.responses)["Arland"] == "denied"
    assert "participants answer only kindred claims" in wide.explanation[0]
    assert any(
        line.startswith(f"Response of Arland: denied, of the fuller claim {found[ARMS].id} on 2024-03-05")
        for line in wide.explanation
    )


def test_who_denies_a_narrower_claim_has_responded_to_the_wider_one() -> None:
    found = claims(
        told("AP", "arms", "2024-03-01"),
        told("AFP", "ballistic missiles", "2024-03-05", "deny", "Arland"),
    )
    assert dict(found[ARMS].responses)["Arland"] == "denied"
    assert found[ARMS].denied_by == ()


def test_a_denial_of_other_goods_is_no_response() -> None:
    found = claims(
        told("AP", "drones", "2024-03-01"),
        told("AFP", "ballistic missiles", "2024-03-05", "deny", "Arland"),
    )
    assert dict(found["Arland supplies drones to Borduria"].responses)["Arland"] == "none_found"


DAYS = st.sampled_from([None, "2023-01-01", "2024-03-01", "2024-01-01/2024-12-31"])
KINDS = st.tuples(
    st.sampled_from(["arms", "ballistic missiles", "drones"]),
    DAYS,
    st.sampled_from(["accuse", "deny"]),
    st.sampled_from(["Borduria", ""]),
)


@given(st.data())
def test_any_order_gives_the_same_claims(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(KINDS, min_size=1, max_size=6))
    drafts = [
        told(f"n{place}", item, published, force, "Arland" if force == "deny" else "Caledon", recipient=to)
        for place, (item, published, force, to) in enumerate(kinds)
    ]
    assert claims(*drafts) == claims(*data.draw(st.permutations(drafts)))
