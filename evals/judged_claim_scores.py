"""Holds the program's claims against groupings of events: `python evals/judged_claim_scores.py FOLDER`

Two readers grouped the first sample; one grouped the second, of other articles (`--second`).
The program's group of an event is the most special claim that has it; an event of no claim stands alone. All
is measured on those events that the program still gives (a trigger of the same type that overlaps); `still
given` says how many of those drawn they are.
"""

import argparse
import sys
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.agreement import adjusted_rand, b_cubed_f1, pair_f1, rand
from evals.counting import Row
from evals.judged_claims import leaves
from evals.judged_sample import Sample, drawn_paths, on_record
from evals.record import read_lines
from onrecord.model import Event

GROUPED = Path(__file__).parent / "judged" / "claims" / "grouped.jsonl"
SECOND = GROUPED.with_name("grouped_second.jsonl")
READERS = ("first", "second")
MEASURES: Mapping[str, Callable[[Sequence[Hashable], Sequence[Hashable]], float]] = {
    "pair F1": pair_f1,
    "Rand": rand,
    "adjusted Rand": adjusted_rand,
    "B-cubed F1": b_cubed_f1,
}


def program_groups(grouped: Sequence[Row], sample: Sample) -> list[str | None]:
    """The program's group of each event; None for those that it does not give any more."""
    claim_of = leaves(sample.claims)
    by_article: dict[str, list[tuple[Event, Row]]] = {}
    for event, row in sample.events():
        by_article.setdefault(row["article"], []).append((event, row))
    groups: list[str | None] = []
    for wanted in grouped:
        found = [one for one in by_article.get(wanted["article"], ()) if _is_at(one[1], wanted)]
        best = max(found, key=lambda one: (_alike(one[1], wanted), one[0].id), default=None)
        groups.append(claim_of.get(best[0].id, best[0].id) if best else None)
    return groups


def _is_at(row: Row, wanted: Row) -> bool:
    return bool(
        row["type"] == wanted["type"] and row["start"] < wanted["end"] and wanted["start"] < row["end"]
    )


def _alike(row: Row, wanted: Row) -> int:
    own, theirs = (
        {(role, name) for role, names in one["roles"].items() for name in names} for one in (row, wanted)
    )
    return len(own & theirs) - len(own ^ theirs)


def figures(grouped: Sequence[Row], ours: Sequence[str | None]) -> dict[str, float]:
    """Everything for `make eval`, 0 to 100; adjusted Rand may fall below 0."""
    given = [(group, *row["groups"]) for row, group in zip(grouped, ours, strict=True) if group is not None]
    values = {"still given": 100 * len(given) / len(grouped)}
    if len(given) < 2:
        return values
    program, *read = zip(*given, strict=True)
    for name, measure in MEASURES.items():
        for reader, groups in zip(READERS, read, strict=False):
            values[f"{name}, program and {reader}"] = 100 * measure(program, groups)
        if len(read) > 1:
            values[f"{name}, first and second"] = 100 * measure(*read)
    return values


def paths_of(folder: Path, grouped: Sequence[Row]) -> list[Path]:
    """The articles that have the events, by name."""
    return [folder / name for name in sorted({row["article"] for row in grouped})]


def misses(grouped: Sequence[Row], ours: Sequence[str | None]) -> list[str]:
    """Pairs on which the readers are of one mind and the program of another, a line each."""
    lines = []
    for place, (row, group) in enumerate(zip(grouped, ours, strict=True)):
        for other, theirs in zip(grouped[:place], ours[:place], strict=True):
            votes = [one == another for one, another in zip(row["groups"], other["groups"], strict=True)]
            if group and theirs and len(set(votes)) == 1 and votes[0] != (group == theirs):
                told = "apart" if votes[0] else "joined"
                lines.append(f"  {other['n']} and {row['n']}: {told} by the program, {row['type']}")
    return lines


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--misses", action="store_true", help="print the pairs that the readers tell otherwise"
    )
    parser.add_argument("--second", action="store_true", help="the sample of stories, read by one")
    args = parser.parse_args()
    grouped = read_lines(SECOND if args.second else GROUPED)
    paths = paths_of(args.folder, grouped) if args.second else drawn_paths(args.folder)
    ours = program_groups(grouped, on_record(tuple(paths)))
    if args.misses:
        print(*misses(grouped, ours), sep="\n")
    for name, value in figures(grouped, ours).items():
        print(f"{name:40} {value:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
