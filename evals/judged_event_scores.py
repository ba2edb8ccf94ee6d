"""Holds what the program finds now against judged events. `python evals/judged_event_scores.py FOLDER`

A verdict is on an event as it was drawn. An event that the program still gives with the same trigger, type,
roles and factuality keeps its verdicts; others have none, and `still given` says how many are left.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.agreement import kappa, observed
from evals.counting import Row
from evals.judged_events import PARTS
from evals.judged_sample import Sample, identity, later_paths, on_record
from evals.record import read_lines

JUDGED = Path(__file__).parent / "judged" / "events" / "judged.jsonl"
SECOND = JUDGED.with_name("judged_second.jsonl")  # drawn when nearly twice as many events were found


def still_given(judged: Sequence[Row], sample: Sample) -> list[Row]:
    """The judged events that the program gives as they were drawn."""
    now = {identity(row) for _, row in sample.events()}
    return [row for row in judged if identity(row) in now]


def figures(judged: Sequence[Row], given: Sequence[Row]) -> dict[str, float]:
    """Everything for `make eval`, 0 to 100: of those `given` how many are right, and how the judges agree on
    all that were judged.
    """
    values = {}
    if given:
        values["all right, by both"] = _share([all(_wholly(row)) for row in given])
        values["all right, by either"] = _share([any(_wholly(row)) for row in given])
        for part in PARTS:
            values[f"{part} right, by both"] = _share([all(row["judges"][part]) for row in given])
    values["still given"] = 100 * len(given) / len(judged)
    for part in (*PARTS, "all"):
        pairs = [_wholly(row) if part == "all" else row["judges"][part] for row in judged]
        first, second = zip(*pairs, strict=True)
        values[f"judges agree, {part}"] = 100 * observed(first, second)
        values[f"judges agree, {part}, kappa"] = 100 * kappa(first, second)
    return values


def misses(given: Sequence[Row]) -> list[str]:
    """Events that are given and not wholly right by both, a line each, with what either judge finds wrong."""
    lines = []
    for row in given:
        wrong = [part for part in PARTS if not all(row["judges"][part])]
        if wrong:
            what = f"{row['type']} {row['roles']} {row['factuality']}"
            lines.append(f"  {row['n']} {'/'.join(wrong)}: {what} {row['article']} {row['start']}")
    return lines


def _wholly(row: Row) -> tuple[bool, bool]:
    """Whether each judge finds all parts right."""
    first, second = (all(verdicts) for verdicts in zip(*row["judges"].values(), strict=True))
    return first, second


def _share(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right)


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the events that are given and not right")
    args = parser.parse_args()
    judged = read_lines(JUDGED)
    given = still_given(judged, on_record(tuple(later_paths(args.folder))))
    if args.misses:
        print(*misses(given), sep="\n")
    print(f"{len(judged)} events judged, {len(given)} still given")
    for name, value in figures(judged, given).items():
        print(f"{name:40} {value:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
