"""All direct pieces of all statements held against the transcripts, each only when something has changed."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from onrecord.lexicon import Lexicon
from onrecord.link.checks.pieces import Piece, find_pieces
from onrecord.link.checks.quotations import Checker
from onrecord.link.checks.turns import Transcripts
from onrecord.link.ports import Annotated
from onrecord.model import Checked, Interval, RecordCheck, Statement

METHOD = 1  # to be raised when verdicts may change
SAID = ("verbatim", "cleaned", "trimmed", "altered")  # verdicts by which the speaker did say it, more or less


def check_statements(
    annotated: Iterable[Annotated],
    transcripts: Transcripts,
    known: Mapping[str, Checked],
    lexicon: Lexicon,
) -> tuple[Checked, ...]:
    """The checks of all statements that have direct pieces, sorted by statement.

    What is `known` of one is kept where the piece, its speakers and days, and the transcripts up to then are
    the same.
    """
    checker = Checker(transcripts, lexicon)
    prints = _Fingerprints.of(transcripts)
    found: dict[str, Checked] = {}
    for pair in annotated:
        pieces: dict[str, list[Piece]] = {}
        for piece in find_pieces(pair):
            pieces.setdefault(piece.statement.id, []).append(piece)
        for statement, own in pieces.items():
            basis = _basis(own, prints)
            before = known.get(statement)
            if before is None or before.basis != basis:
                checks = tuple(replace(checker.check(one.quotation), span=one.span) for one in own)
                before = Checked(statement, basis, checks)
            found[statement] = before
    return tuple(found[statement] for statement in sorted(found))


def with_days(annotated: Iterable[Annotated], checks: Sequence[Checked]) -> list[Annotated]:
    """The same, with the day of the transcript for statements that are found in one."""
    days = {one.statement: day for one in checks if (day := said_on(one.records)) is not None}
    return [
        (article, replace(found, statements=tuple(_said(one, days) for one in found.statements)))
        if any(one.id in days for one in found.statements)
        else (article, found)
        for article, found in annotated
    ]


def said_on(records: Sequence[RecordCheck]) -> Interval | None:
    """The day of the transcript that holds the longest piece that its speaker did say."""
    held = [one for one in records if one.check in SAID and one.said_on is not None]
    return max(held, key=lambda one: len(one.piece)).said_on if held else None


def _said(statement: Statement, days: Mapping[str, Interval]) -> Statement:
    return replace(statement, said_on=days[statement.id]) if statement.id in days else statement


def _basis(pieces: Sequence[Piece], prints: "_Fingerprints") -> str:
    parts = [(one.span, one.quotation, prints.until(one.quotation.last)) for one in pieces]
    return sha256(repr((METHOD, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Fingerprints:
    """Names for the sets of transcripts up to each day."""

    days: tuple[date, ...]
    prints: tuple[str, ...]

    @classmethod
    def of(cls, transcripts: Transcripts) -> "_Fingerprints":
        last: dict[str, tuple[date, str, int, int]] = {}
        for turn in transcripts.turns():
            day = turn.day.start if turn.day else date.min
            last[turn.document] = (day, turn.document, turn.number, turn.end)
        digest = sha256()
        days, prints = [], []
        for one in sorted(last.values()):
            digest.update(repr(one).encode())
            days.append(one[0])
            prints.append(digest.hexdigest()[:16])
        return cls(tuple(days), tuple(prints))

    def until(self, day: date) -> str:
        """The name of the set of transcripts of that day and before, and of those without a day."""
        place = bisect_right(self.days, day)
        return self.prints[place - 1] if place else ""
