"""Scores time expressions on TimeML files, as TempEval-3 did. `python evals/times.py FOLDER PRED`.

PRED lines: `{id, times: [{start, end, type, value}]}`, offsets in characters of the text that
`python evals/times.py FOLDER --documents` prints. Strict F1 asks for the same extent, relaxed F1 for one that
overlaps, type and value F1 for the same type and the same value of one that overlaps.
"""

import argparse
import html
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Row, Scores
from evals.record import read_lines

_CREATED = re.compile(r"<DCT>.*?value=\"([^\"]+)\"", re.DOTALL)
_TEXT = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
_MARKUP = re.compile(r"<(?P<close>/?)(?P<tag>\w+)(?P<attributes>[^>]*)>|(?P<words>[^<]+)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, order=True)
class Expression:
    """One TIMEX3: `[start, end)` in characters of the document's text."""

    start: int
    end: int
    type: str | None
    value: str | None


@dataclass(frozen=True)
class TimeDocument:
    """One TimeML file without its markup; `published` is an ISO day or None."""

    id: str
    published: str | None
    text: str
    gold: tuple[Expression, ...]


@dataclass(frozen=True)
class TimeScore:
    """F1 from 0 to 100, and how many expressions there are and were predicted."""

    gold: int
    predicted: int
    strict: float
    relaxed: float
    type: float
    value: float


def read_timeml(folder: Path) -> list[TimeDocument]:
    """All `.tml` files of a folder, in the order of their names."""
    return [
        parse_timeml(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.tml"))
    ]


def parse_timeml(name: str, markup: str) -> TimeDocument:
    """The text inside <TEXT> with its TIMEX3; one without words (a self-closing tag) is left out."""
    created = _CREATED.search(markup)
    body = _TEXT.search(markup)
    text = ""
    gold: list[Expression] = []
    opened: list[tuple[int, dict[str, str]]] = []
    for part in _MARKUP.finditer(body.group(1) if body else ""):
        if part["words"]:
            text += html.unescape(part["words"])
        elif part["tag"] == "TIMEX3" and part["close"]:
            start, attributes = opened.pop()
            gold.append(Expression(start, len(text), attributes.get("type"), attributes.get("value")))
        elif part["tag"] == "TIMEX3" and not part["attributes"].endswith("/"):
            opened.append((len(text), dict(_ATTRIBUTE.findall(part["attributes"]))))
    ordered = sorted(gold, key=lambda found: (found.start, found.end, str(found.type), str(found.value)))
    return TimeDocument(name, created.group(1)[:10] if created else None, text, tuple(ordered))


def score_times(documents: list[TimeDocument], predicted: list[Row]) -> TimeScore:
    """Each prediction, in order, takes the first gold expression it overlaps that is not taken."""
    by_id = {row["id"]: row["times"] for row in predicted}
    gold_total = predicted_total = strict = relaxed = kind = value = 0
    for document in documents:
        found = [
            Expression(t["start"], t["end"], t.get("type"), t.get("value"))
            for t in by_id.get(document.id, [])
        ]
        gold_total += len(document.gold)
        predicted_total += len(found)
        extents = {(gold.start, gold.end) for gold in document.gold}
        strict += sum((one.start, one.end) in extents for one in found)
        for one, gold in _matched(found, document.gold):
            relaxed += 1
            kind += one.type == gold.type
            value += one.value == gold.value
    f1 = [Scores.of(right, predicted_total, gold_total).f1 for right in (strict, relaxed, kind, value)]
    return TimeScore(gold_total, predicted_total, *f1)


def _matched(found: list[Expression], gold: tuple[Expression, ...]) -> list[tuple[Expression, Expression]]:
    free = list(gold)
    pairs = []
    for one in found:
        match = next((other for other in free if one.start < other.end and other.start < one.end), None)
        if match is not None:
            free.remove(match)
            pairs.append((one, match))
    return pairs


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("predicted", type=Path, nargs="?")
    parser.add_argument("--documents", action="store_true", help="print the inputs, one a line")
    args = parser.parse_args()
    documents = read_timeml(args.folder)
    if args.documents:
        for one in documents:
            row = {"id": one.id, "published": one.published, "text": one.text}
            print(json.dumps(row, ensure_ascii=False))
        return
    if args.predicted is None:
        parser.error("PRED is missing")
    score = score_times(documents, read_lines(args.predicted))
    print(
        f"gold {score.gold} predicted {score.predicted} strict F1 {score.strict:.1f} "
        f"relaxed F1 {score.relaxed:.1f} type F1 {score.type:.1f} value F1 {score.value:.1f}"
    )


if __name__ == "__main__":
    main()
