"""The questions of `filters`, answered from the tables. Every order ends in an id: none is left to chance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa

from onrecord.ledger import checking, codec, fulltext, schema, stories
from onrecord.ledger.conditions import (
    HIDDEN,
    Conditions,
    any_of,
    any_part,
    any_party,
    designated,
    equal,
    from_outlet,
    naming,
    of_line,
    of_story,
    stands,
    within,
)
from onrecord.ledger.filters import ArticleFilter, ClaimFilter, EntityFilter, EventFilter, StatementFilter
from onrecord.ledger.headings import headings, texts
from onrecord.ledger.kinds import BY_NAME
from onrecord.ledger.rows import ArticleRow, ClaimRow, DesignatorRow, EntityRow, EventRow, StatementRow
from onrecord.link.checks.find import said_on
from onrecord.model import (
    Annotations,
    Article,
    Checked,
    Copy,
    Designator,
    Event,
    Origin,
    PublicationDate,
    Statement,
)

Line = TypeVar("Line")
ROLES = ("actor", "target", "supplier", "recipient")


def articles(connection: sa.Connection, asked: ArticleFilter) -> tuple[ArticleRow, ...]:
    """Articles by date of publication (undated last), then id."""
    table, dates = schema.articles, schema.dates
    where: Conditions = [
        *equal(table.c.kind, asked.kind),
        *equal(table.c.language, asked.language),
        *within(table.c.published_from, table.c.published_to, asked.since, asked.until),
        *any_of(table, asked.ids),
        *of_story(table.c.id, asked.story),
    ]
    if asked.text is not None:
        where.append(fulltext.matching(connection, table, asked.text))
    if asked.outlet is not None:
        where.append(from_outlet(connection, asked.outlet))
    if asked.designator is not None:
        where.append(naming(table, asked.designator))
    chosen = (
        sa.select(table, dates.c.value.label("date"))
        .outerjoin(dates, dates.c.article == table.c.id)
        .where(*where)
        .order_by(table.c.published_from.is_(None), table.c.published_from, table.c.id)
    )
    rows = connection.execute(_page(chosen, asked)).all()
    return _article_rows(connection, rows)


def statements(connection: sa.Connection, asked: StatementFilter) -> tuple[StatementRow, ...]:
    """Statements by publication date of the article (undated last), article id, place in the text."""
    table = schema.statements
    where = _asked_of_statements(connection, asked)
    found = connection.execute(_page(_in_articles(table, where), asked)).all()
    records = checking.load(connection, {row.id for row in found})
    held = {one.document for checked in records.values() for one in checked.records if one.document}
    words = texts(connection, _articles_of(found))
    heads = headings(connection, _articles_of(found) | held)
    rows = []
    for row in found:
        line, text = _checked(BY_NAME["statement"].line(row), row, records), words[row.article]
        source, cue = codec.words(text, line.source), codec.words(text, line.cue)
        pieces = tuple(span.of(text) for span in line.content)
        documents = dict.fromkeys(one.document for one in line.records if one.document in heads)
        cited = tuple(heads[document] for document in documents)
        rows.append(StatementRow(line, heads[row.article], source, cue, pieces, row.state, cited))
    return tuple(rows)


def count_statements(connection: sa.Connection, asked: StatementFilter) -> int:
    """How many statements a filter finds in all, whatever its limit."""
    where = _asked_of_statements(connection, asked)
    found = _in_articles(schema.statements, where).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(found)).scalar_one()


def _asked_of_statements(connection: sa.Connection, asked: StatementFilter) -> Conditions:
    table = schema.statements
    where: Conditions = [
        *equal(table.c.force, asked.force),
        *equal(table.c.kind, asked.kind),
        *equal(table.c.article, asked.article),
        *equal(schema.articles.c.kind, asked.read_in),
        *within(table.c.said_from, table.c.said_to, asked.since, asked.until),
        *of_story(table.c.article, asked.story),
        *of_line(connection, table, asked),
    ]
    if asked.likely:
        judged = table.c.judged.is_not(None) | (table.c.state == "accepted")
        where.append(table.c.doubtful.is_not(True) | judged)
    if asked.checked:
        where.append(table.c.id.in_(sa.select(schema.checks.c.statement)))
    if asked.speaker is not None:
        where.append(any_part(connection, table, asked.speaker, ("speaker",)))
    if asked.party is not None:
        where.append(any_party(table, asked.party))
    return where


def _checked(line: Statement, row: Any, records: Mapping[str, Checked]) -> Statement:
    """The statement with its record checks, and the day they fix unless people have said another."""
    if row.id not in records:
        return line
    found = records[row.id].records
    day = said_on(found) if row.judged is None else None
    return replace(line, records=found, said_on=day or line.said_on)


def events(connection: sa.Connection, asked: EventFilter) -> tuple[EventRow, ...]:
    """Events by when they happened (undated last), article id, place in the text."""
    table = schema.events
    where: Conditions = [
        *equal(table.c.type, asked.type),
        *equal(table.c.factuality, asked.factuality),
        *equal(table.c.article, asked.article),
        *within(table.c.when_from, table.c.when_to, asked.since, asked.until),
        *of_story(table.c.article, asked.story),
        *of_line(connection, table, asked),
    ]
    if not asked.include_rejected:
        where.append(stands(table))
    for role in ROLES:
        if (name := getattr(asked, role)) is not None:
            taking = any_part(connection, table, name, (role,))
            where.append(taking | any_party(table, name, (role,)))
    if asked.party is not None:
        where.append(any_party(table, asked.party))
    if asked.designator is not None:
        where.append(designated(table, asked.designator))
    chosen = (
        sa.select(table)
        .where(*where)
        .order_by(table.c.when_from.is_(None), table.c.when_from, table.c.article, table.c.place)
    )
    found = connection.execute(_page(chosen, asked)).all()
    heads, words = headings(connection, _articles_of(found)), texts(connection, _articles_of(found))
    lines = ((BY_NAME["event"].line(row), row) for row in found)
    return tuple(
        EventRow(line, heads[row.article], line.evidence.of(words[row.article]), row.state)
        for line, row in lines
    )


def claims(connection: sa.Connection, asked: ClaimFilter) -> tuple[ClaimRow, ...]:
    """Claims by the number of articles, most first, then date, then id."""
    table, members = schema.claims, schema.claim_members
    where: Conditions = [
        *equal(table.c.status, asked.status),
        *equal(table.c.type, asked.type),
        *within(table.c.when_from, table.c.when_to, asked.since, asked.until),
        *of_line(connection, table, asked),
    ]
    if asked.party is not None:
        taking = any_part(connection, table, asked.party)
        where.append(taking | any_party(table, asked.party))
    if asked.designator is not None:
        where.append(designated(table, asked.designator))
    for role, named in (("supplier", asked.supplier), ("recipient", asked.recipient)):
        if named is not None:
            where.append(any_part(connection, table, named, (role,)))
    where += [any_part(connection, table, named, ROLES) for named in asked.between]
    if asked.member is not None:
        where.append(table.c.id.in_(sa.select(members.c.claim).where(members.c.member == asked.member)))
    if asked.story is not None:
        holding = sa.select(members.c.claim).where(*of_story(members.c.member, asked.story))
        where.append(table.c.id.in_(holding))
    order = (table.c.articles.desc(), table.c.when_from.is_(None), table.c.when_from, table.c.id)
    chosen = sa.select(table).where(*where).order_by(*order)
    found = connection.execute(_page(chosen, asked)).all()
    lines = [(BY_NAME["claim"].line(row), row.state) for row in found]
    heads = headings(connection, {article for claim, _ in lines for article in claim.articles})
    return tuple(
        ClaimRow(claim, tuple(heads[article] for article in claim.articles if article in heads), state)
        for claim, state in lines
    )


def entities(connection: sa.Connection, asked: EntityFilter) -> tuple[EntityRow, ...]:
    """Entities by mentions, most first, then name, then id."""
    table = schema.entities
    where: Conditions = [*equal(table.c.kind, asked.kind), *of_line(connection, table, asked)]
    if asked.name is not None:
        where.append(any_part(connection, table, asked.name, ("name",)))
    if asked.party is not None:
        where.append(any_party(table, asked.party))
    chosen = sa.select(table).where(*where).order_by(table.c.mentions.desc(), table.c.name, table.c.id)
    found = connection.execute(_page(chosen, asked)).all()
    return tuple(EntityRow(BY_NAME["entity"].line(row), row.state) for row in found)


def designators(connection: sa.Connection) -> tuple[DesignatorRow, ...]:
    """All designators by article id, then place in the text."""
    table = schema.designators
    rows = connection.execute(sa.select(table).order_by(table.c.article, table.c.place)).all()
    heads = headings(connection, _articles_of(rows))
    return tuple(DesignatorRow(codec.decode(row.value, Designator), heads[row.article]) for row in rows)


def annotations_of(connection: sa.Connection, row: Any) -> Annotations:
    """What the machine found in the article of a row of `articles`; the words of turns are left out."""
    marks = codec.marks_of(row)
    said = schema.statements

    def found(table: sa.Table, model: type[Line]) -> tuple[Line, ...]:
        chosen = sa.select(table.c.value).where(table.c.article == row.id).order_by(table.c.place)
        if table is said:
            chosen = chosen.where(said.c.turn.is_(None))
        return tuple(codec.decode(value, model) for value in connection.scalars(chosen))

    return Annotations(
        article=row.id,
        times=marks.times,
        mentions=marks.mentions,
        statements=found(schema.statements, Statement),
        quantities=marks.quantities,
        events=found(schema.events, Event),
        designators=found(schema.designators, Designator),
    )


def _page(chosen: sa.Select[Any], asked: Any) -> sa.Select[Any]:
    return chosen.limit(asked.limit).offset(asked.offset or None)


def _in_articles(table: sa.Table, where: Conditions) -> sa.Select[Any]:
    """Lines in the order of their articles."""
    parent = schema.articles
    return (
        sa.select(table)
        .join(parent, parent.c.id == table.c.article)
        .where(*where)
        .order_by(parent.c.published_from.is_(None), parent.c.published_from, parent.c.id, table.c.place)
    )


def _articles_of(rows: Iterable[Any]) -> set[str]:
    return {row.article for row in rows}


def _article_rows(connection: sa.Connection, rows: Sequence[Any]) -> tuple[ArticleRow, ...]:
    ids = {row.id for row in rows}
    copies = _copies(connection, ids)
    origins = {
        row.article: Origin(row.article, row.name, row.basis)
        for row in connection.execute(sa.select(schema.origins))
    }
    versions = stories.versions_of(connection, ids)
    said, done = (_tally(connection, table) for table in (schema.statements, schema.events))
    return tuple(
        ArticleRow(
            article=dated(read, row.date),
            read=_read_date(read),
            origin=origins.get(row.id),
            copies=tuple(copies.get(row.id, ())),
            annotated=row.annotated,
            statements=said.get(row.id, 0),
            events=done.get(row.id, 0),
            versions=versions.get(row.id, ()),
        )
        for row, read in ((row, codec.article_of(row)) for row in rows)
    )


def dated(article: Article, value: str | None) -> Article:
    """The article with the publication date that linking fixed, if it did."""
    if value is None:
        return article
    date = codec.decode(value, PublicationDate)
    return replace(
        article,
        published=date.published,
        published_basis=date.basis,
        published_candidates=date.candidates,
    )


def _read_date(article: Article) -> PublicationDate | None:
    if article.published is None:
        return None
    basis = article.published_basis or ""
    return PublicationDate(article.id, article.published, basis, article.published_candidates)


def _copies(connection: sa.Connection, ids: set[str]) -> dict[str, list[Copy]]:
    table = schema.copies
    found: dict[str, list[Copy]] = {}
    for row in connection.execute(sa.select(table).order_by(table.c.original, table.c.copy)):
        copy = Copy(row.original, row.copy, row.relation, row.shared)
        for article in {row.original, row.copy} & ids:
            found.setdefault(article, []).append(copy)
    return found


def _tally(connection: sa.Connection, table: sa.Table) -> dict[str, int]:
    counted = sa.select(table.c.article, sa.func.count()).where(table.c.state.not_in(HIDDEN))
    return {row[0]: row[1] for row in connection.execute(counted.group_by(table.c.article))}
