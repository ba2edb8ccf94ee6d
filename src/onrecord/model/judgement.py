"""What people say of the record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onrecord.model.span import Span

Verdict = Literal["accept", "reject", "correct", "merge", "split", "add"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word on one line of the record. Undone ones stay, with when and by whom.

    It is anchored to the document's sha256, the raw offsets and the words, so that it finds its line again
    when a later version of Onrecord gives that line another id. `correction` is JSON, for `correct`, `merge`,
    `split` and `add`.
    """

    id: str
    verdict: Verdict
    target: str
    sha256: str | None
    raw: Span | None
    words: str | None
    correction: str | None
    by: str
    at: datetime
    why: str
    undone_by: str | None = None
    undone_at: datetime | None = None
