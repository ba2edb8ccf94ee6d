"""Names as keys, parties, outlets and classes of items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import Lexicon
from onrecord.link.classes import ItemClasses
from onrecord.link.components import components
from onrecord.link.names import Parties, find_outlet, plain
from onrecord.model import Referent


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("José Núñez-Vidal", "jose nunez vidal"),
        ("O’Hara Jr.", "ohara jr"),
        ("U.S.", "us"),
        ("Łukasz  Øster", "lukasz oster"),
    ],
)
def test_a_name_is_one_however_it_is_written(name: str, key: str) -> None:
    assert plain(name) == key


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert plain(plain(name)) == plain(name)


def test_a_body_speaks_for_the_whole_that_it_is_part_of(lexicon: Lexicon) -> None:
    parties = Parties(lexicon)
    assert parties.party(Referent("Pentagon", "organisation", None, "pentagon")) == "United States"
    assert parties.party(Referent("an envoy", "person", "us", None, False)) == "United States"
    assert parties.party(Referent("Ada Stone", "person")) is None
    assert parties.holder(Referent("Ada Stone", "person")) == "Ada Stone"


def test_a_full_name_is_known_without_its_spaces_and_hyphens(lexicon: Lexicon) -> None:
    found = Parties(lexicon).known(Referent("Johnker ry", "person", "Arland"))
    assert (found.name, found.key, found.party) == ("John Kerry", "john-kerry", "United States")
    assert Parties(lexicon).known(Referent("Kerry", "person")).key is None


def test_parties_named_in_words(lexicon: Lexicon) -> None:
    assert Parties(lexicon).named_in("French and U.S. intelligence") == {"France", "United States"}


@pytest.mark.parametrize(
    ("via", "outlet"),
    [
        ("Reuters", "Reuters"),
        ("an interview with The Associated Press", "Associated Press"),
        ("a ministry transcript", None),
        (None, None),
    ],
)
def test_the_outlet_in_a_channel(via: str | None, outlet: str | None, lexicon: Lexicon) -> None:
    assert find_outlet(via, lexicon) == outlet


@pytest.mark.parametrize(
    ("item", "chain"),
    [
        ("ballistic missiles", ("ballistic missiles", "missiles", "arms")),
        ("two long-range cruise missiles", ("missiles", "arms")),
        ("weapons", ("arms",)),
        ("containers of shells", ("ammunition", "arms")),
        ("weapons of mass destruction", ("weapons of mass destruction", "arms")),
        ("odd widgets", ("odd widget",)),
        (None, ("",)),
    ],
)
def test_the_class_of_an_item(item: str | None, chain: tuple[str, ...], lexicon: Lexicon) -> None:
    assert ItemClasses(lexicon).chain(item) == chain


def test_every_class_has_a_parent_that_exists(lexicon: Lexicon) -> None:
    parents = {entry.parent for entry in lexicon.classes.values() if entry.parent}
    assert parents <= lexicon.classes.keys()


def test_components_keep_the_order_of_the_nodes() -> None:
    assert components("abcde", [("e", "a"), ("b", "d"), ("x", "b")]) == [("a", "e"), ("b", "d"), ("c",)]
