"""Scores what is shipped by the judged statements. `python evals/statement_verdicts.py FOLDER`

A judged statement that is still found with the same content and the same speakers keeps its verdict, whatever
else has changed; those that are not, or are doubtful by now, are counted and left out. All drawn articles are
read, and none may fail.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.agreement import kappa, observed
from evals.counting import Row, Tally
from evals.judged_statements import DRAWN
from evals.record import read_lines
from evals.statement_places import likely, read_named, said_in

JUDGED = Path(__file__).parent / "judged" / "statements" / "judged.jsonl"

Found = Mapping[str, Sequence[Row]]  # by article
Verdict = Mapping[str, bool]


def right(verdict: Verdict) -> bool:
    """Right in content and in speakers."""
    return verdict["content"] and verdict["speakers"]


def still_found(judged: Sequence[Row], found: Found) -> list[tuple[Row, Row]]:
    """The judged statements with what is found in their place: same content, same speakers."""
    pairs = []
    for row in judged:
        for one in found.get(row["article"], ()):
            names = [each["name"] for each in one["speakers"]]
            if one["content"] == row["content"] and names == row["speakers"]:
                pairs.append((row, one))
                break
    return pairs


def figures(judged: Sequence[Row], found: Found) -> dict[str, float]:
    """Everything for `make eval`, 0 to 100. Agreement is over all that was judged."""
    pairs = still_found(judged, found)
    rows = [row for row, _ in pairs]
    verdicts = [[right(row["judges"][judge]) for row in judged] for judge in (0, 1)]
    return {
        "content and speakers right": _share(_both(row, right) for row in rows),
        "content and speakers right, first judge": _share(right(row["judges"][0]) for row in rows),
        "content and speakers right, second judge": _share(right(row["judges"][1]) for row in rows),
        "content right": _share(_both(row, lambda one: one["content"]) for row in rows),
        "speakers right": _share(_both(row, lambda one: one["speakers"]) for row in rows),
        "force right": _share(
            _both(row, lambda one: one["force"]) for row, one in pairs if one["force"] == row["force"]
        ),
        "still found": 100 * len(pairs) / len(judged),
        "judges agree": 100 * observed(*verdicts),
        "judges agree, kappa": 100 * kappa(*verdicts),
    }


def _both(row: Row, asked: Callable[[Verdict], bool]) -> bool:
    return all(asked(verdict) for verdict in row["judges"])


def _share(values: Iterable[bool]) -> float:
    tally = Tally()
    for value in values:
        tally.add(value)
    return 100 * (tally.count.share or 0.0)


def measure(folder: Path) -> dict[str, float]:
    """Reads all drawn articles of the folder, and scores. Raises ValueError where one cannot be read."""
    articles = read_named(folder, DRAWN.read_text(encoding="utf-8").split())
    return figures(read_lines(JUDGED), likely(said_in(articles.values())))


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    for name, value in measure(parser.parse_args().folder).items():
        print(f"{name:42} {value:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
