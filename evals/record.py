"""Scores an export against what a careful reader found. `python evals/record.py --help`.

The gold is YAML in the layout of `src/onrecord/samples/gold.yaml`, whose head says what each field means.

Statements are found when exported ones of the same article cover at least 70% of a gold content's letters
and no more than half of what they cover lies outside every gold content; "with speaker" counts only those
that name nobody but accepted speakers. Precision is over exported statements, optional gold contents
included. Events are found with the right type and an accepted name in every role that the gold names. The
measures are explained where they are: gold_articles, gold_statements, gold_events, gold_claims.
"""

import argparse
import json
import sys
from pathlib import Path

import yaml

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Report, Row
from evals.gold_articles import score_articles
from evals.gold_claims import score_claims
from evals.gold_events import score_events
from evals.gold_statements import score_records, score_statements
from evals.matching import flat

KINDS = ("articles", "statements", "events", "claims")


def score_record(gold: Row, articles: Path, export: Path) -> Report:
    """All figures of the export in folder `export` against `gold`, whose files lie in folder `articles`."""
    rows = {kind: read_lines(export / f"{kind}.jsonl") for kind in KINDS}
    texts = read_texts(gold, articles)
    report = Report()
    report.extend(score_articles(gold.get("articles", []), rows["articles"]))
    report.extend(score_statements(gold.get("statements", []), texts, rows["statements"]))
    report.extend(score_events(gold.get("events", []), rows["events"]))
    report.extend(score_claims(gold.get("claims", []), gold.get("events", []), rows["claims"]))
    report.extend(score_records(gold.get("records", []), texts, rows["statements"]))
    return report


def read_gold(path: Path) -> Row:
    """A gold file as plain lists and dicts."""
    gold: Row = yaml.safe_load(path.read_text(encoding="utf-8"))
    return gold


def read_lines(path: Path) -> list[Row]:
    """The rows of a JSON lines file; none if there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_texts(gold: Row, articles: Path) -> dict[str, str]:
    """File name -> flat text of each file that the statements or articles of the gold name."""
    named = {row["file"] for kind in ("statements", "articles") for row in gold.get(kind, [])}
    return {file: flat((articles / file).read_text(encoding="utf-8")) for file in sorted(named)}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="gold file, YAML")
    parser.add_argument("articles", type=Path, help="folder of the files that the gold names")
    parser.add_argument(
        "export", type=Path, help="what `onrecord export FOLDER --format jsonl` wrote for them"
    )
    parser.add_argument("--misses", action="store_true", help="print what was missed or wrong first")
    parser.add_argument("--json", action="store_true", help="print {figure: share}")
    args = parser.parse_args()
    report = score_record(read_gold(args.gold), args.articles, args.export)
    if args.misses:
        print(*report.misses, sep="\n")
    if args.json:
        print(json.dumps({figure: count.share for figure, count in report.figures.items()}))
        return
    for figure, count in report.figures.items():
        share = "" if count.share is None else f"  {100 * count.share:.0f}%"
        print(f"{figure:32} {count.right}/{count.total}{share}")


if __name__ == "__main__":
    main()
