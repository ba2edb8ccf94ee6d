"""Forms of words without a parse."""

import pytest

from onrecord.link.claims.inflection import is_form


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("bombing", "bomb"),
        ("fired", "fire"),
        ("supplied", "supply"),
        ("deployed", "deploy"),
        ("shipped", "ship"),
        ("stabbing", "stab"),
        ("sold", "sell"),
        ("struck", "strike"),
        ("raid", "raid"),
    ],
)
def test_forms_of_a_word(form: str, stem: str) -> None:
    assert is_form(form, stem)


@pytest.mark.parametrize(
    ("form", "stem"),
    [("bomber", "bomb"), ("told", "sell"), ("shipment", "ship"), ("planet", "plan"), ("treated", "treaty")],
)
def test_other_words(form: str, stem: str) -> None:
    assert not is_form(form, stem)
