"""Judgements in the tables: taking them down, and keeping the lines they are on in the state they ask for.

Works in the transaction of its caller. What a judgement means is in `judgements`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from onrecord.ledger import codec, judgements, kinds, schema
from onrecord.ledger.errors import LedgerError, UnknownId
from onrecord.ledger.judgements import Anchor
from onrecord.model import Annotations, Article, Event, Judgement, Span, Statement, make_id

TABLE = schema.judgements


def load(connection: sa.Connection, target: str | None = None) -> tuple[Judgement, ...]:
    """All judgements, or those on one line, in the order they were given."""
    asked = sa.select(TABLE.c.value).order_by(TABLE.c.row)
    if target is not None:
        asked = asked.where(TABLE.c.target == target)
    return tuple(codec.decode(value, Judgement) for value in connection.scalars(asked))


def judge(connection: sa.Connection, judgement: Judgement) -> Judgement:
    """Take down a judgement and put its line in the state that follows. Returns it with id and anchor."""
    given = _anchored(connection, _timed(judgement))
    _check(connection, given)
    if connection.scalar(sa.select(TABLE.c.id).where(TABLE.c.id == given.id)):
        raise LedgerError(f"{given.id} is on record already")
    connection.execute(sa.insert(TABLE), _row(given))
    _refresh(connection, given.target)
    return given


def undo(connection: sa.Connection, judgement: str, by: str, at: datetime) -> Judgement:
    """Take a judgement back; it stays on file as undone."""
    value = connection.scalar(sa.select(TABLE.c.value).where(TABLE.c.id == judgement))
    if value is None:
        raise UnknownId(f"no judgement has the id {judgement!r}")
    given = codec.decode(value, Judgement)
    if given.undone_at is not None:
        raise LedgerError(f"{judgement} was undone by {given.undone_by} already")
    undone = replace(given, undone_by=by, undone_at=_aware(at))
    _store(connection, undone)
    _refresh(connection, undone.target)
    return undone


def settle(connection: sa.Connection, article: Article, annotations: Annotations) -> None:
    """Give the judgements on an article that was read again their lines back. One that finds none waits."""
    rows = connection.scalars(
        sa.select(TABLE.c.value).where(TABLE.c.sha256 == article.sha256).order_by(TABLE.c.row)
    )
    given = [codec.decode(value, Judgement) for value in rows]
    if not given:
        return
    lines: list[Statement | Event] = [*annotations.statements, *annotations.events]
    anchors = [_anchor(line, article) for line in lines]
    for judgement in given:
        target = judgements.reanchor(judgement, anchors)
        if target is not None:
            _store(connection, replace(judgement, target=target))
            _refresh(connection, target)


def refresh(connection: sa.Connection, ids: Iterable[str]) -> None:
    """Put those of these lines that are judged in the state their judgements ask for."""
    judged = set(connection.scalars(sa.select(TABLE.c.target).distinct()))
    for line in ids:
        if line in judged:
            _refresh(connection, line)


def _refresh(connection: sa.Connection, target: str) -> None:
    """The columns, words and parts of a line from what was found and what was judged."""
    kind = _kind(connection, target)
    table = kind.table
    row = connection.execute(sa.select(table).where(table.c.id == target)).first()
    if row is None:
        return
    found = codec.decode(row.value, kind.model)
    given = load(connection, target)
    line = judgements.corrected(found, given)
    state = {
        "state": judgements.state_of(given),
        "judged": None if line == found else codec.encode(line),
    }
    connection.execute(sa.update(table).where(table.c.id == target).values(**kind.columns(line), **state))
    text = _text(connection, line.article) if isinstance(line, Statement | Event) else ""
    index = {"words": codec.line_words(line, text)}
    connection.execute(sa.update(schema.lines).where(schema.lines.c.id == target).values(index))
    connection.execute(sa.delete(schema.parts).where(schema.parts.c.line == target))
    kinds.insert_all(connection, schema.parts, codec.parts(line))


def _check(connection: sa.Connection, judgement: Judgement) -> None:
    """Raise LedgerError for a judgement that its target cannot take."""
    kind = _kind(connection, judgement.target)
    if judgement.verdict in ("split", "add"):
        raise LedgerError(f"the verdict {judgement.verdict!r} is not supported yet")
    if judgement.verdict == "correct":
        row = connection.execute(
            sa.select(kind.table.c.value).where(kind.table.c.id == judgement.target)
        ).one()
        judgements.corrected(codec.decode(row.value, kind.model), [judgement])
    if judgement.verdict == "merge":
        into = judgements.target_of_merge(judgement)
        if into == judgement.target or _kind(connection, into) is not kind:
            raise LedgerError(f"{judgement.target} cannot be merged into {into}")


def _kind(connection: sa.Connection, line: str) -> kinds.Kind:
    name = connection.scalar(sa.select(schema.lines.c.kind).where(schema.lines.c.id == line))
    if name is None:
        raise UnknownId(f"no line of the record has the id {line!r}")
    if name not in kinds.BY_NAME:
        raise LedgerError(
            f"{line} is of kind {name}; only statements, events, claims and entities are judged"
        )
    return kinds.BY_NAME[name]


def _timed(judgement: Judgement) -> Judgement:
    at = _aware(judgement.at)
    named = (judgement.target, judgement.verdict, judgement.correction, judgement.by, at.isoformat())
    return replace(judgement, at=at, id=judgement.id or make_id("j", *named))


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise LedgerError("the time of a judgement needs its time zone")
    return at.astimezone(UTC)


def _anchored(connection: sa.Connection, judgement: Judgement) -> Judgement:
    if judgement.words is not None:
        return judgement
    kind = _kind(connection, judgement.target)
    value = connection.scalar(
        sa.select(kind.table.c.value).where(kind.table.c.id == judgement.target).limit(1)
    )
    line = codec.decode(value or "", kind.model)
    if not isinstance(line, Statement | Event):
        return replace(judgement, words=codec.line_words(line, "").partition("\n")[0])
    table = schema.articles
    article = codec.article_of(connection.execute(sa.select(table).where(table.c.id == line.article)).one())
    anchor = _anchor(line, article)
    return replace(judgement, sha256=article.sha256, raw=anchor.raw, words=anchor.words)


def _anchor(line: Statement | Event, article: Article) -> Anchor:
    spans: tuple[Span, ...] = line.content if isinstance(line, Statement) else (line.evidence,)
    whole = line.extent if isinstance(line, Statement) else line.evidence
    return Anchor(line.id, article.raw_span(whole), codec.words(article.full_text, spans))


def _text(connection: sa.Connection, article: str) -> str:
    table = schema.articles
    text = connection.scalar(sa.select(table.c.text + table.c.captions).where(table.c.id == article))
    return text or ""


def _row(judgement: Judgement) -> codec.Row:
    return {
        "id": judgement.id,
        "target": judgement.target,
        "sha256": judgement.sha256,
        "value": codec.encode(judgement),
    }


def _store(connection: sa.Connection, judgement: Judgement) -> None:
    connection.execute(sa.update(TABLE).where(TABLE.c.id == judgement.id).values(_row(judgement)))
