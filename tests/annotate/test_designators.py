"""Designators: each example marks the span with [brackets] and gives the id, and what its check says."""

from itertools import pairwise

import pytest
from event_reader import annotations_of, article_of, names
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.designators import find_designators
from onrecord.annotate.designators.ships import has_valid_check_digit
from onrecord.lexicon import load
from onrecord.model import Designator

EXAMPLES = [
    ("The [Borealis (IMO 9074729)] left port.", "imo:9074729", True),
    ("The tanker, [IMO number: 9074728], turned off its transponder.", "imo:9074728", False),
    ("The [MV Blue Heron] was seen off Sudan.", "ship:blue-heron", None),
    ("The cargo ship [Halcyon Star] docked at night.", "ship:halcyon-star", None),
    ("The Togo-flagged bulk carrier “[Wise Owl]” was stopped.", "ship:wise-owl", None),
    ("The destroyer [USS Marlow Finch] sailed by.", "ship:marlow-finch", None),
    ("A plane registered as [RA-12345] landed.", "tail:RA-12345", True),
    ("The cargo jet, tail number [N123AB], left at dawn.", "tail:N123AB", True),
    ("The aircraft's tail number [QQ-12345] is in no register.", "tail:QQ-12345", False),
    ("It was sold by [Blue Heron Shipping Co., Ltd.] in 2014.", "company:blue-heron-shipping", None),
    ("[Petrel Avionics JSC] made the parts.", "company:petrel-avionics", None),
    ("They blamed Chad's [Marlow Optics Corp] alone.", "company:marlow-optics", None),
    ("[Marlow Optics GmbH] denied it.", "company:marlow-optics", None),
    ("It breaches [UNSCR 2397].", "unscr:2397", None),
    ("It breaches [Security Council resolution 1718 (2006)].", "unscr:1718", None),
    ("It breaches [S/RES/2231 (2015)].", "unscr:2231", None),
    ("[General Assembly resolution 68/262] says so.", "unga:68/262", None),
    ("It breaks [Resolution 1718].", "resolution:1718", None),
    ("They tested a [Hwasong-14].", "weapon:hwasong-14", None),
    ("They tested a [Hwasong-11Ga].", "weapon:hwasong-11ga", None),
    ("They tested a [KN-23].", "weapon:hwasong-11ga", None),
    ("Wreckage of a [Shahed-136] was found.", "weapon:shahed-136", None),
    ("Wreckage of a [Geran-2] was found.", "weapon:shahed-136", None),
    ("They wanted [S-300]s.", "weapon:s-300", None),
    ("A [Kh-47M2] hit the base.", "weapon:kinzhal", None),
    ("They paraded [BM-21] launchers.", "weapon:grad", None),
    ("Each man held an [AK-47].", "weapon:ak-47", None),
    ("They fired a [152-mm D-20].", "weapon:d-20", None),
    ("They sent [122mm] rockets.", "calibre:122", None),
    ("They sent [Patriot] missiles.", "weapon:patriot", None),
]


@pytest.mark.parametrize(("marked", "ident", "valid"), EXAMPLES)
def test_example(marked: str, ident: str, valid: bool | None) -> None:
    text = marked.replace("[", "").replace("]", "")
    (found,) = designators(text)
    assert (found.span.start, found.span.end) == (marked.index("["), marked.index("]") - 1)
    assert (found.text, found.id, found.valid) == (found.span.of(text), ident, valid)


@pytest.mark.parametrize(
    "text",
    [
        "The ship Monday reached port.",
        "She wore an N95 mask and drove an F-150.",
        "House Resolution 1234 passed.",
        "My new year's resolution is 20 percent less sugar.",
        "The patriot sat down by the stinger nettle.",
        "They took the M-25 to school district 300.",
        "She bought a 50mm lens.",
        "The company said it would appeal.",
        "He holds a B-1 visa.",
        "The score was 3-2 in the U-23 game.",
    ],
)
def test_none(text: str) -> None:
    assert designators(text) == ()


def test_each_resolution_of_a_list_is_one_of_its_own() -> None:
    found = designators("It breaches U.N. Security Council resolutions 1718, 1874 (2009) and 2270.")
    assert [(one.id, one.text) for one in found] == [
        ("unscr:1718", "U.N. Security Council resolutions 1718"),
        ("unscr:1874", "1874 (2009)"),
        ("unscr:2270", "2270"),
    ]


def test_a_bare_resolution_is_the_councils_where_the_article_names_it() -> None:
    found = designators("The U.N. Security Council met. It breaks resolution 1718, they said.")
    assert [one.id for one in found] == ["unscr:1718"]


def test_a_ship_goes_by_its_number_wherever_it_is_named() -> None:
    found = designators("The Borealis (IMO 9074729) left. Days later the Borealis came back.")
    assert [(one.text, one.id) for one in found] == [
        ("Borealis (IMO 9074729)", "imo:9074729"),
        ("Borealis", "imo:9074729"),
    ]


def test_a_company_is_known_without_its_form_afterwards() -> None:
    found = designators("Petrel Avionics JSC made them. Petrel Avionics said nothing.")
    assert [one.id for one in found] == ["company:petrel-avionics"] * 2


def test_check_digits() -> None:
    assert has_valid_check_digit("9074729")
    assert not any(has_valid_check_digit(f"907472{last}") for last in "012345678")


def test_a_weapon_is_an_item_by_its_designation_alone() -> None:
    (event,) = annotations_of("Chad sold Mali 12 MiG-29s aboard the cargo ship Halcyon Star.").events
    assert names(event, "item") == ("MiG-29s",)
    assert [one.text for one in event.quantities] == ["12 MiG-29s"]
    assert [one.id for one in event.designators] == ["weapon:mig-29", "ship:halcyon-star"]


def test_items_that_are_counted_apart_keep_their_own_weapon() -> None:
    found = annotations_of("Chad sold Mali 40 KN-23 missiles and 200 S-300 systems.").events
    assert sorted((names(event, "item")[0], [one.id for one in event.designators]) for event in found) == [
        ("KN-23 missiles", ["weapon:hwasong-11ga"]),
        ("S-300 systems", ["weapon:s-300"]),
    ]


@given(
    st.text(max_size=80)
    | st.from_regex(
        r"(IMO |9074729|MV |the ship |Resolution |1718|, | and |KN-23|Ltd|Blue |RA-12345|\(|“|\n){1,12}",
        fullmatch=True,
    )
)
@settings(max_examples=200, deadline=None)
def test_designators_of_any_text_lie_in_it_in_order_and_apart(text: str) -> None:
    found = designators(text)
    assert all(one.span.of(text) == one.text and one.text for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert found == designators(text)


def designators(text: str) -> tuple[Designator, ...]:
    return find_designators(article_of(text), load())
