"""Measures everything and shows it beside its floors. `python evals/run.py`, or `make eval`.

Exit code 1: a figure is below its floor or was measured on other data than the floor, or a floor's figure is
not there although its data are. A section without its data is named, and nothing fails.
"""

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.baseline import FAILING, Figure, Floor, checksum, judge, lowered, raised, read_floors, write_floors
from evals.sections import Section, sections
from evals.shipped import NotBuiltError

ROOT = Path(__file__).resolve().parent.parent
BASELINE = ROOT / "evals" / "baseline.json"
STYLES = {"ok": "", "better": "green", "new": "cyan", "below": "bold red", "other data": "bold red"}


@dataclass
class Outcome:
    """What was measured; `absent` are sections without their data, `broken` those without their code."""

    figures: list[Figure] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    measured: list[str] = field(default_factory=list)

    def gone(self, floors: dict[str, Floor]) -> list[str]:
        """Floors whose figure is not there although their data are."""
        names = {figure.name for figure in self.figures}
        tried = {*self.measured, *self.broken}
        return sorted(name for name in floors.keys() - names if name.partition(":")[0] in tried)


def main() -> int:
    """The command line; returns its exit code."""
    args = _arguments()
    err = Console(stderr=True)
    if not args.shared.is_dir():
        note = f"No data in {args.shared}: what needs it is not measured; the samples are."
        err.print(note, soft_wrap=True)
    floors = read_floors(BASELINE)
    outcome = Outcome()
    for section in sections(args.shared):
        if not args.only or section.name in args.only:
            with err.status(f"measuring {section.name}"):
                _measure(section, outcome)
    if args.lower:
        floors = _lowered(args.lower, args.because, outcome.figures, floors)
    if args.raise_:
        floors = raised(outcome.figures, floors)
    if args.lower or args.raise_:
        write_floors(floors, BASELINE)
    _show(outcome, floors)
    failing = [figure for figure in outcome.figures if judge(figure, floors) in FAILING]
    return int(bool(failing or outcome.gone(floors)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of the data")
    parser.add_argument(
        "--only", action="append", metavar="SECTION", help="measure this one; may be repeated"
    )
    parser.add_argument("--raise", dest="raise_", action="store_true", help="make higher figures the floors")
    parser.add_argument("--lower", metavar="NAME", help="make this figure its floor although it is lower")
    parser.add_argument("--because", metavar="WHY", help="the reason for --lower, which is kept")
    args = parser.parse_args()
    known = [section.name for section in sections(args.shared)]
    unknown = [name for name in args.only or [] if name not in known]
    if unknown:
        parser.error(f"no section {', '.join(unknown)}; there are {', '.join(known)}")
    if args.lower and not (args.because or "").strip():
        parser.error("--lower takes --because WHY")
    return args


def _measure(section: Section, outcome: Outcome) -> None:
    missing = [path for path in section.data if not path.exists()]
    if missing:
        outcome.absent[section.name] = f"no {missing[0]}"
        return
    try:
        values = section.measure()
    except NotBuiltError as error:
        outcome.broken[section.name] = str(error)
        return
    data = checksum(section.data)
    outcome.measured.append(section.name)
    outcome.figures += [Figure(f"{section.name}: {name}", value, data) for name, value in values.items()]


def _lowered(name: str, because: str, figures: list[Figure], floors: dict[str, Floor]) -> dict[str, Floor]:
    figure = next((figure for figure in figures if figure.name == name), None)
    if figure is None:
        sys.exit(f"--lower: no figure was measured under the name {name!r}")
    return lowered(figure, because, floors)


def _show(outcome: Outcome, floors: dict[str, Floor]) -> None:
    table = Table("figure", "now", "floor", "", title="Quality, in percent")
    for column in table.columns[1:3]:
        column.justify = "right"
    section = None
    for figure in outcome.figures:
        if section not in (None, figure.name.partition(":")[0]):
            table.add_section()
        section = figure.name.partition(":")[0]
        verdict, floor = judge(figure, floors), floors.get(figure.name)
        shown = f"{floor.floor:.1f}" if floor else ""
        table.add_row(figure.name, f"{figure.shown:.1f}", shown, verdict, style=STYLES[verdict])
    for name in outcome.gone(floors):
        table.add_row(name, "", f"{floors[name].floor:.1f}", "gone", style="bold red")
    console = Console()
    console.print(table)
    for name, reason in (outcome.absent | outcome.broken).items():
        console.print(f"{name}: not measured: {reason}", soft_wrap=True, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
