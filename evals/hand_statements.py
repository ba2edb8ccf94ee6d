"""Scores what is shipped by all statements of twenty articles. `python evals/hand_statements.py FOLDER`

A reader wrote them down before anything was run (`judged/statements/hand.jsonl`, offsets of the documents).
Statements are paired as in `attribution.py`: contents share half their characters. Speakers are right when
each of the reader's is among ours and each of ours among the reader's; where the reader has none, we name
nobody.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.attribution import ROLES, agreed_on, characters, closest
from evals.counting import Count, Row, Tally
from evals.matching import name
from evals.record import read_lines
from evals.statement_places import in_text, likely, read_named, said_in
from onrecord.model import Article

HAND = Path(__file__).parent / "judged" / "statements" / "hand.jsonl"
ASKED = ("content", "content+source", "content+speakers")
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a"})


@dataclass
class Scored:
    """What was agreed on, for each of the reader's statements and for each of ours."""

    wanted: list[tuple[Row, frozenset[str]]] = field(default_factory=list)
    found: list[frozenset[str]] = field(default_factory=list)

    def recall(self, asked: str, **fields: str) -> Count:
        """Over the reader's statements whose fields have these values."""
        rows = (got for row, got in self.wanted if all(row[key] == value for key, value in fields.items()))
        return _count(asked in got for got in rows)

    def sure_recall(self, asked: str) -> Count:
        """Over speech that the reader had no doubt of."""
        rows = (got for row, got in self.wanted if row["scope"] == "speech" and not row["doubt"])
        return _count(asked in got for got in rows)

    def precision(self, asked: str) -> Count:
        """Over ours, thoughts among them: what is none of the reader's, of any scope, is wrong."""
        return _count(asked in got for got in self.found)


def _count(values: Iterable[bool]) -> Count:
    tally = Tally()
    for value in values:
        tally.add(value)
    return tally.count


def score(articles: Mapping[str, Article], hand: Sequence[Row], found: Mapping[str, Sequence[Row]]) -> Scored:
    """Pairs each of the reader's statements, in order, with the closest of ours that is not taken."""
    scored = Scored()
    for file, article in articles.items():
        free = {number: _placed(row, article) for number, row in enumerate(found.get(file, ()))}
        for row in hand:
            if row["article"] == file:
                scored.wanted.append((row, _paired(_placed(row, article), article.full_text, free, scored)))
        scored.found.extend(frozenset[str]() for _ in free)
    return scored


def _placed(row: Row, article: Article) -> Row:
    return {**row, **{role: in_text(article, row[role]) for role in ROLES}}


def _paired(row: Row, text: str, free: dict[int, Row], scored: Scored) -> frozenset[str]:
    content = characters(text, row["content"])
    nearest = closest(text, content, free) if content else None
    if nearest is None:
        return frozenset()
    ours = free.pop(nearest)
    agreed = {*agreed_on(text, row, ours)}
    if same_speakers(row["speakers"], ours["speakers"]):
        agreed.add("content+speakers")
    scored.found.append(frozenset(agreed))
    return frozenset(agreed)


def same_speakers(wanted: Sequence[str], ours: Sequence[Row]) -> bool:
    """Whether the speakers are those whom the reader named, one by one."""
    if not wanted:
        return not any(one["named"] for one in ours)
    names = [one["name"] for one in ours]
    return all(any(same_name(each, other) for other in names) for each in wanted) and all(
        any(same_name(each, other) for each in wanted) for other in names
    )


def same_name(first: str, second: str) -> bool:
    """Equal, or the last word of one stands in the other, or one is made of the other's initials."""
    words = [name(each).split() for each in (first, second)]
    if not all(words):
        return False
    return (
        words[0][-1] in words[1]
        or words[1][-1] in words[0]
        or first == _initials(second)
        or second == _initials(first)
    )


def _initials(full: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", full) if word.lower() not in SMALL).upper()


def figures(scored: Scored) -> dict[str, float]:
    """Everything for `make eval`, 0 to 100."""
    counts: dict[str, Count] = {}
    for asked in ASKED:
        counts[f"recall, {asked}"] = scored.recall(asked, scope="speech")
        counts[f"recall without doubtful, {asked}"] = scored.sure_recall(asked)
        counts[f"precision, {asked}"] = scored.precision(asked)
        counts.update(_by_kind(scored, asked))
        counts[f"recall of thoughts, {asked}"] = scored.recall(asked, scope="mental")
    return shares(counts)


def figures_of_likely(scored: Scored) -> dict[str, float]:
    """The same of what is listed unasked, without the doubtful ones, in short."""
    counts: dict[str, Count] = {}
    for asked in ASKED:
        counts[f"likely ones, recall, {asked}"] = scored.recall(asked, scope="speech")
        counts[f"likely ones, precision, {asked}"] = scored.precision(asked)
    return shares(counts)


def shares(counts: Mapping[str, Count]) -> dict[str, float]:
    """From 0 to 100, where there is anything to count."""
    return {label: 100 * count.share for label, count in counts.items() if count.share is not None}


def _by_kind(scored: Scored, asked: str) -> Iterator[tuple[str, Count]]:
    for kind in ("direct", "mixed", "indirect"):
        yield f"recall, {kind}, {asked}", scored.recall(asked, scope="speech", kind=kind)


def measure(folder: Path) -> tuple[Scored, Scored]:
    """Reads the reader's articles in the folder: all that is found, and that without the doubtful ones.

    Raises ValueError where one cannot be read.
    """
    hand = read_lines(HAND)
    articles = read_named(folder, sorted({row["article"] for row in hand}))
    found = said_in(articles.values())
    return score(articles, hand, found), score(articles, hand, likely(found))


def all_figures(folder: Path) -> dict[str, float]:
    """Everything for `make eval`, 0 to 100."""
    scored, sure = measure(folder)
    return {**figures(scored), **figures_of_likely(sure)}


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    scored, sure = measure(parser.parse_args().folder)
    print(
        f"{len(scored.wanted)} statements by the reader, {len(scored.found)} by us, {len(sure.found)} likely"
    )
    for label, value in {**figures(scored), **figures_of_likely(sure)}.items():
        print(f"{label:45} {value:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
