"""Measures copy detection on copies made by seeded edits. `python evals/copies.py FOLDER`.

Some of the articles in a folder, none with a copy there, are edited, each in every way of `edits`, and ours
and its peers look for copies among the whole folder and what was made of it. Recall, for each edit: copies
found to be one (whole, partial or update) with the article they were made from. Precision: pairs found of
which one was made from the other, or both from the same. Pairs made from two articles that may be copies as
they are, by an exact comparison, are left out: `judged_scores` is for them.
"""

import argparse
import random
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from rich.console import Console
from rich.table import Table

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.copy_peers import Copies, find_by_peers
from evals.counting import Count, Row, Tally
from evals.edits import edits
from evals.shingles import containments, grams_of, words_of
from evals.shipped import NotBuiltError, find_copies, read_articles

COPIES = frozenset({"whole", "partial", "update"})
OURS = "ours"
SEED = 20160110
EDITED = 100  # articles that are edited
LEAST_WORDS, LEAST_PARAGRAPHS = 150, 4
# The part of the smaller set of 5-grams that both have: above it, two articles are no strangers; they may be
# copies, for all that this comparison can tell; one most likely is a copy.
KNOWN, KIN, COPIED = 0.02, 0.1, 0.25


@dataclass(frozen=True)
class Made:
    """Rows for `find_copies`, and where each comes from: id -> ids of the articles it was made from.

    `kin` are the pairs of articles of the folder that may be copies as they are.
    """

    rows: list[Row]
    roots: dict[str, frozenset[str]]
    edit_of: dict[str, str]
    kin: Copies


def make_copies(rows: list[Row], seed: int = SEED, number: int = EDITED) -> Made:
    """Edits strangers among `rows` (`{id, text}`, paragraphs parted by blank lines); all rows stay."""
    rng = random.Random(seed)
    shared = _shared(rows)
    drawn = list(_strangers(rng.sample(rows, len(rows)), shared))[:number]
    kin = frozenset(pair for pair, share in shared.items() if share > KIN)
    made = Made(list(rows), {row["id"]: frozenset({row["id"]}) for row in rows}, {}, kin)
    # Stories that are merged are of the same days, so neighbours by date.
    originals = sorted(drawn, key=lambda row: (row.get("published") or "", row["id"]))
    for place, row in enumerate(originals):
        other = originals[place - 1 if place else 1]
        for edit in edits():
            copy = f"{row['id']}#{edit.name}"
            parts = edit.make(_paragraphs(row), _paragraphs(other), rng)
            made.rows.append({**row, "id": copy, "outlet": None, "text": "\n\n".join(parts)})
            made.roots[copy] = frozenset({row["id"], other["id"]} if edit.name == "merged" else {row["id"]})
            made.edit_of[copy] = edit.name
    return made


def _shared(rows: Sequence[Row]) -> dict[frozenset[str], float]:
    grams = [grams_of(words_of(row["text"])) for row in rows]
    return {
        frozenset((rows[first]["id"], rows[second]["id"])): share
        for (first, second), share in containments(grams).items()
        if share > KNOWN
    }


def _paragraphs(row: Row) -> list[str]:
    return [part for part in row["text"].split("\n\n") if part.strip()]


def _strangers(rows: Iterable[Row], shared: Mapping[frozenset[str], float]) -> Iterator[Row]:
    """The articles long enough that are no copies, and share next to nothing with those before them."""
    copied = {name for pair, share in shared.items() if share > COPIED for name in pair}
    taken: list[str] = []
    for row in rows:
        long_enough = len(row["text"].split()) >= LEAST_WORDS and len(_paragraphs(row)) >= LEAST_PARAGRAPHS
        known = any(frozenset((row["id"], other)) in shared for other in taken)
        if long_enough and not known and row["id"] not in copied:
            taken.append(row["id"])
            yield row


def copies_in(found: Iterable[Row]) -> Copies:
    """The pairs that are told to be copies, of what `find_copies` gives."""
    return frozenset(frozenset((row["a"], row["b"])) for row in found if row["relation"] in COPIES)


def score_copies(made: Made, pairs: Collection[frozenset[str]]) -> dict[str, Count]:
    """`recall` over all edits, `precision`, and `recall: EDIT` for each edit."""
    figures = {edit.name: Tally() for edit in edits()}
    for copy, edit in made.edit_of.items():
        figures[edit].add(frozenset((copy, copy.partition("#")[0])) in pairs)
    right = Tally()
    for pair in pairs:
        verdict = _is_right(made, pair)
        if verdict is not None:
            right.add(verdict)
    total = Count(sum(t.right for t in figures.values()), sum(t.total for t in figures.values()))
    by_edit = {f"recall: {name}": tally.count for name, tally in figures.items()}
    return {"recall": total, "precision": right.count, **by_edit}


def _is_right(made: Made, pair: frozenset[str]) -> bool | None:
    """Whether two texts have a root in common; None where their roots may be copies."""
    first, second = (made.roots[one] for one in sorted(pair))
    if first & second:
        return True
    return None if any(frozenset(roots) in made.kin for roots in product(first, second)) else False


def score_systems(made: Made) -> dict[str, dict[str, Count]]:
    """The figures of ours and of each peer. Raises shipped.NotBuiltError."""
    found = {OURS: copies_in(find_copies(made.rows)), **find_by_peers(made.rows)}
    return {name: score_copies(made, pairs) for name, pairs in found.items()}


def f1(figures: Mapping[str, Count]) -> float:
    """Of precision and recall, 0 to 100."""
    precision, recall = (figures[name].share or 0.0 for name in ("precision", "recall"))
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print wrong pairs and copies not found")
    args = parser.parse_args()
    made = make_copies(list(read_articles([args.folder])))
    try:
        if args.misses:
            print(*misses(made, list(find_copies(made.rows))), sep="\n")
        systems = score_systems(made)
    except NotBuiltError as error:
        print(error, file=sys.stderr)
        return 2
    table = Table("figure", *systems)
    for name in next(iter(systems.values())):
        counts = (figures[name] for figures in systems.values())
        table.add_row(name, *(f"{count.right}/{count.total}" for count in counts))
    table.add_row("F1", *(f"{f1(figures):.1f}" for figures in systems.values()))
    Console().print(table)
    return 0


def misses(made: Made, found: list[Row]) -> list[str]:
    """Pairs wrongly taken for copies, then copies that were not found, a line each."""
    copies = [row for row in found if row["relation"] in COPIES]
    pairs = copies_in(copies)
    wrong = [row for row in copies if _is_right(made, frozenset((row["a"], row["b"]))) is False]
    missed = [copy for copy in made.edit_of if frozenset((copy, copy.partition("#")[0])) not in pairs]
    return [
        *(f"  wrong   {row['a']} {row['b']} {row['relation']} {row['shared']}" for row in wrong),
        *(f"  missed  {copy}" for copy in missed),
    ]


if __name__ == "__main__":
    sys.exit(main())
