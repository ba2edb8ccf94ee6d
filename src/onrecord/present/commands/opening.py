"""The ledger that a command asks: as it is, or as it could be known on a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from onrecord.ledger import Ledger, LeftOut
from onrecord.lexicon import load
from onrecord.present.console import note
from onrecord.present.wording import plural


def open_ledger(location: str) -> Ledger:
    """The ledger at `location`, which must be there. Raises LedgerError."""
    return Ledger.open(location, create=False)


@contextmanager
def open_as_of(location: str, day: date | None, lexicon: list[Path] | None) -> Iterator[Ledger]:
    """The ledger at `location`, as of `day` if one is given; says on standard error what that leaves out."""
    with open_ledger(location) as now:
        if day is None:
            yield now
            return
        with now.as_of(day, load(tuple(lexicon or ()))) as (then, left_out):
            note(f"As of {day}: {_said(left_out)}")
            yield then


def _said(left_out: LeftOut) -> str:
    """What a past record lacks, and why."""
    if not left_out.later and not left_out.undated:
        return "all articles on record were out by then."
    later = f"{plural(left_out.later, 'article')} not surely out by then" if left_out.later else ""
    undated = f"{plural(left_out.undated, 'article')} without a date" if left_out.undated else ""
    return f"without {' and '.join(part for part in (later, undated) if part)}."
