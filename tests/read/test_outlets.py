"""Outlets by name, domain and title."""

import pytest

from onrecord.lexicon import load
from onrecord.read.outlets import host_of, known_outlet, outlet_of_url, split_title


@pytest.mark.parametrize(
    ("title", "kept", "site"),
    [
        ("Dam holds in Bergen - Reuters", "Dam holds in Bergen", "Reuters"),
        ("Dam holds in Bergen | Norway | The Guardian", "Dam holds in Bergen | Norway", "The Guardian"),
        ("Dam holds in Bergen | Fjord Times | by Ann Lee", "Dam holds in Bergen", "Fjord Times"),
        ("Dam holds in Bergen - fjord.no.com", "Dam holds in Bergen", "fjord.no.com"),
        ("Dam holds – Senior Diplomat", "Dam holds – Senior Diplomat", None),
        ("FLOOD | Dam holds in Bergen", "FLOOD | Dam holds in Bergen", None),
        ("Reuters", "Reuters", None),
    ],
)
def test_split_title(title: str, kept: str, site: str | None) -> None:
    assert split_title(title, load(), ["The Fjord Times"], []) == (kept, site)


def test_known_outlets() -> None:
    lexicon = load()
    reuters = known_outlet("REUTERS", lexicon)
    assert reuters is not None
    assert outlet_of_url("https://uk.reuters.com/a/b", lexicon) == reuters
    assert known_outlet("The Fjord Gazette", lexicon) is None
    assert host_of("http://[broken") == ""
