"""A ledger that the user may not write can still be looked at."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from story import fill

from onrecord.ledger import Ledger, LedgerError
from onrecord.model import Failure
from onrecord.present.commands.opening import open_ledger

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to write everywhere, where the tests run as root."""
    if os.getuid():
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def locked() -> Iterator[Path]:
    """A ledger in a folder that nobody may write to. Not below `tmp_path`, which only its owner may enter."""

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.open(folder / "l.db") as ledger:
            fill(ledger)
        (folder / "l.db").chmod(0o444)
        folder.chmod(0o555)
        try:
            yield folder / "l.db"
        finally:
            folder.chmod(0o755)


def test_it_can_be_read(locked: Path) -> None:
    with as_nobody(), open_ledger(str(locked)) as ledger:
        assert len(ledger.claims()) == 2
        assert ledger.counts().statements == 8
    assert [path.name for path in locked.parent.iterdir()] == ["l.db"]


def test_writing_to_it_is_told(locked: Path) -> None:
    with (
        as_nobody(),
        open_ledger(str(locked)) as ledger,
        pytest.raises(LedgerError, match="cannot be written"),
    ):
        ledger.fail(Failure("x.txt", "empty"))
