"""What a speaker goes by, where the text says so."""

import pytest
from event_reader import annotations_of


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Satellite images show that Chad sold rockets to Mali.", "imagery"),
        ("Video footage shows that soldiers fired rockets.", "imagery"),
        ("Chad sold rockets to Mali, according to a document seen by Reuters.", "document"),
        ("Chad sold rockets to Mali, according to customs records.", "document"),
        ("Chad attacked Mali, witnesses said.", "witness"),
        ("Residents said that the army shelled the town.", "witness"),
        ("U.S. intelligence officials said Chad sold rockets to Mali.", "intelligence"),
        ("Based on intercepted calls, Norway said Chad sold rockets to Mali.", "intelligence"),
        ("Norway, citing classified information, accused Chad of selling rockets.", "intelligence"),
        ("Norway, citing U.S. intelligence, said Chad sold rockets to Mali.", "intelligence"),
        ("Norway said that Chad sold rockets to Mali.", None),
    ],
)
def test_basis(text: str, basis: str | None) -> None:
    assert {one.basis for one in annotations_of(text).statements} == {basis}
