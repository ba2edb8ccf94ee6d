"""Draws events of real articles to be grouped into claims, and writes them for those who group.

    python evals/judged_claims.py draw FOLDER EVENTS
    python evals/judged_claims.py sheets FOLDER EVENTS OUT
    python evals/judged_claims.py merge EVENTS GROUPS GROUPS GROUPED

Half of the events are of claims in which the program has two or more; half are nearest neighbours (same type,
shared participants) that it keeps apart. No two have the same words. The sheet is one file, so that all can
be compared; the guide is `judged/claims/GUIDE.md`. Who groups answers with JSON lines,
`{"n": 1, "group": 3}`.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.counting import Row
from evals.judged_events import command, write_sheets
from evals.judged_sample import Sample, drawn_paths
from evals.matching import flat
from onrecord.model import Claim, Event

SEED = 20161107
EVENTS = 60
OF_A_CLAIM = 3  # events at most
OF_A_KIND = 2  # pairs of one type between the same participants
GUIDE = Path(__file__).parent / "judged" / "claims" / "GUIDE.md"

Drawn = tuple[Event, Row]


def leaves(claims: Iterable[Claim]) -> dict[str, str]:
    """Event -> the most special claim that has it; a general claim has the events of those under it too."""
    held = {claim.id: claim for claim in claims}
    found: dict[str, str] = {}
    for claim in sorted(held.values(), key=lambda one: (_depth(one, held), one.id)):
        found |= dict.fromkeys(claim.events, claim.id)
    return found


def _depth(claim: Claim, held: Mapping[str, Claim]) -> int:
    depth, above = 0, claim.parent
    while above and above in held:
        depth, above = depth + 1, held[above].parent
    return depth


def draw(sample: Sample, seed: int = SEED, number: int = EVENTS) -> list[Row]:
    """Rows of `judged_sample.event_row` with their number `n` and `stratum`: "joined" or "near"."""
    rng = random.Random(seed)
    events = sorted(_one_of_each_wording(sample), key=lambda one: (repr(one[1]), one[0].id))
    claim_of = leaves(sample.claims)
    joined = _joined(events, claim_of, rng, number // 2)
    near = _near(events, claim_of, joined, rng, number - len(joined))
    rows = [{"stratum": "joined", **row} for _, row in joined] + [
        {"stratum": "near", **row} for _, row in near
    ]
    rng.shuffle(rows)
    return [{"n": place, **row} for place, row in enumerate(rows, start=1)]


def _one_of_each_wording(sample: Sample) -> Iterator[Drawn]:
    """Events without those whose words stand in another article too: to join copies is no test."""
    seen: set[tuple[str, str]] = set()
    for event, row in sample.events():
        article, _ = sample.articles[row["article"]]
        wording = (
            flat(event.evidence.of(article.full_text)),
            f"{event.type} {event.trigger.start - event.evidence.start}",
        )
        if wording not in seen:
            seen.add(wording)
            yield event, row


def _joined(
    events: Sequence[Drawn], claim_of: Mapping[str, str], rng: random.Random, number: int
) -> list[Drawn]:
    by_claim: dict[str, list[Drawn]] = {}
    for one in events:
        if one[0].id in claim_of:
            by_claim.setdefault(claim_of[one[0].id], []).append(one)
    several = [by_claim[claim] for claim in sorted(by_claim) if len(by_claim[claim]) > 1]
    rng.shuffle(several)
    drawn: list[Drawn] = []
    for members in several:
        room = min(OF_A_CLAIM, len(members), number - len(drawn))
        if room > 1:
            drawn += rng.sample(members, room)
    return drawn


def _near(
    events: Sequence[Drawn],
    claim_of: Mapping[str, str],
    joined: Sequence[Drawn],
    rng: random.Random,
    number: int,
) -> list[Drawn]:
    """Events of pairs that the program does not join, those that share most participants first."""
    taken = {event.id for event, _ in joined}
    kinds: Counter[str] = Counter()
    drawn: list[Drawn] = []
    for kind, pair in _neighbours(events, claim_of, rng):
        fresh = [one for one in pair if one[0].id not in taken]
        if fresh and kinds[kind] < OF_A_KIND and len(drawn) + len(fresh) <= number:
            kinds[kind] += 1
            taken |= {event.id for event, _ in fresh}
            drawn += fresh
    return drawn


def _neighbours(
    events: Sequence[Drawn], claim_of: Mapping[str, str], rng: random.Random
) -> list[tuple[str, tuple[Drawn, Drawn]]]:
    found = []
    for first, second in combinations(events, 2):
        alike = _alike(first[1], second[1])
        claims = [claim_of.get(event.id, event.id) for event, _ in (first, second)]
        if alike and claims[0] != claims[1]:
            kind = f"{first[1]['type']} {sorted(_participants(first[1]) & _participants(second[1]))}"
            found.append((-alike, rng.random(), kind, (first, second)))
    return [(kind, pair) for *_, kind, pair in sorted(found, key=lambda one: one[:2])]


def _alike(first: Row, second: Row) -> float:
    """The part of all participants of two events of one type that both share; 0 for other types."""
    if first["type"] != second["type"]:
        return 0.0
    one, other = _participants(first), _participants(second)
    return len(one & other) / max(1, len(one | other))


def _participants(row: Row) -> set[str]:
    return {
        re.sub(r"^the ", "", name.lower())
        for role, names in row["roles"].items()
        if role != "item"
        for name in names
    }


def merge(events: Sequence[Row], first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """The events with `groups`: the numbers that the two gave. Raises ValueError where one is missing."""
    by_judge = [{row["n"]: row["group"] for row in given} for given in (first, second)]
    missing = [row["n"] for row in events if not all(row["n"] in judge for judge in by_judge)]
    if missing:
        raise ValueError(f"no group for {missing}")
    return [{**row, "groups": [judge[row["n"]] for judge in by_judge]} for row in events]


def _sheets(folder: Path, rows: Sequence[Row], out: Path) -> None:
    write_sheets(folder, rows, out, GUIDE, each=len(rows))


if __name__ == "__main__":
    sys.exit(command(__doc__ or "", _sheets, drawn_paths, draw=draw, merge=merge))
