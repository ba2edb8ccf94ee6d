"""The story as an open ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from story import fill

from onrecord.ledger import Ledger


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger with four articles; tests must not write to it."""
    path = tmp_path_factory.mktemp("story") / "story.db"
    with Ledger.open(path) as ledger:
        fill(ledger)
    return path


@pytest.fixture
def ledger(story: Path) -> Iterator[Ledger]:
    """The ledger of `story`, open."""
    with Ledger.open(story, create=False) as opened:
        yield opened
