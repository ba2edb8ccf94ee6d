"""Measures which statements of any story deny something. `python evals/labelled_denials.py FOLDER [--misses]`

`judged/denials/labelled.jsonl` has a line for each of 816 news articles that readers went through statement
by statement, the statements being those that the program found: which of them deny something said, reported
or suspected, outright or in other words, and which lines of the article tell that. Readers are language
models, one an article; the articles are general news, with denials of companies, candidates and the accused.
Rules were tried on some of the articles (`tried`), so that the figures are of the others, drawn by a seed.

A statement is called a denial when a claim has it among the positions that deny. Statements that overlap,
those of one breath, count once. Of the denials found it is said how many a claim sets beside a line that
tells what they deny.
"""

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Count, Row
from evals.judged_sample import Sample, on_record, paths_of, untried
from evals.record import read_lines
from evals.statement_places import in_document
from onrecord.model import Annotations, Article, Claim, Span, Statement

LABELLED = Path(__file__).parent / "judged" / "denials" / "labelled.jsonl"
ARTICLES, SEED = 150, 2033
SAME = 0.5  # share that two contents have in common of all that either has


@dataclass(frozen=True)
class Outcome:
    """What is said in one breath: what the reader has on it, None where it denies nothing, and whether a
    claim has it as a denial. `told` says whether such a claim has a line that tells what is denied.
    """

    article: str
    words: str
    row: Row | None
    called: bool
    told: bool


def drawn(rows: Sequence[Row], number: int = ARTICLES) -> list[Row]:
    """Lines that rules were not tried on, drawn by the seed; all there are where there are fewer."""
    left = untried(rows)
    return random.Random(SEED).sample(left, min(number, len(left)))


def judge(rows: Sequence[Row], sample: Sample) -> list[Outcome]:
    """The outcome of each breath in which something is said."""
    denying: dict[str, list[Claim]] = {}
    for claim in sample.claims:
        for position in claim.positions:
            if position.position == "denies" and position.statement:
                denying.setdefault(position.statement, []).append(claim)
    return [one for row in rows for one in _outcomes(row, *sample.articles[row["article"]], denying)]


def _outcomes(
    row: Row, article: Article, found: Annotations, denying: dict[str, list[Claim]]
) -> Iterator[Outcome]:
    for run in _runs(found.statements):
        places = [place for one in run if (place := _in_document(article, one)) is not None]
        labels = (one for one in row["denials"] for place in places if _alike(place, _whole(one["content"])))
        label = next(labels, None)
        claims = [claim for one in run for claim in denying.get(one.id, [])]
        told = label is not None and any(_tells(article, found, claim, label["told"]) for claim in claims)
        words = " ".join(one.extent.of(article.full_text) for one in run)
        yield Outcome(row["article"], " ".join(words.split()), label, bool(claims), told)


def _runs(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """What is said, those of one breath together ("denied the report, saying it was groundless")."""
    run: list[Statement] = []
    for one in sorted((one for one in statements if one.said), key=lambda one: (one.extent, one.id)):
        if run and max(held.extent.end for held in run) <= one.extent.start:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _tells(article: Article, found: Annotations, claim: Claim, told: Sequence[Row]) -> bool:
    """Whether a claim has one of the lines that tell what is denied, or an event in its words."""
    said = [Span(*one["said"]) for one in told if "said" in one]
    triggers = [Span(*one["event"]) for one in told if "event" in one]
    for statement in (one for one in found.statements if one.id in claim.statements):
        place = _in_document(article, statement)
        if place is not None and any(_alike(place, one) for one in said):
            return True
    for event in (one for one in found.events if one.id in claim.events):
        place = article.raw_span(event.trigger)
        if place is not None and any(one.overlaps(place) for one in (*said, *triggers)):
            return True
    return False


def _in_document(article: Article, statement: Statement) -> Span | None:
    """From the first to the last character of a content, in the file."""
    parts = in_document(article, statement.content)
    return _whole(parts) if parts else None


def _whole(content: Sequence[Sequence[int]]) -> Span:
    return Span(content[0][0], content[-1][1])


def _alike(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= SAME * (max(one.end, other.end) - min(one.start, other.start))


def figures(outcomes: Sequence[Outcome]) -> dict[str, Count]:
    """For `make eval`."""
    denials = [one for one in outcomes if one.row]
    called = [one for one in outcomes if one.called]
    known = [one for one in denials if one.called and one.row and one.row["told"]]
    counts = {"right of those called denials": Count(sum(one.row is not None for one in called), len(called))}
    for title, outright in (("outright", True), ("in other words", False)):
        some = [one for one in denials if one.row and one.row["outright"] is outright]
        counts[f"found, {title}"] = Count(sum(one.called for one in some), len(some))
    counts["beside what they deny, of those found"] = Count(sum(one.told for one in known), len(known))
    return counts


def misses(outcomes: Sequence[Outcome]) -> list[str]:
    """What is called a denial and is none, and what is none and should be, a line each."""
    return [
        f"  {'missed' if one.row else 'none'}: {one.article}: {one.words[:200]}"
        for one in outcomes
        if one.called != (one.row is not None)
    ]


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what is called wrongly")
    args = parser.parse_args()
    rows = drawn(read_lines(LABELLED))
    outcomes = judge(rows, on_record(paths_of(args.folder, rows)))
    if args.misses:
        print(*misses(outcomes), sep="\n")
    for title, count in figures(outcomes).items():
        print(f"{title:40} {count.right:4} of {count.total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
