"""Runs the shipped code on data. `python evals/predict.py TASK INPUT OUTPUT`

Input and output are JSON lines; offsets are characters of `text`, `[start, end)`.

attribution  {id, text} -> {id, attributions: [{source: [[s, e]], cue: [[s, e]], content: [[s, e]]}]}
times        {id, published, text} -> {id, times: [{start, end, type, value}]}
events       {id, published, text} -> {id, events: [{type, mode, roles: {actor: [name], ...}, factuality,
             when, start, end}]}, start and end of the clause that tells it
copies       {id, text, published?, outlet?} -> a line a pair: {a, b, relation, shared}; relation is whole,
             partial, update, speech or topic, shared the part of the shorter text found in the longer
pages        a folder of .html or .html.gz -> {file, title, authors, date, outlet, text}
checks       {id, quote, speaker, date?}, with --transcripts FOLDER -> {id, check, document, turn,
             differences}

Exit code 2: the task is not built yet, or the input is not what it asks for.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals import shipped
from evals.counting import Row
from evals.record import read_lines

BY_LINES = {
    "attribution": shipped.find_attributions,
    "copies": shipped.find_copies,
    "events": shipped.find_events,
    "times": shipped.find_times,
}
TASKS = (*sorted(BY_LINES), "checks", "pages")


def predict(task: str, source: Path, transcripts: Path | None = None) -> Iterable[Row]:
    """What the shipped code finds in `source` for one of `TASKS`. Raises shipped.NotBuiltError."""
    if task == "pages":
        return shipped.read_pages(source)
    if task == "checks":
        return shipped.check_quotations(read_lines(source), transcripts or Path())
    return BY_LINES[task](read_lines(source))


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--transcripts", type=Path, help="folder of transcripts, for checks")
    args = parser.parse_args()
    if not args.input.exists():
        parser.error(f"{args.input}: no such file or folder")
    if args.task == "checks" and args.transcripts is None:
        parser.error("checks needs --transcripts FOLDER")
    try:
        count = shipped.write_lines(predict(args.task, args.input, args.transcripts), args.output)
    except shipped.NotBuiltError as error:
        print(f"{args.task}: {error}", file=sys.stderr)
        return 2
    print(f"{count} lines in {args.output}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
