"""Draws pairs of real articles to be judged copies or not, and writes them for those who judge.

    python evals/judged_copies.py draw FOLDER PAIRS
    python evals/judged_copies.py sheets FOLDER PAIRS OUT
    python evals/judged_copies.py merge PAIRS VERDICTS VERDICTS JUDGED

`draw` takes pairs by how much of the shorter article's word 5-grams stands in the longer one: exact, over all
pairs, and by no part of what is shipped but the reader. `sheets` writes one text file a pair, with the
sentences that both share marked and no verdict of ours. `merge` puts the verdicts of two judges side by side.
"""

import argparse
import random
import re
import sys
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Row
from evals.record import read_lines
from evals.shingles import Grams, containments, grams_of, words_of
from evals.shipped import articles_in, write_lines
from onrecord.model import Article

SEED = 20160501
PAIRS = 150
EDGES = (0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 0.95)  # of the strata; the last one is open
FEWEST = 60  # 5-grams of the shorter article: below it, a share of them says little
EACH = 3  # pairs of any one article
TWINS = 3  # pairs with the very same words
LONGEST = 1200  # words of an article that a judge reads
SENTENCE = re.compile(r"""(?:(?<=[.!?])|(?<=[.!?]["”]))(?<![A-Z]\.)\s+(?=["“A-Z])""")
SAME, NEARLY = 0.8, 0.4  # of a sentence's 5-grams in the other article, from which it is marked
COPIES = frozenset({"whole", "partial", "update"})


def draw(articles: Sequence[Article], seed: int = SEED, number: int = PAIRS) -> list[Row]:
    """`{n, a, b, stratum}` for each pair, names in the order of the alphabet; `stratum` is its lower edge.

    One stratum after the other gives a pair, as long as it has any, so that the rare ones are taken whole.
    """
    rng = random.Random(seed)
    named = sorted((Path(article.file).name, grams_of(words_of(_body(article)))) for article in articles)
    strata = _strata([grams for _, grams in named])
    for pairs in strata.values():
        rng.shuffle(pairs)
    drawn: list[Row] = []
    used: Counter[int] = Counter()
    twins = 0
    while len(drawn) < number and any(strata.values()):
        for edge, pairs in strata.items():
            while pairs and len(drawn) < number:
                first, second = pairs.pop()
                twin = named[first][1] == named[second][1]
                if max(used[first], used[second]) == EACH or (twin and twins == TWINS):
                    continue
                twins += twin
                used.update((first, second))
                drawn.append({"a": named[first][0], "b": named[second][0], "stratum": edge})
                break
    rng.shuffle(drawn)
    return [{"n": place, **row} for place, row in enumerate(drawn, start=1)]


def _strata(grams: Sequence[Grams]) -> dict[float, list[tuple[int, int]]]:
    strata: dict[float, list[tuple[int, int]]] = {edge: [] for edge in EDGES}
    for pair, share in sorted(containments(grams).items()):
        if share >= EDGES[0] and min(len(grams[place]) for place in pair) >= FEWEST:
            strata[EDGES[bisect(EDGES, share) - 1]].append(pair)
    return strata


def _body(article: Article) -> str:
    return "\n\n".join(_paragraphs(article))


def _paragraphs(article: Article) -> list[str]:
    spans = [block.span for block in article.blocks if block.kind == "paragraph"]
    return [article.full_text[span.start : span.end] for span in spans]


def sheet(number: int, first: Article, second: Article) -> str:
    """What a judge reads of a pair. "=" before a sentence: the other has it too; "~": much of it."""
    parts = [f"PAIR {number}\n"]
    for name, own, other in (("A", first, second), ("B", second, first)):
        day = own.published.start.isoformat() if own.published else "no date"
        parts.append(f"===== {name}: {own.title}")
        parts.append(
            f"outlet: {own.outlet}; agency: {own.agency}; byline: {', '.join(own.byline)}; date: {day}"
        )
        parts.append(f"words: {len(words_of(_body(own)))}\n")
        parts.extend(_marked(own, grams_of(words_of(_body(other))), words_of(_body(other))))
        parts.append("")
    return "\n".join(parts)


def _marked(article: Article, other: Grams, words: Sequence[str]) -> Iterator[str]:
    there, left = f" {' '.join(words)} ", LONGEST
    for paragraph in _paragraphs(article):
        for sentence in SENTENCE.split(paragraph):
            own = words_of(sentence)
            if left > 0:
                yield f"{_mark(own, other, there)} {' '.join(sentence.split())}"
            left -= len(own)
        if left > 0:
            yield ""
    if left < 0:
        yield f"[{-left} more words not shown]"


def _mark(words: Sequence[str], other: Grams, there: str) -> str:
    grams = grams_of(words)
    if not grams:
        return "=" if words and f" {' '.join(words)} " in there else " "
    share = len(grams & other) / len(grams)
    return "=" if share >= SAME else "~" if share >= NEARLY else " "


def merge(pairs: Sequence[Row], first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """The pairs with both judges' relations, and `copy`: true, false, or null where they differ on it.

    `relation` is what both say, null where they differ. Raises ValueError where a verdict is missing.
    """
    by_judge = [{row["n"]: row["relation"] for row in verdicts} for verdicts in (first, second)]
    missing = [row["n"] for row in pairs if not all(row["n"] in judge for judge in by_judge)]
    if missing:
        raise ValueError(f"no verdict on {missing}")
    judged = []
    for row in pairs:
        relations = [judge[row["n"]] for judge in by_judge]
        copies = {relation in COPIES for relation in relations}
        judged.append(
            {
                **row,
                "judges": relations,
                "relation": relations[0] if len(set(relations)) == 1 else None,
                "copy": copies.pop() if len(copies) == 1 else None,
            }
        )
    return judged


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    tasks = parser.add_subparsers(dest="task", required=True)
    for task, paths in (
        ("draw", ("folder", "pairs")),
        ("sheets", ("folder", "pairs", "out")),
        ("merge", ("pairs", "first", "second", "judged")),
    ):
        one = tasks.add_parser(task)
        for path in paths:
            one.add_argument(path, type=Path)
    args = parser.parse_args()
    if args.task == "merge":
        judged = merge(*(read_lines(path) for path in (args.pairs, args.first, args.second)))
        write_lines(judged, args.judged)
    elif args.task == "draw":
        write_lines(draw(list(articles_in([args.folder]))), args.pairs)
    else:
        _write_sheets(args.folder, read_lines(args.pairs), args.out)
    return 0


def _write_sheets(folder: Path, pairs: Sequence[Row], out: Path) -> None:
    names = sorted({row[side] for row in pairs for side in ("a", "b")})
    held = {Path(article.file).name: article for article in articles_in([folder / name for name in names])}
    out.mkdir(parents=True, exist_ok=True)
    for row in pairs:
        text = sheet(row["n"], held[row["a"]], held[row["b"]])
        (out / f"{row['n']:03}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
