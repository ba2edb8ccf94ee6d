"""A ledger in a file, empty or with the two articles of `ledger_samples`."""

from collections.abc import Iterator
from pathlib import Path

import ledger_samples as samples
import pytest

from onrecord.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "empty.db") as opened:
        yield opened


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "filled.db") as opened:
        fill(opened)
        yield opened


def fill(ledger: Ledger) -> None:
    harbour, denial = samples.HARBOUR_ARTICLE, samples.DENIAL_ARTICLE
    ledger.put(
        samples.document(samples.HARBOUR, harbour.file), harbour, samples.HARBOUR_FOUND, samples.MADE_BY
    )
    ledger.put(samples.document(samples.DENIAL, denial.file), denial, samples.DENIAL_FOUND, samples.MADE_BY)
    ledger.replace_links(samples.LINKS)
