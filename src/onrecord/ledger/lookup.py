"""One line by its id, articles by their words, and how much there is."""

from typing import Any

import sqlalchemy as sa

from onrecord.ledger import codec, fulltext, judging, queries, schema, stories
from onrecord.ledger.conditions import HIDDEN, stands
from onrecord.ledger.errors import AmbiguousId, UnknownId
from onrecord.ledger.filters import (
    ArticleFilter,
    ClaimFilter,
    EntityFilter,
    EventFilter,
    StatementFilter,
    StoryFilter,
)
from onrecord.ledger.headings import headings, texts
from onrecord.ledger.judgements import merged_into
from onrecord.ledger.rows import Counts, Hit, Line
from onrecord.ledger.snippets import snippet
from onrecord.model import Entity, Judgement, Referent

SHOWN = 6  # ids of an ambiguous prefix


def find(connection: sa.Connection, prefix: str) -> Line:
    """The line with this id, or the one id that starts so; redirects and merges are followed."""
    return _line(connection, _current(connection, _complete(connection, prefix)))


def _complete(connection: sa.Connection, prefix: str) -> str:
    columns = (schema.lines.c.id, schema.redirects.c.old, schema.judgements.c.id)
    if prefix:
        for column in columns:
            if connection.scalar(sa.select(column).where(column == prefix).limit(1)):
                return prefix
    every = sa.union(
        *(sa.select(c.label("id")).where(c.startswith(prefix, autoescape=True)) for c in columns)
    ).subquery()
    ids = connection.scalars(sa.select(every.c.id).order_by(every.c.id).limit(SHOWN)).all()
    if not ids or not prefix:
        raise UnknownId(f"no line of the record has the id {prefix!r}")
    if len({_current(connection, one) for one in ids}) > 1 or len(ids) == SHOWN:
        raise AmbiguousId(prefix, tuple(ids))
    return str(ids[0])


def _current(connection: sa.Connection, line: str) -> str:
    """Where redirects and merges lead from an id."""
    passed: set[str] = set()
    while line not in passed:
        passed.add(line)
        redirects = schema.redirects
        new = connection.scalar(sa.select(redirects.c.new).where(redirects.c.old == line))
        line = new or merged_into(judging.load(connection, line)) or line
    return line


def _line(connection: sa.Connection, line: str) -> Line:
    kind = connection.scalar(sa.select(schema.lines.c.kind).where(schema.lines.c.id == line))
    if kind is None:
        return _judgement(connection, line)
    found: tuple[Line, ...]
    match kind:
        case "article":
            found = queries.articles(connection, ArticleFilter(ids=(line,)))
        case "statement":
            found = queries.statements(connection, StatementFilter(ids=(line,), include_rejected=True))
        case "event":
            found = queries.events(connection, EventFilter(ids=(line,), include_rejected=True))
        case "claim":
            found = queries.claims(connection, ClaimFilter(ids=(line,), include_rejected=True))
        case "story":
            found = stories.ask(connection, StoryFilter(ids=(line,)))
        case _:
            found = queries.entities(connection, EntityFilter(ids=(line,), include_rejected=True))
    return found[0]


def _judgement(connection: sa.Connection, line: str) -> Judgement:
    table = schema.judgements
    value = connection.scalar(sa.select(table.c.value).where(table.c.id == line))
    if value is None:
        raise UnknownId(f"{line} was on record, and is no longer; nothing took its place")
    return codec.decode(value, Judgement)


def search(connection: sa.Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """Articles that the words occur in, best first."""
    found = fulltext.ranked(connection, text, limit)
    ids = {article for article, _, _ in found}
    heads, full = headings(connection, ids), texts(connection, ids)
    return tuple(
        Hit(heads[article], spans, *snippet(full[article], spans), score)
        for article, score, marked in found
        for spans in [fulltext.hits(marked, full[article])]
    )


def entity_of(connection: sa.Connection, referent: Referent) -> Entity | None:
    """The entity of this kind that has the referent's name, as its own or, failing that, as an alias.

    Of several, the one of the referent's party; then the first in the order of entities.
    """
    parts, sought = schema.parts, codec.fold(referent.name)
    named = sa.select(parts.c.line).where(parts.c.part == "name", parts.c.name == sought)
    ids = tuple(sorted(set(connection.scalars(named))))
    rows = queries.entities(connection, EntityFilter(kind=referent.kind, ids=ids, include_rejected=True))
    alike = [row.entity for row in rows]
    return min(
        alike,
        key=lambda entity: (codec.fold(entity.name) != sought, entity.party != referent.party),
        default=None,
    )


def counts(connection: sa.Connection) -> Counts:
    """How much is on record."""

    def number(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
        return connection.scalar(sa.select(sa.func.count()).select_from(table).where(*where)) or 0

    def kept(table: sa.Table) -> sa.ColumnElement[bool]:
        return table.c.state.not_in(HIDDEN)

    articles, events, claims, entities = schema.articles, schema.events, schema.claims, schema.entities
    return Counts(
        articles=number(articles, articles.c.kind == "article"),
        transcripts=number(articles, articles.c.kind == "transcript"),
        statements=number(schema.statements, kept(schema.statements)),
        events=number(events, kept(events), stands(events)),
        claims=number(claims, kept(claims)),
        entities=number(entities, kept(entities)),
        copies=number(schema.copies),
        stories=number(schema.stories),
        origins=connection.scalar(sa.select(sa.func.count(schema.origins.c.name.distinct()))) or 0,
        failures=number(schema.failures),
        judgements=number(schema.judgements),
        not_read=_tally(
            connection,
            articles.c.language,
            articles.c.annotated.is_(False)
            & ((articles.c.kind == "article") | (articles.c.language != "en")),
        ),
        standings=_tally(connection, claims.c.status, kept(claims)),
    )


def _tally(
    connection: sa.Connection, column: sa.ColumnElement[Any], where: sa.ColumnElement[bool]
) -> dict[str, int]:
    counted = sa.select(column, sa.func.count()).where(where).group_by(column).order_by(column)
    return {row[0]: row[1] for row in connection.execute(counted)}
