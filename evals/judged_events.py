"""Draws events that the program found in real articles, and writes them for those who judge.

    python evals/judged_events.py draw FOLDER EVENTS [--without SPENT]
    python evals/judged_events.py sheets FOLDER EVENTS OUT
    python evals/judged_events.py merge EVENTS VERDICTS VERDICTS JUDGED

`draw` runs the program over the articles of `judged_sample.py` and takes events by a seed, whatever they look
like, but for those of a file of events that were judged before. `sheets` writes them, ten a file, with the
guide of `judged/events/GUIDE.md`. A judge answers with JSON lines,
`{"n": 1, "type": "yes", "roles": "no", "factuality": "yes", "why": "..."}`; `merge` puts two judges' verdicts
side by side, without their reasons, which may quote.
"""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Row
from evals.judged_sample import Sample, later_paths, on_record, same_place, shown
from evals.record import read_lines
from evals.shipped import articles_in, write_lines

SEED = 20161107
EVENTS = 150
EACH = 4  # events of any one article
A_SHEET = 10
PARTS = ("type", "roles", "factuality")
SAID = {"yes": True, "no": False, True: True, False: False}
GUIDE = Path(__file__).parent / "judged" / "events" / "GUIDE.md"


def draw(sample: Sample, seed: int = SEED, number: int = EVENTS) -> list[Row]:
    """Rows of `judged_sample.event_row` with their number `n`: few of any article, all alike likely."""
    rng = random.Random(seed)
    by_article: dict[str, list[Row]] = {}
    for _, row in sample.events():
        by_article.setdefault(row["article"], []).append(row)
    pool: list[Row] = []
    for _, rows in sorted(by_article.items()):
        rows.sort(key=repr)
        pool += rng.sample(rows, min(EACH, len(rows)))
    drawn = rng.sample(pool, min(number, len(pool)))
    return [{"n": place, **row} for place, row in enumerate(drawn, start=1)]


def merge(events: Sequence[Row], first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """The events with `judges`, two verdicts a part. Raises ValueError where one is missing or unclear."""
    by_judge = [{row["n"]: row for row in verdicts} for verdicts in (first, second)]
    return [
        {**row, "judges": {part: _verdicts(row["n"], part, by_judge) for part in PARTS}} for row in events
    ]


def _verdicts(number: int, part: str, by_judge: Sequence[dict[int, Row]]) -> list[bool]:
    given = [judge.get(number, {}).get(part) for judge in by_judge]
    if not all(isinstance(one, str | bool) and one in SAID for one in given):
        raise ValueError(f"event {number}, {part}: the verdicts are {given}")
    return [SAID[one] for one in given]


def write_sheets(folder: Path, rows: Sequence[Row], out: Path, guide: Path, each: int = A_SHEET) -> None:
    """The sheets of `rows` in folder `out`, `each` a file, and the guide beside them."""
    names = sorted({row["article"] for row in rows})
    held = {Path(article.file).name: article for article in articles_in([folder / name for name in names])}
    out.mkdir(parents=True, exist_ok=True)
    (out / "GUIDE.md").write_bytes(guide.read_bytes())
    for start in range(0, len(rows), each):
        sheets = [shown(row["n"], row, held[row["article"]]) for row in rows[start : start + each]]
        text = f"\n\n{'=' * 80}\n".join(sheets) + "\n"
        (out / f"{start // each + 1:02}.txt").write_text(text, encoding="utf-8")


def command(
    about: str,
    sheets: Callable[[Path, Sequence[Row], Path], None],
    paths: Callable[[Path], list[Path]],
    **tasks: Callable[..., list[Row]],
) -> int:
    """A command line of `draw` from the articles that `paths` gives of a folder, `sheets` and `merge`.

    Returns its exit code.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    chosen = parser.add_subparsers(dest="task", required=True)
    for task, files in (
        ("draw", ("folder", "drawn")),
        ("sheets", ("folder", "drawn", "out")),
        ("merge", ("drawn", "first", "second", "judged")),
    ):
        one = chosen.add_parser(task)
        for file in files:
            one.add_argument(file, type=Path)
        if task == "draw":
            one.add_argument("--without", type=Path, help="events that are passed over")
    args = parser.parse_args()
    if args.task == "draw":
        spent = frozenset(same_place(row) for row in (read_lines(args.without) if args.without else ()))
        sample = replace(on_record(tuple(paths(args.folder))), spent=spent)
        write_lines(tasks["draw"](sample), args.drawn)
    elif args.task == "sheets":
        sheets(args.folder, read_lines(args.drawn), args.out)
    else:
        judged = tasks["merge"](*(read_lines(path) for path in (args.drawn, args.first, args.second)))
        write_lines(judged, args.judged)
    return 0


def _sheets(folder: Path, rows: Sequence[Row], out: Path) -> None:
    write_sheets(folder, rows, out, GUIDE)


if __name__ == "__main__":
    sys.exit(command(__doc__, _sheets, later_paths, draw=draw, merge=merge))
