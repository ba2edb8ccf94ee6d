"""Scores whom pronouns stand for, by what a reader says. `python evals/referents.py FOLDER --misses`

`judged/referents/pronouns.jsonl` holds subject pronouns of verbs of saying and thinking in articles drawn by
a seed, as offsets of the document, each with the name or the description of whom it stands for. Right is one
referent whose last word stands in that name, or the other way round.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Count, Row, Tally
from evals.hand_statements import same_name
from evals.record import read_lines
from evals.shipped import built
from evals.statement_places import in_text, read_named
from onrecord.lexicon import load
from onrecord.model import Article, Mention

JUDGED = Path(__file__).parent / "judged" / "referents" / "pronouns.jsonl"
KINDS = {"he, she": ("he", "she"), "they, it": ("they", "it")}


@dataclass
class Resolved:
    """Tallies by kind of pronoun; `misses` are lines for a person to read."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    misses: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, Count]:
        """All of them, then by kind."""
        counts = {kind: tally.count for kind, tally in self.tallies.items()}
        whole = Count(sum(one.right for one in counts.values()), sum(one.total for one in counts.values()))
        return {"right": whole, **{f"right, {kind}": count for kind, count in counts.items()}}


def score(judged: Sequence[Row], articles: Mapping[str, Article]) -> Resolved:
    """Resolves the pronouns of all articles and counts those that the reader resolves alike."""
    resolved = Resolved()
    for file, article in articles.items():
        found = {one.span.start: one for one in _mentions(article) if one.form == "pronoun"}
        for row in judged:
            if row["article"] == file:
                _count(row, article, found, resolved)
    return resolved


def _mentions(article: Article) -> tuple[Mention, ...]:
    parse = built("onrecord.annotate.parse", "parse")
    find: tuple[Mention, ...] = built("onrecord.annotate.mentions", "find_mentions")(
        article, parse(article), load()
    )
    return find


def _count(row: Row, article: Article, found: Mapping[int, Mention], resolved: Resolved) -> None:
    places = in_text(article, [row["pronoun"]])
    start, end = places[0] if places else (0, 0)
    word = article.full_text[start:end].lower()
    mention = found.get(start)
    names = [one.name for one in mention.referents] if mention else []
    right = len(names) == len(row["names"]) and all(map(same_name, row["names"], names))
    kind = next((kind for kind, words in KINDS.items() if word in words), "he, she")
    resolved.tallies[kind].add(right)
    if not right:
        resolved.misses.append(f"{row['article']} {row['pronoun']}: {row['names']}, we have {names}")


def measure(folder: Path) -> Resolved:
    """Reads the judged articles of the folder. Raises ValueError where one cannot be read."""
    judged = read_lines(JUDGED)
    return score(judged, read_named(folder, sorted({row["article"] for row in judged})))


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="list the pronouns that are not right")
    args = parser.parse_args()
    resolved = measure(args.folder)
    for name, count in resolved.figures.items():
        print(f"{name:20} {count.right:4} of {count.total:4}")
    for line in resolved.misses if args.misses else ():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
