"""What the filters ask for, as conditions on the tables. An empty list asks for nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from onrecord.ledger import codec, fulltext, schema

Conditions = list[sa.ColumnElement[bool]]
HIDDEN = ("rejected", "merged")


def stands(table: sa.Table) -> sa.ColumnElement[bool]:
    """That the statement an event rests on is not rejected."""
    said = schema.statements
    gone = sa.select(said.c.id).where(said.c.state == "rejected")
    return table.c.statement.is_(None) | table.c.statement.not_in(gone)


def equal(column: sa.ColumnElement[Any], value: str | None) -> Conditions:
    return [] if value is None else [column == value]


def any_of(table: sa.Table, ids: Sequence[str] | None) -> Conditions:
    return [] if ids is None else [table.c.id.in_(ids)]


def within(
    start: sa.ColumnElement[Any], end: sa.ColumnElement[Any], since: date | None, until: date | None
) -> Conditions:
    """That the interval of the columns shares a day with the one asked for, which may be open."""
    return [*([end >= since] if since else []), *([start <= until] if until else [])]


def of_line(connection: sa.Connection, table: sa.Table, asked: Any) -> Conditions:
    """What is asked of every kind of line: ids, words, and that people did not reject it."""
    where = any_of(table, asked.ids)
    if not asked.include_rejected:
        where.append(table.c.state.not_in(HIDDEN))
    text: str | None = getattr(asked, "text", None)  # entities are asked for by name
    if text is not None:
        matching = fulltext.matching(connection, schema.lines, text)
        where.append(table.c.id.in_(sa.select(schema.lines.c.id).where(matching)))
    return where


def of_story(column: sa.ColumnElement[Any], story: str | None) -> Conditions:
    """That the article in the column belongs to a story, in whichever version."""
    members = schema.story_members
    return [] if story is None else [column.in_(sa.select(members.c.article).where(members.c.story == story))]


def any_part(
    connection: sa.Connection, table: sa.Table, name: str, part: Sequence[str] | None = None
) -> sa.ColumnElement[bool]:
    """That somebody of this name, or whose alias it is, takes part in the line."""
    parts = schema.parts
    sought = codec.fold(name)
    if not sought.strip():
        return sa.false()
    named = parts.c.name.contains(sought) | parts.c.name.in_(_aliases(connection, sought))
    return table.c.id.in_(sa.select(parts.c.line).where(named, *_in_part(part)))


def any_party(table: sa.Table, party: str, part: Sequence[str] | None = None) -> sa.ColumnElement[bool]:
    parts = schema.parts
    sought = codec.fold(party)
    if not sought.strip():
        return sa.false()
    return table.c.id.in_(sa.select(parts.c.line).where(parts.c.party.contains(sought), *_in_part(part)))


def designated(table: sa.Table, designator: str) -> sa.ColumnElement[bool]:
    """That the line's evidence holds this designator, given by its id or its name in full."""
    parts = schema.parts
    held = sa.select(parts.c.line).where(parts.c.part == "designator", parts.c.name == codec.fold(designator))
    return table.c.id.in_(held)


def naming(table: sa.Table, designator: str) -> sa.ColumnElement[bool]:
    """That the article names what has this designator."""
    held, sought = schema.designators, codec.fold(designator)
    return table.c.id.in_(sa.select(held.c.article).where((held.c.ident == sought) | (held.c.name == sought)))


def _in_part(part: Sequence[str] | None) -> Conditions:
    return [] if part is None else [schema.parts.c.part.in_(part)]


def _aliases(connection: sa.Connection, sought: str) -> list[str]:
    """All names of the entities that have exactly this name or alias."""
    parts = schema.parts
    owners = sa.select(parts.c.line).where(parts.c.part == "name", parts.c.name == sought)
    chosen = sa.select(parts.c.name).where(parts.c.part == "name", parts.c.line.in_(owners)).distinct()
    return sorted(connection.scalars(chosen))


def from_outlet(connection: sa.Connection, name: str) -> sa.ColumnElement[bool]:
    """That outlet, agency or origin of an article has this name. They are few, so they are compared here."""
    table, origins = schema.articles, schema.origins
    sought = codec.fold(name)

    def meant(column: sa.Column[Any]) -> list[str]:
        known = connection.scalars(sa.select(column).where(column.is_not(None)).distinct())
        return sorted(one for one in known if sought in codec.fold(one))

    origin = sa.select(origins.c.article).where(origins.c.name.in_(meant(origins.c.name)))
    return (
        table.c.outlet.in_(meant(table.c.outlet))
        | table.c.agency.in_(meant(table.c.agency))
        | table.c.id.in_(origin)
    )
