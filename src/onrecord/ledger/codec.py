"""From model objects to the columns of the tables, and back."""

import unicodedata
import zlib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from onrecord.ledger.rows import GAP
from onrecord.model import (
    Annotations,
    Article,
    Claim,
    Designator,
    Document,
    Entity,
    Event,
    Held,
    Interval,
    Mention,
    Quantity,
    Referent,
    Span,
    Statement,
    Time,
)

Row = dict[str, Any]
T = TypeVar("T")
LEVEL = 6  # of zlib: 9 is twice as slow for 1% less


@dataclass(frozen=True, slots=True)
class Marks:
    """What is found in an article and never asked for by itself."""

    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]


def fold(name: str) -> str:
    """A name for matching: no case, accents or punctuation, a space before and after each word.

    >>> fold("Kim Jong-un")
    ' kim jong un '
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in kept).split())} "


def encode(value: object) -> str:
    """JSON of a model object. Raises ValueError for text that is not Unicode (a lone surrogate)."""
    return msgspec.json.encode(value).decode()


def decode(value: str | bytes, kind: type[T]) -> T:
    """The model object that `encode` made this of."""
    decoded: T = _decoder(kind).decode(value)  # type: ignore[arg-type]  # mypy: a class is not Hashable
    return decoded


def plain(value: object) -> Row:
    """The fields of a flat dataclass."""
    row: Row = msgspec.to_builtins(value)
    return row


@lru_cache(maxsize=32)
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def words(text: str, spans: Iterable[Span]) -> str:
    """The words of several spans, with gaps shown."""
    return GAP.join(span.of(text) for span in spans)


def utc(at: datetime) -> str:
    """A point of time as ISO text that sorts."""
    return at.astimezone(UTC).isoformat()


def document_row(document: Document) -> Row:
    """The row of `documents`."""
    return {
        "sha256": document.sha256,
        "file": document.file,
        "media_type": document.media_type,
        "url": document.url,
        "fetched": utc(document.fetched) if document.fetched else None,
        "raw": zlib.compress(document.raw, LEVEL),
    }


def document_of(row: Any) -> Document:
    """The document of a row."""
    return _document(row, row.file)


def container_of(row: Any) -> Document:
    """The document of a row of `fetches` that has its bytes; its address stands for its file."""
    return _document(row, row.url)


def _document(row: Any, file: str) -> Document:
    return Document(
        sha256=row.sha256,
        raw=zlib.decompress(row.raw),
        file=file,
        media_type=row.media_type,
        url=row.url,
        fetched=datetime.fromisoformat(row.fetched) if row.fetched else None,
    )


def fetch_row(url: str, held: Held, whole: bool) -> Row:
    """The row of `fetches`, with the bytes of the document where `whole`."""
    document = held.document
    marks = {"url": url, "etag": held.etag, "modified": held.modified, "sha256": document.sha256}
    return marks | {
        "media_type": document.media_type if whole else None,
        "raw": zlib.compress(document.raw, LEVEL) if whole else None,
        "fetched": utc(document.fetched) if whole and document.fetched else None,
    }


def article_row(article: Article, annotations: Annotations, annotated: bool, made_by: str) -> Row:
    """The row of `articles`, with the publication date as read."""
    return {
        "id": article.id,
        "sha256": article.sha256,
        "kind": article.kind,
        "file": article.file,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        **interval("published", article.published),
        "published_basis": article.published_basis,
        "language": article.language,
        "annotated": annotated,
        "linked": False,
        "made_by": made_by,
        "text": article.text,
        "captions": article.captions,
        "value": encode(replace(article, text="", captions="")),
        "marks": pack_marks(annotations),
    }


def article_of(row: Any) -> Article:
    """The article of a row, as it was read."""
    return replace(decode(row.value, Article), text=row.text, captions=row.captions, file=row.file)


def pack_marks(annotations: Annotations) -> bytes:
    """The column `marks`."""
    marks = Marks(annotations.times, annotations.mentions, annotations.quantities)
    return zlib.compress(msgspec.json.encode(marks), LEVEL)


def marks_of(row: Any) -> Marks:
    """The times, mentions and quantities of a row of `articles`."""
    return decode(zlib.decompress(row.marks), Marks)


def interval(name: str, value: Interval | None) -> Row:
    """The two columns of an interval."""
    return {f"{name}_from": value.start if value else None, f"{name}_to": value.end if value else None}


def statement_columns(statement: Statement) -> Row:
    """The columns that follow from a statement."""
    return {
        "kind": statement.kind,
        "force": statement.force,
        **interval("said", statement.said_on),
        "turn": statement.turn,
        "doubtful": statement.doubtful,
    }


def event_columns(event: Event) -> Row:
    """The columns that follow from an event."""
    return {
        "type": event.type,
        "mode": event.mode,
        "factuality": event.factuality,
        "statement": event.statement,
        **interval("when", event.when),
    }


def designator_row(article: str, place: int, designator: Designator) -> Row:
    """The row of a designator, the `place`-th of its article."""
    return {
        "article": article,
        "place": place,
        "kind": designator.kind,
        "ident": fold(designator.id),
        "name": fold(designator.name),
        "value": encode(designator),
    }


def claim_columns(claim: Claim) -> Row:
    """The columns that follow from a claim."""
    return {
        "type": claim.type,
        "status": claim.status,
        "articles": len(claim.articles),
        **interval("when", claim.when),
    }


def entity_columns(entity: Entity) -> Row:
    """The columns that follow from an entity."""
    return {
        "name": entity.name,
        "kind": entity.kind,
        "party": fold(entity.party) if entity.party else None,
        "mentions": entity.mentions,
    }


def line_words(line: Statement | Event | Claim | Entity, text: str) -> str:
    """The words a line is searched by; `text` is the full text of its article, "" where it has none."""
    if isinstance(line, Statement):
        names = " ".join(speaker.name for speaker in line.speakers)
        said = (words(text, spans) for spans in (line.source, line.cue, line.content))
        return "\n".join((names, *said))
    if isinstance(line, Event):
        names = " ".join(role.referent.name for role in line.roles)
        return "\n".join((names, line.evidence.of(text)))
    if isinstance(line, Claim):
        return "\n".join((line.summary, *(" ".join(names) for _, names in line.roles)))
    return "\n".join((line.name, *line.aliases))


def parts(line: Statement | Event | Claim | Entity) -> list[Row]:
    """The rows of `parts`: who takes part in a line, each once."""
    found = {(part, fold(name), fold(party) if party else None) for part, name, party in _parts(line)}
    article = line.article if isinstance(line, Statement | Event) else None
    return [
        {"line": line.id, "article": article, "part": part, "name": name, "party": party}
        for part, name, party in sorted(found, key=lambda row: (row[0], row[1], row[2] or ""))
    ]


def _parts(line: Statement | Event | Claim | Entity) -> Iterator[tuple[str, str, str | None]]:
    if isinstance(line, Statement):
        yield from (("speaker", speaker.name, _party(speaker)) for speaker in line.speakers)
    elif isinstance(line, Event):
        yield from ((role.role, role.referent.name, _party(role.referent)) for role in line.roles)
        yield from _designated(line.designators)
    elif isinstance(line, Claim):
        yield from _claim_parts(line)
    else:
        yield from (("name", name, line.party) for name in (line.name, *line.aliases))


def _claim_parts(claim: Claim) -> Iterator[tuple[str, str, str | None]]:
    yield from ((role, name, name) for role, names in claim.roles for name in names)
    yield from (("holds", at.speaker or at.party, at.party) for at in claim.positions)
    lists = {"asserts": claim.asserted_by, "denies": claim.denied_by, "acknowledges": claim.acknowledged_by}
    yield from ((part, name, None) for part, names in lists.items() for name in names)
    yield from _designated(claim.designators)


def _designated(found: Iterable[Designator]) -> Iterator[tuple[str, str, None]]:
    yield from (("designator", name, None) for one in found for name in (one.id, one.name))


def _party(referent: Referent) -> str | None:
    stands_for_itself = referent.kind in ("state", "organisation")
    return referent.party or (referent.name if stands_for_itself else None)
