"""What happened, who said so and who denied it, in the order of days, each line with its evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from onrecord.link.claims.positions import FIRM, Run, by_party
from onrecord.model import Claim, Event, Interval
from onrecord.model.claim import Stance
from onrecord.model.event import Factuality

EntryKind = Literal["event", "position", "reversal", "publication"]
KINDS: tuple[EntryKind, ...] = ("event", "position", "reversal", "publication")


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated line. `when` is all that is known of its day, None where nothing is.

    An `event` is the happening that claim `claim` is about, with how certain the text makes it; a `position`
    is what `party` takes, a `reversal` one against what it held firmly before; a `publication` is an article
    that speaks of any of the claims, whose `claim` is None. `lines` are the ids of the evidence (events,
    statements, the article), the first by article and place in front; `articles` are where they stand.
    """

    when: Interval | None
    kind: EntryKind
    claim: str | None
    summary: str
    party: str | None
    speaker: str | None
    own_voice: bool
    stance: Stance | None
    certainty: Factuality | None
    lines: tuple[str, ...]
    articles: tuple[str, ...]


def timeline(
    claims: Iterable[Claim],
    events: Mapping[str, Event],
    published: Mapping[str, Interval | None],
) -> tuple[Entry, ...]:
    """The entries of some claims. `events` are those of the claims, `published` the days of their articles.

    Ordered by first day, then last day: a line that may be of any day of a month stands at the first of it,
    and shows the whole month. What has no date comes last. An event told in several claims stands under the
    one that says most of it, and what one party holds on end is one line, of the day it is first known.
    """
    told = sorted(claims, key=lambda one: (len(one.events), one.id))
    found = [*_happenings(told, events), *_all_positions(told), *_publications(told, published)]
    return tuple(sorted(found, key=_order))


def _order(entry: Entry) -> tuple[date, date, int, str, tuple[str, ...]]:
    when = entry.when or Interval.day(date.max)
    return when.start, when.end, KINDS.index(entry.kind), entry.claim or "", entry.lines


def _happenings(claims: list[Claim], events: Mapping[str, Event]) -> Iterable[Entry]:
    """The dated events, those of one claim, day and certainty as one."""
    holder: dict[str, Claim] = {}
    for claim in claims:
        for member in claim.events:
            holder.setdefault(member, claim)
    groups: dict[tuple[str, Interval, Factuality], list[Event]] = {}
    for ident in sorted(holder.keys() & events.keys()):
        event = events[ident]
        if event.when is not None:
            groups.setdefault((holder[ident].id, event.when, event.factuality), []).append(event)
    by_id = {claim.id: claim for claim in claims}
    for (claim_id, when, certainty), members in groups.items():
        members.sort(key=lambda event: (event.article, event.trigger, event.id))
        yield Entry(
            when,
            "event",
            claim_id,
            by_id[claim_id].summary,
            None,
            None,
            False,
            None,
            certainty,
            tuple(event.id for event in members),
            tuple(dict.fromkeys(event.article for event in members)),
        )


def _all_positions(claims: Iterable[Claim]) -> Iterable[Entry]:
    """The positions, those that a general claim has from a special one under the special one alone."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        for entry in _positions(claim):
            key = (entry.party, entry.own_voice, entry.stance, entry.kind, entry.lines[:1])
            if key not in seen:
                yield entry
            seen.add(key)


def _positions(claim: Claim) -> Iterable[Entry]:
    for (party, own_voice), runs in by_party(claim.positions).items():
        firm = [run for run in runs if run.stance in FIRM]
        turned = {id(after) for before, after in pairwise(firm) if before.stance != after.stance}
        for run in runs:
            yield _taken(claim, party, own_voice, run, "reversal" if id(run) in turned else "position")


def _taken(claim: Claim, party: str, own_voice: bool, run: Run, kind: EntryKind) -> Entry:
    lines = [(one.statement or one.event, one.article) for one in run.positions]
    return Entry(
        run.since,
        kind,
        claim.id,
        claim.summary,
        party,
        next((one.speaker for one in run.positions if one.since == run.since), None),
        own_voice,
        run.stance,
        None,
        tuple(dict.fromkeys(line for line, _ in lines if line)),
        tuple(dict.fromkeys(article for _, article in lines)),
    )


def _publications(claims: Iterable[Claim], published: Mapping[str, Interval | None]) -> Iterable[Entry]:
    for article in sorted({article for claim in claims for article in claim.articles}):
        when, here = published.get(article), (article,)
        yield Entry(when, "publication", None, "", None, None, False, None, None, here, here)
