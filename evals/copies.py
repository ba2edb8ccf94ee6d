"""Measures copy detection on copies made by seeded edits. `python evals/copies.py FOLDER`.

From the articles in a folder a sample is drawn that has no copies in it, by exhaustive comparison. Some of
them are edited, each in every way of `edits`, and the program looks for copies among the lot. Recall, for
each edit: copies found to be one (whole, partial or update) with the article they were made from. Precision:
pairs found of which one was made from the other, or both from the same; pairs of unedited articles count.
"""

import argparse
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Count, Row, Tally
from evals.edits import edits
from evals.shipped import NotBuiltError, find_copies, read_articles

COPIES = {"whole", "partial", "update"}
SEED = 20160110
EDITED, OTHERS = 40, 200  # articles that are edited, and that stand by
GRAM = 5
LEAST_WORDS = 150
ALIKE = 0.02  # 5-grams of the shorter one shared: above it, two drawn articles are not strangers


@dataclass(frozen=True)
class Made:
    """Rows for `find_copies`, and where each comes from: id -> ids of the articles it was made from."""

    rows: list[Row]
    roots: dict[str, frozenset[str]]
    edit_of: dict[str, str]


def make_copies(rows: list[Row], seed: int = SEED) -> Made:
    """Draws strangers from `rows` (`{id, text}`, paragraphs parted by blank lines) and edits some of them."""
    rng = random.Random(seed)
    drawn = list(_strangers(rng.sample(rows, len(rows)), EDITED + OTHERS))
    made = Made(list(drawn), {row["id"]: frozenset({row["id"]}) for row in drawn}, {})
    # Stories that are merged are of the same days, so neighbours by date.
    originals = sorted(drawn[:EDITED], key=lambda row: (row.get("published") or "", row["id"]))
    for number, row in enumerate(originals):
        other = originals[number - 1 if number else 1]
        for edit in edits():
            copy = f"{row['id']}#{edit.name}"
            parts = edit.make(_paragraphs(row), _paragraphs(other), rng)
            made.rows.append({**row, "id": copy, "outlet": None, "text": "\n\n".join(parts)})
            made.roots[copy] = frozenset({row["id"], other["id"]} if edit.name == "merged" else {row["id"]})
            made.edit_of[copy] = edit.name
    return made


def score_copies(made: Made, found: Iterable[Row]) -> dict[str, Count]:
    """`recall: EDIT` for each edit, `recall` over all and `precision`."""
    pairs = {frozenset((row["a"], row["b"])) for row in found if row["relation"] in COPIES}
    figures = {edit.name: Tally() for edit in edits()}
    for copy, edit in made.edit_of.items():
        figures[edit].add(frozenset((copy, copy.partition("#")[0])) in pairs)
    right = Tally()
    for pair in pairs:
        first, second = sorted(pair)
        right.add(bool(made.roots[first] & made.roots[second]))
    total = Count(sum(t.right for t in figures.values()), sum(t.total for t in figures.values()))
    by_edit = {f"recall: {name}": tally.count for name, tally in figures.items()}
    return {"recall": total, "precision": right.count, **by_edit}


def _paragraphs(row: Row) -> list[str]:
    return [part for part in row["text"].split("\n\n") if part.strip()]


def _strangers(rows: Iterable[Row], number: int) -> Iterator[Row]:
    """The first articles long enough that share next to nothing with those before them."""
    holders: dict[tuple[str, ...], list[int]] = {}
    sizes: list[int] = []
    for row in rows:
        words = row["text"].lower().split()
        if len(words) < LEAST_WORDS or len(_paragraphs(row)) < 4:
            continue
        grams = {tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}
        shared: dict[int, int] = {}
        for gram in grams:
            for holder in holders.get(gram, ()):
                shared[holder] = shared.get(holder, 0) + 1
        if any(count > ALIKE * min(len(grams), sizes[holder]) for holder, count in shared.items()):
            continue
        for gram in sorted(grams):
            holders.setdefault(gram, []).append(len(sizes))
        sizes.append(len(grams))
        yield row
        if len(sizes) == number:
            return


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print wrong pairs and copies not found")
    args = parser.parse_args()
    try:
        made = make_copies(list(read_articles([args.folder])))
        found = list(find_copies(made.rows))
    except NotBuiltError as error:
        print(error, file=sys.stderr)
        return 2
    if args.misses:
        print(*misses(made, found), sep="\n")
    for name, count in score_copies(made, found).items():
        print(f"{name:24} {count.right}/{count.total}")
    return 0


def misses(made: Made, found: list[Row]) -> list[str]:
    """Pairs wrongly taken for copies, then copies that were not found, a line each."""
    copies = [row for row in found if row["relation"] in COPIES]
    pairs = {frozenset((row["a"], row["b"])) for row in copies}
    wrong = [row for row in copies if not made.roots[row["a"]] & made.roots[row["b"]]]
    missed = [copy for copy in made.edit_of if frozenset((copy, copy.partition("#")[0])) not in pairs]
    return [
        *(f"  wrong   {row['a']} {row['b']} {row['relation']} {row['shared']}" for row in wrong),
        *(f"  missed  {copy}" for copy in missed),
    ]


if __name__ == "__main__":
    sys.exit(main())
