"""Scores events against all that a reader coded in real articles.

    python evals/hand_events.py FOLDER [--misses]

`judged/events/hand.jsonl` has 28 articles of general news in which readers (language models, one an article,
given PLOVER's types and nothing of the program) wrote down every event: the clause and the word that tell
it (characters of the decoded file), type, who did it to whom, and how certain it is; `core` marks main events
and those told plainly with their parties. Rules were tried on the articles that are `tried`; figures are of
the others.

An event is found where we have one of its type at its word, or in its clause. Of those found it is said
whether one of the actors and one of the targets that the reader has is among ours: readers also name who is
meant where the clause does not. Ours that are of the type of some event of the reader at their place are the
reader's too.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Count, Row
from evals.gold_events import ALIKE
from evals.judged_sample import Sample, on_record, paths_of, untried
from evals.matching import names, stems, with_states
from evals.record import read_lines
from onrecord.model import Article, Event, Span

HAND = Path(__file__).parent / "judged" / "events" / "hand.jsonl"
ACTING, SUFFERING = ("actor", "supplier"), ("target", "recipient")
TOGETHER = ("CONSULT", "AGREE", "COOPERATE")  # of these it makes no difference who is actor


@dataclass(frozen=True)
class Outcome:
    """An event that a reader coded, with ours of its type there, if any."""

    article: Article
    row: Row
    found: Event | None

    @property
    def words(self) -> str:
        """The beginning of the paragraph, for who looks at what is missed."""
        clause, blocks = Span(*self.row["clause"]), self.article.blocks
        told = ((block.span, self.article.raw_span(block.span)) for block in blocks)
        inside = next((span for span, place in told if place and place.overlaps(clause)), None)
        return " ".join(inside.of(self.article.full_text).split())[:200] if inside else ""

    def has(self, wanted: str) -> bool:
        """Whether one of the reader's actors, or targets, is among ours, or the reader has none."""
        together = self.row["type"] in TOGETHER
        roles = (*ACTING, *SUFFERING) if together else ACTING if wanted == "actor" else SUFFERING
        ours = [part.referent for part in (self.found.roles if self.found else ()) if part.role in roles]
        known = with_states(names([name for one in ours for name in (one.name, one.party)]))
        return not self.row[wanted] or bool(stems(self.row[wanted]) & stems(known))

    @property
    def is_as_certain(self) -> bool:
        """Whether ours is as certain; what is asserted and probable, or planned and possible, is alike."""
        return self.found is not None and any(
            {self.row["factuality"], self.found.factuality} <= group for group in ALIKE
        )


def judge(rows: Sequence[Row], sample: Sample) -> list[Outcome]:
    """The outcome of each event that a reader coded."""
    return [
        Outcome(article, one, _found(article, found.events, one))
        for row in rows
        for article, found in [sample.articles[row["article"]]]
        for one in row["events"]
    ]


def _found(article: Article, events: Iterable[Event], row: Row) -> Event | None:
    """Our event of the reader's type at the word, else the first in the clause."""
    word, clause = Span(*row["word"]), Span(*row["clause"])
    there = [
        (not place.overlaps(word), place, one.id, one)
        for one in events
        if one.type == row["type"] and (place := article.raw_span(one.trigger)) is not None
        if place.overlaps(word) or clause.contains(place)
    ]
    return min(there, key=lambda one: one[:3])[3] if there else None


def figures(rows: Sequence[Row], sample: Sample) -> dict[str, Count]:
    """For `make eval`."""
    outcomes = judge(rows, sample)
    main = [one for one in outcomes if one.row["core"]]
    found = [one for one in outcomes if one.found]
    ours = {event.id for row in rows for event in sample.articles[row["article"]][1].events}
    shared = {one.found.id for one in found if one.found}
    return {
        "found": Count(len(found), len(outcomes)),
        "found, main ones": Count(sum(one.found is not None for one in main), len(main)),
        "actor of those found": Count(sum(one.has("actor") for one in found), len(found)),
        "target of those found": Count(sum(one.has("target") for one in found), len(found)),
        "factuality of those found": Count(sum(one.is_as_certain for one in found), len(found)),
        "ours among the reader's": Count(len(shared & ours), len(ours)),
    }


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what is not found, of tried articles")
    args = parser.parse_args()
    rows = read_lines(HAND)
    if args.misses:
        rows = [row for row in rows if row["tried"]]
        for one in judge(rows, on_record(paths_of(args.folder, rows))):
            if one.found is None:
                print(f"  {one.row['type']} {one.row['actor']} {one.row['target']}: {one.words}")
        return 0
    rows = untried(rows)
    for title, count in figures(rows, on_record(paths_of(args.folder, rows))).items():
        print(f"{title:30} {count.right:4} of {count.total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
