"""The positions of the parties on a claim, run by run: what each held, from when, until it held another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import Interval, Position
from onrecord.model.claim import Stance

FIRM: frozenset[Stance] = frozenset({"affirms", "denies"})


@dataclass(frozen=True, slots=True)
class Run:
    """The same position of one party several times on end.

    `since` is the earliest day by which it was surely held, as an interval; None where no time is known.
    """

    stance: Stance
    since: Interval | None
    positions: tuple[Position, ...]


def by_party(positions: Iterable[Position]) -> dict[tuple[str, bool], tuple[Run, ...]]:
    """The runs of each party, and of each outlet in its own voice (the second part of the key).

    `positions` come in the order in which linking has them: by time, undated ones first. Withdrawn ones do
    not count.
    """
    held: dict[tuple[str, bool], list[Position]] = {}
    for position in (one for one in positions if one.lapse != "withdrawn"):
        held.setdefault((position.party, position.own_voice), []).append(position)
    return {party: _runs(taken) for party, taken in held.items()}


def latest(runs: Sequence[Run]) -> Stance:
    """Where a party stands now: its last firm position, else its last one.

    To call a thing possible or planned takes nothing back (as in `link.claims.standing`).
    """
    firm = [run.stance for run in runs if run.stance in FIRM]
    return firm[-1] if firm else runs[-1].stance


def asserting(positions: Iterable[Position]) -> tuple[str, ...]:
    """The states and organisations whose latest position affirms; an outlet's own voice is an origin."""
    return tuple(
        party
        for (party, own_voice), runs in by_party(positions).items()
        if not own_voice and latest(runs) == "affirms"
    )


def reversed_itself(runs: Iterable[Run]) -> bool:
    """Whether the party has both affirmed and denied."""
    return {run.stance for run in runs} >= FIRM


def _runs(positions: Sequence[Position]) -> tuple[Run, ...]:
    runs = []
    for stance, group in groupby(positions, key=lambda one: one.position):
        same = tuple(group)
        dated = [one.since for one in same if one.since]
        since = min(dated, key=lambda one: (one.end, one.start), default=None)
        runs.append(Run(stance, since, same))
    return tuple(runs)
