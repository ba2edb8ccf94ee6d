"""Fits how likely a statement is right. `python -m onrecord.training.reliability ARTICLES JUDGED WEIGHTS`

ARTICLES is a folder of news articles. JUDGED has a JSON line for each statement that readers judged:
`{article, cue, content, speakers, judges: [{content, speakers}]}`, the parts as `[start, end)` in characters
of the file, the speakers' names, and for each judge whether content and speakers are right. Statements that
the package finds otherwise by now, or not at all, are left out. WEIGHTS is the file to write. Takes some
minutes on one core. To measure the fit a tenth of the articles is kept out of it, ten times; what is written
comes of all.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.progress import track

from onrecord.annotate.mentions import find_mentions
from onrecord.annotate.parse import parse
from onrecord.annotate.statements.find import weighed_statements
from onrecord.annotate.statements.reliability import Traits, likelihood
from onrecord.annotate.times import find_times
from onrecord.collect import documents
from onrecord.lexicon import Lexicon, load
from onrecord.model import Article, Failure, Span, Statement
from onrecord.model.statement import DOUBTFUL
from onrecord.read import read_document
from onrecord.training.corpus import Row, read_rows
from onrecord.training.logistic import Table, fit_logistic

RIDGE, FREE = 10.0, "any"  # the weight that all statements have costs nothing
RAREST = 8  # statements with a trait; a rarer one tells nothing
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement of an article, what it looks like, and whether all judges call it right."""

    article: str
    traits: Traits
    right: bool


def judged(folder: Path, rows: Sequence[Row], lexicon: Lexicon) -> Iterator[Judged]:
    """The judged statements that the package finds just so."""
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row["article"], []).append(row)
    paths = [str(folder / name) for name in sorted(by_article)]
    for document in track(documents(paths), "reading", total=len(paths)):
        article = document if isinstance(document, Failure) else read_document(document, lexicon)
        if isinstance(article, Failure):
            sys.stderr.write(f"{article.file}: {article.reason}\n")
            continue
        known = {_key(row): row for row in by_article[Path(article.file).name]}
        for statement, traits in _weighed(article, lexicon):
            judgement = known.get(_place(article, statement))
            if judgement and judgement["speakers"] == [one.name for one in statement.speakers]:
                right = all(judge["content"] and judge["speakers"] for judge in judgement["judges"])
                yield Judged(judgement["article"], traits, right)


def _weighed(article: Article, lexicon: Lexicon) -> list[tuple[Statement, Traits]]:
    parsed = parse(article)
    mentions = find_mentions(article, parsed, lexicon)
    return weighed_statements(article, parsed, mentions, find_times(article), lexicon)


def _key(row: Row) -> str:
    return json.dumps([row["cue"], row["content"]])


def _place(article: Article, statement: Statement) -> str:
    """Cue and content in offsets of the document, as a row has them."""
    return json.dumps([_in_document(article, statement.cue), _in_document(article, statement.content)])


def _in_document(article: Article, spans: Sequence[Span]) -> list[list[int]]:
    found = (article.raw_span(span) for span in spans)
    return [[span.start, span.end] for span in found if span is not None]


def fitted(statements: Sequence[Judged]) -> dict[str, float]:
    """The weight of each trait that is not too rare."""
    counts: dict[str, int] = {}
    for one in statements:
        for name, value in one.traits.items():
            counts[name] = counts.get(name, 0) + bool(value)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    costs = np.array([0.0 if name == FREE else RIDGE for name in names])
    right = np.array([float(one.right) for one in statements])
    weights = fit_logistic(_table(statements, names), right, costs)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def _table(statements: Sequence[Judged], names: Sequence[str]) -> Table:
    return np.array([[float(one.traits.get(name, 0.0)) for name in names] for one in statements])


def held_out(statements: Sequence[Judged]) -> Table:
    """How likely each is right by a fit to the articles of the other folds."""
    articles = sorted({one.article for one in statements})
    fold = {name: place % FOLDS for place, name in enumerate(articles)}
    likely = np.zeros(len(statements))
    for number in range(FOLDS):
        weights = fitted([one for one in statements if fold[one.article] != number])
        for place, one in enumerate(statements):
            if fold[one.article] == number:
                likely[place] = likelihood(one.traits, weights)
    return likely


def _report(statements: Sequence[Judged], likely: Table) -> str:
    right = np.array([one.right for one in statements])
    kept = likely >= DOUBTFUL
    wrong, good = likely[~right], likely[right]
    above = float(np.mean(good[:, None] > wrong[None, :])) if len(wrong) and len(good) else 0.0
    return (
        f"{len(statements)} statements, {right.mean():.1%} right; at {DOUBTFUL} {kept.mean():.1%} are kept, "
        f"{right[kept].mean():.1%} of them right, {right[kept].sum() / right.sum():.1%} of the right ones; "
        f"AUROC {above:.3f}"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("articles", "judged", "weights"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    statements = list(judged(args.articles, read_rows(args.judged), load()))
    sys.stderr.write(_report(statements, held_out(statements)) + "\n")
    args.weights.write_text(json.dumps(fitted(statements), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
