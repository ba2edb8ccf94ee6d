"""Fixtures of the tests of linking."""

import pytest

from onrecord.lexicon import Lexicon, load


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon as shipped."""
    return load()
