"""Measures copy detection on judged pairs of real articles. `python evals/judged_scores.py FOLDER`

All articles of the folder are compared, as in a ledger; the pairs of `judged/copies/judged.jsonl` are scored.
Pairs on which the judges differ (copy or not) are counted and left out. Peers see the same articles.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.agreement import kappa, observed
from evals.copies import COPIES, OURS
from evals.copy_peers import Copies, find_by_peers
from evals.counting import Row, Scores
from evals.record import read_lines
from evals.shipped import articles_in, built
from onrecord.model import Article

JUDGED = Path(__file__).parent / "judged" / "copies" / "judged.jsonl"
APART = frozenset({"topic", "furniture", "none"})  # to us one thing: nothing that a reader must know

Relations = Mapping[frozenset[str], str]  # pair of file names -> our verdict


@dataclass(frozen=True)
class Found:
    """Our verdicts, and the pairs that each peer takes for copies."""

    ours: Relations
    peers: Mapping[str, Copies]

    def systems(self) -> dict[str, Copies]:
        """All of them, ours first."""
        own = frozenset(pair for pair, relation in self.ours.items() if relation in COPIES)
        return {OURS: own, **self.peers}


def find_judged(articles: Sequence[Article], judged: Sequence[Row]) -> Found:
    """Looks for copies among `articles`; peers look at the judged ones, which is the same to them."""
    names = {article.id: Path(article.file).name for article in articles}
    asked = {row[side] for row in judged for side in ("a", "b")}
    texts = {names[article.id]: article.text for article in articles if names[article.id] in asked}
    found = built("onrecord.link.copies.find", "find_copies")(articles)
    ours = {frozenset((names[one.original], names[one.copy])): one.relation for one in found}
    return Found(ours, find_by_peers([{"id": name, "text": text} for name, text in sorted(texts.items())]))


def score(judged: Sequence[Row], copies: Copies) -> Scores:
    """Precision, recall and F1 of "is a copy" on the pairs that are not disputed."""
    clear = [row for row in judged if row["copy"] is not None]
    told = [row["copy"] for row in clear if _pair(row) in copies]
    return Scores.of(sum(told), len(told), sum(row["copy"] for row in clear))


def confusion(judged: Sequence[Row], ours: Relations) -> Counter[tuple[str, str]]:
    """How often the judges' common relation met ours, of the pairs on which they agree."""
    return Counter(
        (row["relation"], ours.get(_pair(row), "none")) for row in judged if row["relation"] is not None
    )


def figures(judged: Sequence[Row], found: Found) -> dict[str, float]:
    """Everything for `make eval`, 0 to 100."""
    table = confusion(judged, found.ours)
    right = sum(count for (theirs, ours), count in table.items() if _plain(theirs) == _plain(ours))
    relations = list(zip(*(row["judges"] for row in judged), strict=True))
    copy = [[relation in COPIES for relation in judge] for judge in relations]
    named = {}
    for system, copies in found.systems().items():
        by = "" if system == OURS else f", {system}"
        for name, value in zip(("precision", "recall", "F1"), score(judged, copies), strict=True):
            named[f"{name}{by}"] = value
    return {
        "relation as judged": 100 * right / sum(table.values()),
        **named,
        "judges agree, copy": 100 * observed(*copy),
        "judges agree, copy, kappa": 100 * kappa(*copy),
        "judges agree, relation": 100 * observed(*relations),
        "judges agree, relation, kappa": 100 * kappa(*relations),
    }


def misses(judged: Sequence[Row], ours: Relations) -> list[str]:
    """Pairs that we tell otherwise than the judges, a line each."""
    lines = []
    for row in judged:
        relation = ours.get(_pair(row), "none")
        if row["copy"] is not None and row["copy"] != (relation in COPIES):
            lines.append(f"  {row['n']} {'/'.join(row['judges'])}, ours {relation}: {row['a']} {row['b']}")
    return lines


def _pair(row: Row) -> frozenset[str]:
    return frozenset((row["a"], row["b"]))


def _plain(relation: str) -> str:
    return "topic" if relation in APART else relation


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the pairs that we tell otherwise")
    args = parser.parse_args()
    judged = read_lines(JUDGED)
    found = find_judged(list(articles_in([args.folder])), judged)
    if args.misses:
        print(*misses(judged, found.ours), sep="\n")
    disputed = sum(row["copy"] is None for row in judged)
    print(f"{len(judged)} pairs, {disputed} disputed and left out")
    for name, value in figures(judged, found).items():
        print(f"{name:40} {value:5.1f}")
    show(confusion(judged, found.ours))
    return 0


def show(counts: Counter[tuple[str, str]]) -> None:
    """Prints a table of the judges' relations (rows) and ours (columns)."""
    columns = sorted({ours for _, ours in counts})
    table = Table("judged \\ ours", *columns)
    for relation in sorted({theirs for theirs, _ in counts}):
        table.add_row(relation, *(str(counts[relation, ours] or "") for ours in columns))
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
