"""Lines of the record as plain values: the fields of the export contract, for JSON lines, CSV and pages.

Spans are `[start, end)` in characters of the article's text; dates are `[from, to]`, ISO days, inclusive, or
None. Field names are public and stay; more may be added.
"""

from collections.abc import Callable, Iterable
from typing import Any

from onrecord.ledger.rows import (
    ArticleRow,
    ClaimRow,
    DesignatorRow,
    EntityRow,
    EventRow,
    Heading,
    StatementRow,
    StoryRow,
)
from onrecord.link.claims.register import RegisterRow
from onrecord.link.claims.timeline import Entry
from onrecord.link.copies.versions import is_retracted, notices
from onrecord.model import (
    Designator,
    Event,
    Interval,
    Judgement,
    Position,
    Quantity,
    RecordCheck,
    Referent,
    Span,
)

Record = dict[str, Any]
EntityId = Callable[[Referent], str | None]
REPRINTS = ("whole", "partial", "update")  # relations that make two articles one origin's


def article_record(row: ArticleRow) -> Record:
    """One line of `articles`."""
    article, dateline = row.article, row.article.dateline
    return {
        "id": article.id,
        "kind": article.kind,
        "file": article.file,
        "sha256": article.sha256,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": list(article.byline),
        "dateline": {"place": dateline.place, "date": dateline.date} if dateline else None,
        "published": interval(article.published),
        "published_basis": article.published_basis,
        "published_candidates": [interval(one) for one in article.published_candidates],
        "published_read": interval(row.read.published) if row.read else None,
        "language": article.language,
        "annotated": row.annotated,
        "origin": row.origin.name if row.origin else None,
        "origin_basis": row.origin.basis if row.origin else None,
        "copies": [copy["article"] for copy in _copies(row) if copy["relation"] in REPRINTS],
        "related": _copies(row),
        "updated": article.updated.isoformat() if article.updated else None,
        "fetched": article.fetched.isoformat() if article.fetched else None,
        "version_of": row.latest,
        "versions": list(row.versions),
        "notices": list(notices(article)),
        "retracted": is_retracted(article),
        "text": article.text,
        "captions": article.captions,
        "blocks": [{"kind": block.kind, "span": span(block.span)} for block in article.blocks],
        "removed": [
            {"text": one.text, "reason": one.reason, "raw_span": span(one.raw) if one.raw else None}
            for one in article.removed
        ],
        "turns": [
            {"label": turn.label, "speaker": turn.speaker, "span": span(turn.span)} for turn in article.turns
        ],
    }


def statement_record(row: StatementRow, entity_id: EntityId) -> Record:
    """One line of `statements`."""
    statement = row.statement
    return {
        "id": statement.id,
        "article": row.article.id,
        "file": row.article.file,
        "kind": statement.kind,
        "force": statement.force,
        "source": {
            "text": row.source,
            "spans": [span(one) for one in statement.source],
            "entities": [
                {"id": entity_id(one), "name": one.name, "kind": one.kind, "party": one.party}
                for one in statement.speakers
            ],
        },
        "cue": {"text": row.cue, "spans": [span(one) for one in statement.cue]},
        "content": {
            "text": row.content,
            "pieces": list(row.pieces),
            "spans": [span(one) for one in statement.content],
        },
        "via": statement.via,
        "basis": statement.basis,
        "origin": statement.origin or row.article.origin,
        "said_on": interval(statement.said_on),
        "nested_in": statement.nested_in,
        "turn": statement.turn,
        "records": [check_record(check, row.transcripts) for check in statement.records],
        "confidence": statement.confidence,
        "said": statement.said,
        "state": row.state,
    }


def event_record(row: EventRow) -> Record:
    """One line of `events`."""
    event = row.event
    return {
        "id": event.id,
        "article": row.article.id,
        "file": row.article.file,
        "type": event.type,
        "mode": event.mode,
        "roles": _roles(event),
        "quantity": [_quantity(one) for one in event.quantities],
        "place": list(event.places),
        "when": interval(event.when),
        "when_basis": event.when_basis,
        "factuality": event.factuality,
        "asserted_by": list(dict.fromkeys(speaker.name for speaker in event.asserted_by)),
        "statement": event.statement,
        "evidence": {"text": row.evidence, "spans": [span(event.evidence)]},
        "trigger": span(event.trigger),
        "designators": [_designator(one) for one in event.designators],
        "confidence": event.confidence,
        "state": row.state,
    }


def claim_record(row: ClaimRow, graph: Record) -> Record:
    """One line of `claims`; `graph` is the record of its origin graph."""
    claim = row.claim
    return {
        "id": claim.id,
        "type": claim.type,
        "summary": claim.summary,
        "roles": {role: list(names) for role, names in claim.roles},
        "quantity": [_quantity(one) for one in claim.quantities],
        "when": interval(claim.when),
        "status": claim.status,
        "asserted_by": list(claim.asserted_by),
        "denied_by": list(claim.denied_by),
        "acknowledged_by": list(claim.acknowledged_by),
        "positions": [_position(one) for one in claim.positions],
        "responses": dict(claim.responses),
        "articles": list(claim.articles),
        "articles_asserting": list(claim.articles_asserting),
        "files": [article.file for article in row.articles],
        "news_origins": list(claim.news_origins),
        "statements": list(claim.statements),
        "events": list(claim.events),
        "parent": claim.parent,
        "explanation": list(claim.explanation),
        "earlier_versions": list(claim.earlier),
        "origin_graph": graph,
        "designators": [_designator(one) for one in claim.designators],
        "state": row.state,
    }


def entity_record(row: EntityRow) -> Record:
    """One line of `entities`."""
    entity = row.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "party": entity.party,
        "offices": [
            {"title": office.title, "body": office.body, "term": interval(office.term)}
            for office in entity.offices
        ],
        "wikidata": entity.wikidata,
        "mentions": entity.mentions,
        "state": row.state,
    }


def story_record(row: StoryRow) -> Record:
    """One line of `stories`."""
    story = row.story
    return {
        "id": story.id,
        "title": row.title,
        "days": interval(story.days),
        "first": story.first,
        "articles": list(story.articles),
        "files": [article.file for article in row.articles],
        "news_origins": list(row.origins),
        "entities": list(story.entities),
        "places": list(story.places),
        "terms": list(story.terms),
    }


def designator_record(row: DesignatorRow) -> Record:
    """One line of `designators`."""
    one = row.designator
    return {
        "article": row.article.id,
        "file": row.article.file,
        "kind": one.kind,
        "id": one.id,
        "name": one.name,
        "valid": one.valid,
        "text": one.text,
        "span": span(one.span),
    }


def register_record(row: RegisterRow) -> Record:
    """One line of `register`."""
    return {
        "claim": row.claim,
        "parent": row.parent,
        "depth": row.depth,
        "supplier": list(row.supplier),
        "recipient": list(row.recipient),
        "item": row.item,
        "designations": [_designator(one) for one in row.designations],
        "quantity": [_quantity(one) for one in row.quantities],
        "when": interval(row.when),
        "status": row.status,
        "first_claimed": _position(row.first) if row.first else None,
        "denied_by": [_position(one) for one in row.denials],
        "acknowledged_by": [_position(one) for one in row.acknowledgements],
        "responses": dict(row.responses),
        "articles_asserting": row.articles_asserting,
        "articles": row.articles,
        "news_origins": row.news_origins,
        "parties": row.parties,
    }


def entry_record(entry: Entry) -> Record:
    """One line of `timeline`."""
    return {
        "when": interval(entry.when),
        "kind": entry.kind,
        "claim": entry.claim,
        "summary": entry.summary,
        "party": entry.party,
        "speaker": entry.speaker,
        "own_voice": entry.own_voice,
        "position": entry.stance,
        "certainty": entry.certainty,
        "lines": list(entry.lines),
        "articles": list(entry.articles),
    }


def judgement_record(judgement: Judgement) -> Record:
    """One judgement; times are ISO with their zone."""
    return {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "target": judgement.target,
        "words": judgement.words,
        "correction": judgement.correction,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "why": judgement.why,
        "undone_by": judgement.undone_by,
        "undone_at": judgement.undone_at.isoformat() if judgement.undone_at else None,
    }


def interval(found: Interval | None) -> list[str] | None:
    """An interval as two ISO days, both inclusive."""
    return [found.start.isoformat(), found.end.isoformat()] if found else None


def span(found: Span) -> list[int]:
    """A span as `[start, end)`."""
    return [found.start, found.end]


def _copies(row: ArticleRow) -> list[Record]:
    """The other article of each pair, with what the pair is and the part that they share."""
    return [
        {
            "article": copy.copy if copy.original == row.article.id else copy.original,
            "relation": copy.relation,
            "shared": copy.shared,
        }
        for copy in row.copies
    ]


def check_record(check: RecordCheck, transcripts: Iterable[Heading]) -> Record:
    """One direct piece held against the transcripts, whose headings are given.

    `document` is the file of the transcript; `differences` are [printed, on record], `changes` the same with
    their nature and places: spans of the piece and of the transcript's text.
    """
    files = {heading.id: heading.file for heading in transcripts}
    return {
        "piece": check.piece,
        "span": span(check.span) if check.span else None,
        "check": check.check,
        "document": files.get(check.document or "", check.document),
        "transcript": check.document,
        "turn": check.turn,
        "speaker": check.speaker,
        "said_on": interval(check.said_on),
        "weighty": check.weighty,
        "differences": [[one.printed, one.record] for one in check.differences],
        "changes": [
            {
                "printed": one.printed,
                "record": one.record,
                "nature": one.nature,
                "weighty": one.weighty,
                "marked": one.marked,
                "printed_span": span(one.printed_span),
                "record_span": span(one.record_span),
            }
            for one in check.differences
        ],
    }


def _roles(event: Event) -> dict[str, list[str]]:
    """Every role of the contract, in its order, with the names in it once each."""
    roles: dict[str, list[str]] = {name: [] for name in ("actor", "target", "supplier", "recipient", "item")}
    for role in event.roles:
        if role.referent.name not in roles[role.role]:
            roles[role.role].append(role.referent.name)
    return roles


def _quantity(found: Quantity) -> Record:
    return {
        "text": found.text,
        "item": found.item,
        "min": found.min,
        "max": found.max,
        "min_exclusive": found.min_exclusive,
        "max_exclusive": found.max_exclusive,
        "unit": found.unit,
        "approximate": found.approximate,
    }


def _designator(found: Designator) -> Record:
    return {"kind": found.kind, "id": found.id, "name": found.name, "valid": found.valid, "text": found.text}


def _position(found: Position) -> Record:
    return {
        "party": found.party,
        "speaker": found.speaker,
        "position": found.position,
        "from": interval(found.since),
        "article": found.article,
        "statement": found.statement,
        "event": found.event,
        "own_voice": found.own_voice,
        "origin": found.origin,
        "lapse": found.lapse,
    }
