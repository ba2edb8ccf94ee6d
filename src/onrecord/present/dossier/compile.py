"""Orders what the ledger has on a query into the parts of a page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord import __version__
from onrecord.ledger import Ledger, StatementRow
from onrecord.link.claims.positions import Run, by_party, latest, reversed_itself
from onrecord.model import Claim, Interval, Position
from onrecord.model.claim import Stance
from onrecord.present.counts import claim_counts
from onrecord.present.dossier.contents import (
    ClaimEntry,
    Dossier,
    Held,
    PartyEntry,
    Reason,
    Said,
    SpeakerEntry,
)
from onrecord.present.dossier.families import families
from onrecord.present.dossier.footnotes import Footnotes
from onrecord.present.dossier.gather import CLAIM_ID, CLAIMS, Found, find
from onrecord.present.dossier.lanes import lane
from onrecord.present.dossier.timeline import Lane
from onrecord.present.evidence import LINE_ID, line_ids
from onrecord.present.wording import speakers

LANES = 14  # claims in the timeline, at most
STANCE_ORDER: tuple[Stance, ...] = ("affirms", "denies", "planned", "possible")
FAR = date.max
BRACKETED = re.compile(rf"\s*\[(?:{LINE_ID.pattern}(?:,\s*)?)+\]")


def dossier(ledger: Ledger, query: str, title: str | None = None, limit: int = CLAIMS) -> Dossier:
    """The dossier on `query`: words to search for, or the id of a claim.

    `limit` is how many claims it shows. Raises UserError when nothing on record fits, LedgerError.
    """
    found = find(ledger, query, limit)
    notes = Footnotes(
        {row.statement.id: row for row in (*found.statements, *found.evidence)},
        {row.event.id: row for row in found.events},
        {row.article.id: row.article for row in found.articles},
    )
    claims = _claims(found, notes)
    lanes = _lanes(row.claim for row in found.claims)
    return Dossier(
        query=query,
        title=title or _title(found, query),
        articles=found.articles,
        origins=tuple(sorted({row.origin.name for row in found.articles if row.origin})),
        parties=_parties(found),
        claims=claims,
        claims_shown=len(found.claims),
        claims_found=found.claims_found,
        lanes=lanes[:LANES],
        lanes_found=len(lanes),
        speakers=_speakers(found.statements, notes),
        statements_shown=len(found.statements),
        statements_found=found.statements_found,
        families=families(found.articles),
        notes=notes.all(),
        version=__version__,
    )


def _title(found: Found, query: str) -> str:
    if query.startswith(CLAIM_ID) and found.claims:
        return found.claims[0].claim.summary
    return query[:1].upper() + query[1:]


def _parties(found: Found) -> tuple[str, ...]:
    return tuple(
        sorted({one.party for row in found.claims for one in row.claim.positions if not one.own_voice})
    )


def _claims(found: Found, notes: Footnotes) -> tuple[ClaimEntry, ...]:
    """Claims as a tree, parents over the more specific ones."""
    claims = [row.claim for row in found.claims]
    here = {claim.id for claim in claims}
    under: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.parent in here:
            under.setdefault(claim.parent or "", []).append(claim)

    def entry(claim: Claim) -> ClaimEntry:
        parties = _party_entries(claim.positions, notes)
        own = notes.refer_all((*claim.statements, *claim.events))
        reasons = tuple(_reason(line, notes) for line in claim.explanation)
        children = tuple(entry(child) for child in under.get(claim.id, ()))
        return ClaimEntry(claim, claim_counts(claim), parties, claim.responses, own, reasons, children)

    return tuple(entry(claim) for claim in claims if claim.parent not in here)


def _reason(line: str, notes: Footnotes) -> Reason:
    """A sentence with its ids in brackets turned into notes; an id without a note stays."""
    named = line_ids(line)
    if not named or any(notes.refer(one) is None for one in named):
        return Reason(line, ())
    return Reason(" ".join(BRACKETED.sub("", line).split()), notes.refer_all(named))


def _party_entries(positions: Sequence[Position], notes: Footnotes) -> tuple[PartyEntry, ...]:
    """Positions by party: those who affirm first, own-voice reporting after the parties."""

    def order(item: tuple[tuple[str, bool], tuple[Run, ...]]) -> tuple[int, bool, str]:
        (party, own_voice), runs = item
        return (STANCE_ORDER.index(latest(runs)), own_voice, party)

    return tuple(
        PartyEntry(
            party,
            own_voice,
            latest(runs),
            tuple(_held(party, run, notes) for run in runs),
            reversed_itself(runs),
        )
        for (party, own_voice), runs in sorted(by_party(positions).items(), key=order)
    )


def _held(party: str, run: Run, notes: Footnotes) -> Held:
    names = dict.fromkeys(one.speaker for one in run.positions if one.speaker and one.speaker != party)
    numbers = notes.refer_all(one.statement or one.event for one in run.positions)
    return Held(run.stance, run.since, tuple(names), numbers)


def _speakers(rows: Iterable[StatementRow], notes: Footnotes) -> tuple[SpeakerEntry, ...]:
    """Statements by speaker, parties together, those who said most first."""
    by_speaker: dict[tuple[str, str | None], list[StatementRow]] = {}
    for row in rows:
        parties = {speaker.party for speaker in row.statement.speakers}
        party = parties.pop() if len(parties) == 1 else None
        by_speaker.setdefault((speakers(row.statement, row.source), party), []).append(row)
    weight = Counter({party: 0 for _, party in by_speaker})
    for (_, party), said in by_speaker.items():
        weight[party] += len(said)
    ordered = sorted(
        by_speaker.items(),
        key=lambda item: (
            item[0][1] is None, -weight[item[0][1]], item[0][1] or "", -len(item[1]), item[0][0],
        ),
    )  # fmt: skip
    return tuple(SpeakerEntry(name, party, _said(said, notes)) for (name, party), said in ordered)


def _said(rows: Iterable[StatementRow], notes: Footnotes) -> tuple[Said, ...]:
    """What somebody said, the same words once: reprints do not make a speaker say it twice."""
    by_words: dict[str, list[StatementRow]] = {}
    for row in _dated(rows):
        words = "".join(filter(str.isalnum, row.content.casefold()))
        by_words.setdefault(f"{row.statement.force} {words}", []).append(row)
    return tuple(
        Said(same[0], tuple(same[1:]), notes.refer_all(row.statement.id for row in same))
        for same in by_words.values()
    )


def _dated(rows: Iterable[StatementRow]) -> list[StatementRow]:
    """Oldest first, by the day it was said, else by the day it was printed; undated ones last."""

    def when(row: StatementRow) -> tuple[date, str, int]:
        day = row.statement.said_on or row.article.published
        return (day.start if day else FAR, row.article.id, row.statement.extent.start)

    return sorted(rows, key=when)


def _lanes(claims: Iterable[Claim]) -> tuple[Lane, ...]:
    """A lane for each claim, parents first. A more specific one shows what those above it do not."""
    marks: dict[str, frozenset[tuple[Interval, str]]] = {}
    lanes = []
    for claim in claims:
        whole = lane(claim)
        above = marks.get(claim.parent or "", frozenset())
        own = tuple(mark for mark in whole.marks if (mark.when, mark.label) not in above)
        marks[claim.id] = above | {(mark.when, mark.label) for mark in own}
        if own:
            lanes.append(replace(whole, marks=own))
    return tuple(lanes)
