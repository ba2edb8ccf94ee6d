"""Draws statements that we find in real articles, to be judged right or wrong, and writes sheets of them.

    python evals/judged_statements.py draw FOLDER STATEMENTS
    python evals/judged_statements.py sheets FOLDER STATEMENTS OUT
    python evals/judged_statements.py merge STATEMENTS VERDICTS VERDICTS JUDGED

`draw` takes a hundred articles of the folder by a seed, finds what is said in all of them, and takes 150 of
those statements by a seed; beliefs, wants and fears are left out, and so is what is doubtful. It ends with an
error where an article cannot be read. `sheets` writes one text file a statement, the article up to it with
its parts marked. `merge` puts the verdicts of two judges side by side; `judged/statements/GUIDE.md` is what
they go by.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.attribution import ROLES
from evals.counting import Row
from evals.record import read_lines
from evals.shipped import write_lines
from evals.statement_places import in_text, likely, read_named, said_in
from onrecord.model import Article
from onrecord.model.statement import THOUGHTS

ARTICLES_SEED, ARTICLES = 2030, 100
SPENT_SEEDS = (2016, 2027, 2028, 2029)  # drew articles that were read since, and worked on
SEED, STATEMENTS = 20301122, 150
LABELLED = Path(__file__).parent / "judged" / "statements" / "labelled.jsonl"
DRAWN = LABELLED.with_name("drawn.txt")  # names of the articles of the draw that is kept, a line each
EACH = 4  # statements of any one article
QUESTIONS = ("content", "speakers", "force")
KEPT = ("n", "article", *ROLES, "kind", "force", "speakers")  # of a drawn statement


def drawn_names(folder: Path, number: int = ARTICLES) -> list[str]:
    """The file names of the articles, in the order in which the seed draws them.

    No earlier draw had them, and no statement of them was labelled. The draw before left out what the seeds
    before it draw. Raises ValueError where too few are left.
    """
    every = sorted(path.name for path in folder.iterdir())
    plain = [set(random.Random(seed).sample(every, number)) for seed in SPENT_SEEDS]
    left = [name for name in every if name not in set().union(*plain[:-1])]
    spent = set(random.Random(SPENT_SEEDS[-1]).sample(left, number)).union(*plain)
    rest = [name for name in every if name not in spent]
    labelled = {row["article"] for row in read_lines(LABELLED)}
    drawn = random.Random(ARTICLES_SEED).sample(rest, 2 * number)
    names = [name for name in drawn if name not in labelled][:number]
    if len(names) < number:
        raise ValueError(f"only {len(names)} articles are left to draw")
    return names


def draw(found: Mapping[str, Sequence[Row]], seed: int = SEED, number: int = STATEMENTS) -> list[Row]:
    """`number` of the statements that are no beliefs, wants or fears, in the order of the draw, numbered."""
    able = [row for name in sorted(found) for row in found[name] if row["force"] not in THOUGHTS]
    random.Random(seed).shuffle(able)
    of_article: Counter[str] = Counter()
    drawn: list[Row] = []
    for row in able:
        if len(drawn) < number and of_article[row["article"]] < EACH:
            of_article[row["article"]] += 1
            drawn.append({"n": len(drawn) + 1, **row})
    return drawn


def sheet(row: Row, article: Article) -> str:
    """What a judge reads: our reading of the statement, then the article to one paragraph after it."""
    speakers = [
        f"{one['name']} ({one['party'] or 'no party'})" + ("" if one["named"] else ", a description")
        for one in row["speakers"]
    ]
    day = article.published.start.isoformat() if article.published else "no date"
    head = [
        f"STATEMENT {row['n']}",
        f"kind: {row['kind']}",
        f"force: {row['force']}",
        f"speakers: {'; '.join(speakers) or 'none'}",
        f"said on: {' to '.join(sorted(set(row['said_on'] or ()))) or 'not known'}",
        "",
        f"===== {article.title}",
        f"outlet: {article.outlet}; byline: {', '.join(article.byline)}; date: {day}",
        "\n",
    ]
    return "\n".join(head) + "\n\n".join(_marked(row, article)) + "\n"


def _marked(row: Row, article: Article) -> list[str]:
    """The blocks to one after the statement, with {CONTENT: ... :CONTENT} and so on around its parts."""
    text = article.full_text
    marks = sorted(_marks(row, article), reverse=True)  # from the end; of one place, what closes is put first
    last = max((place for place, _, _ in marks), default=0)
    shown = []
    for block in article.blocks:
        words = block.span.of(text)
        for place, opens, mark in marks:
            if block.span.start <= place - (not opens) < block.span.end:
                at = place - block.span.start
                words = words[:at] + mark + words[at:]
        shown.append(words)
        if block.span.start >= last:
            break
    return shown


def _marks(row: Row, article: Article) -> list[tuple[int, bool, str]]:
    """Where in the full text, whether it opens a part, and the mark."""
    marks = []
    for role in ROLES:
        for start, end in in_text(article, row[role]):
            marks.append((start, True, f"{{{role.upper()}: "))
            marks.append((end, False, f" :{role.upper()}}}"))
    return marks


def merge(statements: Sequence[Row], first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """The statements with both judges' verdicts: `judges` holds {content, speakers, force} of each.

    Raises ValueError where a verdict is missing or is neither true nor false.
    """
    by_judge = [{row["n"]: row for row in verdicts} for verdicts in (first, second)]
    lacking = sorted(
        {
            row["n"]
            for row in statements
            for judge in by_judge
            if not all(isinstance(judge.get(row["n"], {}).get(each), bool) for each in QUESTIONS)
        }
    )
    if lacking:
        raise ValueError(f"no verdict on {lacking}")
    return [
        {
            **{key: row[key] for key in KEPT},
            "speakers": [one["name"] for one in row["speakers"]],
            "judges": [{each: judge[row["n"]][each] for each in QUESTIONS} for judge in by_judge],
        }
        for row in statements
    ]


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    tasks = parser.add_subparsers(dest="task", required=True)
    for task, paths in (
        ("draw", ("folder", "statements")),
        ("sheets", ("folder", "statements", "out")),
        ("merge", ("statements", "first", "second", "judged")),
    ):
        one = tasks.add_parser(task)
        for path in paths:
            one.add_argument(path, type=Path)
    args = parser.parse_args()
    if args.task == "merge":
        judged = merge(*(read_lines(path) for path in (args.statements, args.first, args.second)))
        write_lines(judged, args.judged)
    elif args.task == "draw":
        names = drawn_names(args.folder)
        found = likely(said_in(read_named(args.folder, names).values()))
        DRAWN.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        args.statements.parent.mkdir(parents=True, exist_ok=True)
        write_lines(draw(found), args.statements)
        print(f"{len(found)} articles, {sum(map(len, found.values()))} statements", file=sys.stderr)
    else:
        _write_sheets(args.folder, read_lines(args.statements), args.out)
    return 0


def _write_sheets(folder: Path, statements: Sequence[Row], out: Path) -> None:
    articles = read_named(folder, sorted({row["article"] for row in statements}))
    out.mkdir(parents=True, exist_ok=True)
    for row in statements:
        (out / f"{row['n']:03}.txt").write_text(sheet(row, articles[row["article"]]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
