"""Scores attributions on gold of PolNeAR's layout. `python evals/attribution.py GOLD PRED`.

Lines of both files: `{id, text (gold only), attributions: [{source: [[s, e]], cue: [[s, e]], content:
[[s, e]]}]}`, with `[start, end)` in characters of `text`.

Measures: exact F1 of each role's contiguous spans (spaces, quotes and punctuation at the edges do not
count), character overlap of each role, and linked F1: an attribution is right when its content shares at
least half its characters (Jaccard) with a gold one that is not taken, and its source overlaps the gold's, or
neither has one. (Newell et al., "An Attribution Relations Corpus for Political News", LREC 2018.)
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Row, Scores
from evals.record import read_lines

ROLES = ("source", "cue", "content")
LINKS = ("content", "content+source", "content+source exact", "content+source+cue")
EDGES = " \n\t\u00a0\"“”'‘’.,;:–—-()"
SHARED = 0.5  # Jaccard index from which two contents are the same

Chars = frozenset[int]
Stretch = tuple[int, int]


@dataclass
class AttributionScore:
    """`exact` and `overlap` by role, `linked` by what has to agree; `recall` maps a kind of quotation to
    (right in content, right in content and source, how many); `sure` holds for each prediction its confidence
    and whether it is right in content and source."""

    gold: int = 0
    predicted: int = 0
    exact: dict[str, Scores] = field(default_factory=dict)
    overlap: dict[str, Scores] = field(default_factory=dict)
    linked: dict[str, Scores] = field(default_factory=dict)
    recall: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    sure: list[tuple[float, bool]] = field(default_factory=list)


def score_attributions(gold: list[Row], predicted: list[Row]) -> AttributionScore:
    """Scores predictions, matched to the gold by id; a gold text without a prediction has none found."""
    by_id = {row["id"]: row["attributions"] for row in predicted}
    pairs = [(row["text"], row["attributions"], by_id.get(row["id"], [])) for row in gold]
    score = AttributionScore(
        gold=sum(len(wanted) for _, wanted, _ in pairs),
        predicted=sum(len(found) for _, _, found in pairs),
    )
    for role in ROLES:
        score.exact[role] = _summed(_exact(text, wanted, found, role) for text, wanted, found in pairs)
        score.overlap[role] = _summed(_overlap(text, wanted, found, role) for text, wanted, found in pairs)
    links: Counter[str] = Counter()
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, wanted, found in pairs:
        right = _link(text, wanted, found, links, kinds)
        score.sure += [(row.get("confidence", 1.0), number in right) for number, row in enumerate(found)]
    score.linked = {link: Scores.of(links[link], score.predicted, score.gold) for link in LINKS}
    score.recall = {
        kind: (count["content"], count["content+source"], count["all"]) for kind, count in kinds.items()
    }
    return score


def stripped(text: str, start: int, end: int) -> Stretch:
    """The stretch without spaces, quotes and punctuation at its edges; empty if that is all."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def _summed(parts: Iterable[tuple[int, int, int]]) -> Scores:
    right, found, wanted = (sum(column) for column in zip((0, 0, 0), *parts, strict=True))
    return Scores.of(right, found, wanted)


def _stretches(text: str, attributions: list[Row], role: str) -> set[Stretch]:
    spans = {stripped(text, *span) for row in attributions for span in row.get(role, [])}
    return {(start, end) for start, end in spans if end > start}


def characters(text: str, spans: list[list[int]]) -> Chars:
    """The places that the spans cover, but for white space."""
    return frozenset(
        place for start, end in spans for place in range(start, end) if not text[place].isspace()
    )


def _exact(text: str, wanted: list[Row], found: list[Row], role: str) -> tuple[int, int, int]:
    gold, predicted = _stretches(text, wanted, role), _stretches(text, found, role)
    return len(gold & predicted), len(predicted), len(gold)


def _overlap(text: str, wanted: list[Row], found: list[Row], role: str) -> tuple[int, int, int]:
    gold = characters(text, [span for row in wanted for span in row.get(role, [])])
    predicted = characters(text, [span for row in found for span in row.get(role, [])])
    return len(gold & predicted), len(predicted), len(gold)


def _link(
    text: str,
    wanted: list[Row],
    found: list[Row],
    links: Counter[str],
    kinds: defaultdict[str, Counter[str]],
) -> set[int]:
    """Takes for each gold attribution, in order, the closest that is not taken; counts what agrees.

    Gives the numbers of those that agree in content and source.
    """
    free, right = dict(enumerate(found)), set()
    for gold in wanted:
        content = characters(text, gold["content"])
        if not content:
            continue
        kind = kinds[str(gold.get("quote_type"))]
        kind["all"] += 1
        nearest = closest(text, content, free)
        if nearest is None:
            continue
        agreed = agreed_on(text, gold, free.pop(nearest))
        links.update(agreed)
        kind.update(link for link in agreed if link in ("content", "content+source"))
        if "content+source" in agreed:
            right.add(nearest)
    return right


def closest(text: str, content: Chars, free: dict[int, Row]) -> int | None:
    """The key of the first row whose content shares most with `content`, if that is enough."""
    best, best_share = None, 0.0
    for number, row in free.items():
        other = characters(text, row.get("content", []))
        share = len(content & other) / len(content | other)
        if share >= SHARED and share > best_share:
            best, best_share = number, share
    return best


def agreed_on(text: str, gold: Row, found: Row) -> list[str]:
    """Which of `LINKS` hold between two rows whose contents are the same."""
    source, other = (characters(text, row.get("source", [])) for row in (gold, found))
    cue, other_cue = (characters(text, row.get("cue", [])) for row in (gold, found))
    overlap = bool(source & other)
    agreed = ["content"]
    if overlap or (not source and not other):
        agreed.append("content+source")
    if source and other and _edges(text, gold) == _edges(text, found):
        agreed.append("content+source exact")
    if overlap and cue & other_cue:
        agreed.append("content+source+cue")
    return agreed


def _edges(text: str, row: Row) -> set[Stretch]:
    return {stripped(text, *span) for span in row["source"]}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    args = parser.parse_args()
    score = score_attributions(read_lines(args.gold), read_lines(args.predicted))
    print(f"gold attributions {score.gold} predicted {score.predicted}")
    for role in ROLES:
        print(f"{role:8} exact {_line(score.exact[role])} | char-overlap {_line(score.overlap[role])}")
    for link in LINKS:
        print(f"linked {link:22} {_line(score.linked[link])}")
    for kind, (content, source, total) in score.recall.items():
        shares = f"content {100 * content / total:.1f}  content+source {100 * source / total:.1f}"
        print(f"  recall by type {kind:8} {shares}  (n={total})")


def _line(scores: Scores) -> str:
    return f"P {scores.precision:.1f} R {scores.recall:.1f} F1 {scores.f1:.1f}"


if __name__ == "__main__":
    main()
