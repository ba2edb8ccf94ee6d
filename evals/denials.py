"""Measures how denials in real articles are found and linked. `python evals/denials.py FOLDER [--misses]`

`judged/denials/denials.jsonl` was made by a reader who went through articles for denials before anything
was run: where the denial stands and where what it denies is told (characters of the decoded files), who
denies, and the type and participants of what is denied; `type` "other" where it is of no type of ours,
`claim` null where nobody in these articles tells it. `outright` says that a word such as "denied" or
"rejected" stands there.

All articles concerned go into one ledger. A denial is *found* when something of its denier there denies: a
statement of force `deny`, an event of factuality `denied`, or a claim's position. It is *linked* when a claim
of that type, with one of those participants, has the denial among its positions; and linked *to the words
denied* when that claim also has an event or a statement from where the reader found the thing told. *Linked,
whatever the type* leaves the type out: a claim of a statement's words has one only where an event or a word
in them tells it. After the figures stands how far the program came with each kind of denial.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Count, Row
from evals.judged_sample import Sample, on_record
from evals.matching import name, names, with_states
from evals.record import read_lines
from onrecord.model import Article, Claim, Event, Position, Referent, Span, Statement

DENIALS = Path(__file__).parent / "judged" / "denials" / "denials.jsonl"
OTHER = "other"


@dataclass(frozen=True)
class Outcome:
    """What became of one denial; `claims` are those that it is linked to, whether or not they are right.

    `of_any_type` says that one of them has the right participants, or the words denied, whatever its type.
    `stage` is where a denial that is not linked was lost.
    """

    row: Row
    found: bool
    linked: bool
    at_words: bool
    claims: tuple[Claim, ...]
    of_any_type: bool = False
    stage: str = ""


@dataclass(frozen=True)
class Passage:
    """Characters of a file, with what the program read from them."""

    statements: tuple[Statement, ...]
    events: tuple[Event, ...]

    @classmethod
    def at(cls, sample: Sample, file: str, start: int, end: int) -> "Passage":
        """Statements of which a part, and events of whose clause a character, stands there."""
        article, found = sample.articles[file]
        words = Span(start, end)
        return cls(
            tuple(one for one in found.statements if _stands(article, _parts(one), words)),
            tuple(one for one in found.events if _stands(article, (one.evidence,), words)),
        )

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset([one.id for one in self.statements] + [one.id for one in self.events])


def _parts(statement: Statement) -> Iterable[Span]:
    return (*statement.source, *statement.cue, *statement.content)


def _stands(article: Article, spans: Iterable[Span], words: Span) -> bool:
    raw = (article.raw_span(span) for span in spans)
    return any(one is not None and one.overlaps(words) for one in raw)


def paths_of(folder: Path, denials: Sequence[Row]) -> tuple[Path, ...]:
    """The articles of the denials and of what they deny."""
    concerned = {row["article"] for row in denials} | {
        row["claim"]["article"] for row in denials if row["claim"]
    }
    return tuple(folder / file for file in sorted(concerned))


def judge(denials: Sequence[Row], sample: Sample) -> list[Outcome]:
    """The outcome of each denial."""
    return [_outcome(row, sample) for row in denials]


def _outcome(row: Row, sample: Sample) -> Outcome:
    passage = Passage.at(sample, row["article"], row["start"], row["end"])
    linked = [
        claim for claim in sample.claims if any(_is_denial(row, passage, one) for one in claim.positions)
    ]
    right = [claim for claim in linked if _fits(row, claim)]
    denied = bool(linked) or any(_denies(row, passage))
    told: frozenset[str] = frozenset()
    if row["claim"]:
        told = Passage.at(sample, row["claim"]["article"], row["claim"]["start"], row["claim"]["end"]).ids
    at_words = any(told & {*claim.events, *claim.statements} for claim in right)
    alike = any(_takes_part(row, claim) or told & {*claim.events, *claim.statements} for claim in linked)
    stage = _stage(row, passage, linked, denied=denied, right=bool(right))
    return Outcome(row, denied, bool(right), at_words, tuple(linked), alike, stage)


def _stage(row: Row, passage: Passage, linked: Sequence[Claim], *, denied: bool, right: bool) -> str:
    """How far the program came with a denial."""
    if right:
        return "linked"
    if linked:
        typed = row["type"] == OTHER or any(claim.type == row["type"] for claim in linked)
        return "linked to a claim with other participants" if typed else "linked to a claim of another type"
    if denied:
        return "marked as a denial, and no claim has it"
    if not passage.statements:
        return "no statement there"
    if not any(_is_denier(row, _who(one.speakers)) for one in passage.statements):
        return "a statement there, by somebody else"
    return "a statement of the denier, not marked as a denial"


def _denies(row: Row, passage: Passage) -> Iterator[bool]:
    for statement in passage.statements:
        yield statement.force == "deny" and _is_denier(row, _who(statement.speakers))
    for event in passage.events:
        yield event.factuality == "denied" and _is_denier(row, _who(event.asserted_by))


def _is_denial(row: Row, passage: Passage, position: Position) -> bool:
    line = position.statement or position.event
    who = names([position.party, position.speaker])
    return position.position == "denies" and line in passage.ids and _is_denier(row, who)


def _who(referents: Iterable[Referent]) -> set[str]:
    return names([word for one in referents for word in (one.name, one.party)])


def _is_denier(row: Row, who: set[str]) -> bool:
    """Whether these names hold the denier's party, or the denier by full name or surname."""
    if who & names(row["party"]):
        return True
    person = name(row["person"] or "").split()
    return bool(person) and any(one.split()[-1:] == person[-1:] for one in who)


def _fits(row: Row, claim: Claim) -> bool:
    if row["type"] not in (OTHER, claim.type):
        return False
    return _takes_part(row, claim)


def _takes_part(row: Row, claim: Claim) -> bool:
    wanted = names([row["actor"], row["target"]])
    everyone = with_states(names([one for _, members in claim.roles for one in members]))
    return not wanted or bool(wanted & everyone)


def figures(outcomes: Sequence[Outcome]) -> dict[str, Count]:
    """For `make eval`: all denials, and those with and without a word for denying."""
    counts = {}
    groups = {
        "": outcomes,
        ", outright": [one for one in outcomes if one.row["outright"]],
        ", in other words": [one for one in outcomes if not one.row["outright"]],
    }
    for group, members in groups.items():
        told = [one for one in members if one.row["claim"]]
        counts[f"found{group}"] = Count(sum(one.found for one in members), len(members))
        counts[f"linked{group}"] = Count(sum(one.linked for one in members), len(members))
        counts[f"linked, whatever the type{group}"] = Count(
            sum(one.of_any_type for one in members), len(members)
        )
        counts[f"linked to the words denied{group}"] = Count(sum(one.at_words for one in told), len(told))
    return counts


def by_type(outcomes: Sequence[Outcome]) -> dict[str, Count]:
    """How many of each type are linked."""
    types = sorted({one.row["type"] for one in outcomes})
    of_type = {kind: [one for one in outcomes if one.row["type"] == kind] for kind in types}
    return {kind: Count(sum(one.linked for one in some), len(some)) for kind, some in of_type.items()}


def by_stage(outcomes: Sequence[Outcome]) -> dict[str, Count]:
    """How many of each kind are lost at each stage."""
    kinds = {True: "outright", False: "in other words"}
    groups = Counter((kinds[one.row["outright"]], one.stage) for one in outcomes)
    return {
        f"{kind}: {stage}": Count(number, len(outcomes)) for (kind, stage), number in sorted(groups.items())
    }


def misses(outcomes: Sequence[Outcome]) -> list[str]:
    """Denials that are not linked to the right claim, a line each."""
    return [
        f"  {one.row['n']} {'found' if one.found else 'not found'}: {one.row['party'][0]} of"
        f" {one.row['type']} {one.row['actor']} {one.row['target']};"
        f" linked to {[claim.summary for claim in one.claims]}; {one.row['article']} {one.row['start']}"
        for one in outcomes
        if not one.linked
    ]


def main() -> int:
    """The command line; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the denials that are not linked rightly")
    args = parser.parse_args()
    denials = read_lines(DENIALS)
    outcomes = judge(denials, on_record(paths_of(args.folder, denials)))
    if args.misses:
        print(*misses(outcomes), sep="\n")
    for title, count in (figures(outcomes) | by_type(outcomes) | by_stage(outcomes)).items():
        print(f"{title:70} {count.right:3} of {count.total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
