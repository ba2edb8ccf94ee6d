"""The whole record as files, one a kind, by the export contract."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from onrecord.ledger import ClaimRow, Ledger
from onrecord.model import Referent
from onrecord.present.console import UserError
from onrecord.present.formats import FileFormat, write_csv, write_jsonl, write_parquet
from onrecord.present.provenance import graph_record, graphs
from onrecord.present.records import (
    EntityId,
    Record,
    article_record,
    claim_record,
    designator_record,
    entity_record,
    event_record,
    judgement_record,
    register_record,
    statement_record,
    story_record,
)

HEADERS = {
    "articles": (
        "id", "kind", "file", "sha256", "url", "title", "outlet", "agency", "byline", "dateline", "published",
        "published_basis", "published_candidates", "published_read", "language", "annotated", "origin",
        "origin_basis", "copies", "related", "updated", "fetched", "version_of", "versions", "notices",
        "retracted", "text", "captions", "blocks", "removed", "turns",
    ),
    "statements": (
        "id", "article", "file", "kind", "force", "source", "cue", "content", "via", "basis", "origin",
        "said_on", "nested_in", "turn", "records", "confidence", "said", "state",
    ),
    "events": (
        "id", "article", "file", "type", "mode", "roles", "quantity", "place", "when", "when_basis",
        "factuality", "asserted_by", "statement", "evidence", "trigger", "designators", "confidence",
        "state",
    ),
    "claims": (
        "id", "type", "summary", "roles", "quantity", "when", "status", "asserted_by", "denied_by",
        "acknowledged_by", "positions", "responses", "articles", "articles_asserting", "files",
        "news_origins", "statements", "events", "parent", "explanation", "earlier_versions",
        "origin_graph", "designators", "state",
    ),
    "entities": (
        "id", "name", "kind", "aliases", "party", "offices", "wikidata", "mentions", "state",
    ),
    "stories": (
        "id", "title", "days", "first", "articles", "files", "news_origins", "entities", "places", "terms",
    ),
    "designators": (
        "article", "file", "kind", "id", "name", "valid", "text", "span",
    ),
    "register": (
        "claim", "parent", "depth", "supplier", "recipient", "item", "designations", "quantity", "when",
        "status", "first_claimed", "denied_by", "acknowledged_by", "responses", "articles_asserting",
        "articles", "news_origins", "parties",
    ),
    "timeline": (
        "when", "kind", "claim", "summary", "party", "speaker", "own_voice", "position", "certainty", "lines",
        "articles",
    ),
    "checks": (
        "statement", "article", "file", "outlet", "published", "speakers", "piece", "span", "check",
        "document", "transcript", "turn", "speaker", "said_on", "weighty", "differences", "changes",
        "variants",
    ),
    "judgements": (
        "id", "verdict", "target", "words", "correction", "by", "at", "why", "undone_by", "undone_at",
    ),
}  # fmt: skip


def export(ledger: Ledger, folder: Path, file_format: FileFormat) -> dict[str, int]:
    """Write the record into `folder`, made if need be; returns how many lines each kind has.

    Files of an earlier export there are replaced, each only once its successor is whole. Raises UserError
    where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {kind: _write(folder / f"{kind}.{file_format}", kind, rows) for kind, rows in _kinds(ledger)}
    except OSError as error:
        raise UserError(f"cannot write to {folder}: {error.strerror}; give another folder") from error


def claim_records(ledger: Ledger, rows: Sequence[ClaimRow]) -> Iterator[Record]:
    """Claims with their origin graphs."""
    return (claim_record(row, graph_record(graph)) for row, graph in graphs(ledger, rows))


def entity_ids(ledger: Ledger) -> EntityId:
    """Looks up the id of the entity that a referent belongs to, each referent once."""

    @cache
    def look_up(referent: Referent) -> str | None:
        entity = ledger.entity_of(referent)
        return entity.id if entity else None

    return look_up


def _kinds(ledger: Ledger) -> Iterator[tuple[str, Iterator[Record]]]:
    ids = entity_ids(ledger)
    kinds: dict[str, Callable[[], Iterator[Record]]] = {
        "articles": lambda: map(article_record, ledger.articles()),
        "statements": lambda: (statement_record(row, ids) for row in ledger.statements()),
        "events": lambda: map(event_record, ledger.events()),
        "claims": lambda: claim_records(ledger, ledger.claims()),
        "entities": lambda: map(entity_record, ledger.entities()),
        "stories": lambda: map(story_record, ledger.stories()),
        "designators": lambda: map(designator_record, ledger.designators()),
        "register": lambda: map(register_record, ledger.register()),
        "judgements": lambda: map(judgement_record, ledger.judgements()),
    }
    for kind, records in kinds.items():
        yield kind, records()


def _write(path: Path, kind: str, records: Iterator[Record]) -> int:
    """Write beside the file, then move it into place, so that nobody reads half of it."""
    half = path.with_name(path.name + ".part")
    if path.suffix == f".{FileFormat.parquet}":
        with half.open("wb") as raw:
            count = write_parquet(records, raw, HEADERS[kind])
    else:
        with half.open("w", encoding="utf-8", newline="") as out:
            jsonl = path.suffix == f".{FileFormat.jsonl}"
            count = write_jsonl(records, out) if jsonl else write_csv(records, out, HEADERS[kind])
    half.replace(path)
    return count
