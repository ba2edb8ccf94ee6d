"""What people's judgements make of the record: pure functions of the judgements alone.

The last judgement on a line that stands (was not undone) decides between rejected, merged and the rest.
Corrections that stand add up, field by field, the later ones first; so a line that is corrected and then
accepted is a corrected line. The idea of judgements that are only ever added and undone is nomenklatura's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec

from onrecord.ledger.errors import LedgerError
from onrecord.ledger.rows import State
from onrecord.model import Annotations, Claim, Entity, Event, Judgement, Span, Statement

Judged = TypeVar("Judged", Statement, Event, Claim, Entity)
FIXED = ("id", "article")  # what no correction may change


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line of one document: its id, where it stands in the document, its words."""

    id: str
    raw: Span | None
    words: str


def state_of(judgements: Sequence[Judgement]) -> State:
    """What the judgements on one line, in the order they were given, make of it."""
    standing = [judgement.verdict for judgement in judgements if judgement.undone_at is None]
    if standing and standing[-1] == "reject":
        return "rejected"
    if standing and standing[-1] == "merge":
        return "merged"
    if "correct" in standing:
        return "corrected"
    return "accepted" if "accept" in standing else "found"


def corrected(line: Judged, judgements: Sequence[Judgement]) -> Judged:
    """The line with all corrections that stand. Raises LedgerError for one that does not fit the line."""
    fields: dict[str, Any] = {}
    for judgement in judgements:
        if judgement.verdict == "correct" and judgement.undone_at is None:
            fields |= _fields(judgement.correction or "", line)
    if not fields:
        return line
    try:
        return msgspec.convert({**_plain(line), **fields}, type(line))
    except (msgspec.ValidationError, ValueError) as error:
        raise LedgerError(f"the correction does not fit {line.id}: {error}") from error


def _fields(correction: str, line: Statement | Event | Claim | Entity) -> dict[str, Any]:
    try:
        fields = msgspec.json.decode(correction, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise LedgerError(f"the correction of {line.id} is not a JSON object of fields: {error}") from error
    known = _plain(line).keys() - set(FIXED)
    if unknown := sorted(fields.keys() - known):
        names = ", ".join(sorted(known))
        raise LedgerError(f"{line.id} has no {', '.join(unknown)} to correct; it has {names}")
    return fields


def _plain(line: object) -> dict[str, Any]:
    """The fields of a line as JSON has them (dates are text)."""
    plain: dict[str, Any] = msgspec.to_builtins(line)
    return plain


def merged_into(judgements: Sequence[Judgement]) -> str | None:
    """The id that a line was merged into, None where it was not."""
    if state_of(judgements) != "merged":
        return None
    last = [judgement for judgement in judgements if judgement.undone_at is None][-1]
    return target_of_merge(last)


def target_of_merge(judgement: Judgement) -> str:
    """The `into` of a merge. Raises LedgerError where there is none."""
    try:
        return msgspec.json.decode(judgement.correction or "", type=dict[str, str])["into"]
    except (msgspec.DecodeError, KeyError, UnicodeEncodeError) as error:
        raise LedgerError('a merge needs the correction {"into": ID}') from error


def by_target(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    """Judgements by the line they are on, their order kept."""
    found: dict[str, tuple[Judgement, ...]] = {}
    for judgement in judgements:
        found[judgement.target] = (*found.get(judgement.target, ()), judgement)
    return found


def overlay(annotations: Annotations, judgements: Mapping[str, Sequence[Judgement]]) -> Annotations:
    """What was found in an article as people left it; `judgements` are by target.

    A rejected statement takes with it the events that rest on it; what was nested in it stands alone.
    """
    if not judgements:
        return annotations
    gone = {line for line, given in judgements.items() if state_of(given) == "rejected"}
    statements = tuple(
        replace(kept, nested_in=None) if kept.nested_in in gone else kept
        for kept in (corrected(line, judgements.get(line.id, ())) for line in annotations.statements)
        if kept.id not in gone
    )
    events = tuple(
        kept
        for kept in (corrected(line, judgements.get(line.id, ())) for line in annotations.events)
        if kept.id not in gone and kept.statement not in gone
    )
    return replace(annotations, statements=statements, events=events)


def reanchor(judgement: Judgement, lines: Sequence[Anchor]) -> str | None:
    """The id of the line that a judgement is about, among all lines that its document has now.

    In this order: the line of the same id; of the same kind and words, the nearest; of the same kind, the
    one that shares most of its characters, if it is at least half of the two together. None otherwise.
    """
    kind = judgement.target.partition("-")[0]
    alike = [line for line in lines if line.id.partition("-")[0] == kind]
    if any(line.id == judgement.target for line in alike):
        return judgement.target
    same = [line for line in alike if line.words == judgement.words]
    if same:
        return min(same, key=lambda line: (_distance(line.raw, judgement.raw), line.id)).id
    shares = sorted((-_share(line.raw, judgement.raw), line.id) for line in alike)
    return shares[0][1] if shares and shares[0][0] <= -0.5 else None


def _distance(one: Span | None, other: Span | None) -> int:
    return abs(one.start - other.start) if one and other else 0


def _share(one: Span | None, other: Span | None) -> float:
    """Characters in both over characters in either (Jaccard)."""
    if one is None or other is None:
        return 0.0
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (len(one) + len(other) - both) if both > 0 else 0.0
