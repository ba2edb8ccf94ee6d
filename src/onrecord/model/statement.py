"""Who said what."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.entity import Referent
from onrecord.model.span import Span
from onrecord.model.time import Interval

StatementKind = Literal["direct", "indirect", "mixed"]
Force = Literal[
    "assert", "deny", "confirm", "warn", "pledge", "threaten", "accuse", "demand", "ask", "predict",
    "criticise", "denounce", "praise", "decline", "believe", "intend", "fear",
]  # fmt: skip
Check = Literal["verbatim", "cleaned", "trimmed", "altered", "other_speaker", "not_found", "no_transcript"]


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """One direct piece of a quotation held against the transcript; differences are (printed, on record)."""

    piece: str
    check: Check
    document: str | None
    turn: int | None
    differences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A source, a cue and a content, after PARC 3.0 and PolNeAR (Newell et al., LREC 2018).

    Each part may be discontinuous, so each has several spans, in order. `source` and `cue` are empty where
    the text gives none (a continuation quote). `speakers` are the source resolved, empty where it could not
    be. `via` is the channel ("Bloomberg", "State Department transcript"), `basis` what the speaker goes by.
    `origin` is who did the reporting. `nested_in` is the id of the statement whose content holds this one.
    """

    id: str
    article: str
    kind: StatementKind
    force: Force
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[Referent, ...]
    via: str | None
    basis: str | None
    origin: str | None
    said_on: Interval | None
    nested_in: str | None
    confidence: float
    records: tuple[RecordCheck, ...] = ()

    @property
    def extent(self) -> Span:
        """The shortest span that holds source, cue and content."""
        parts = (*self.source, *self.cue, *self.content)
        return Span(min(part.start for part in parts), max(part.end for part in parts))
