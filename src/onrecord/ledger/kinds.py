"""The four kinds of line that are found and judged alike, each with its table, model class and columns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa

from onrecord.ledger import codec, schema
from onrecord.model import Claim, Entity, Event, Statement

AT_ONCE = 10_000  # rows that are made before they are inserted

Found = Statement | Event | Claim | Entity


@dataclass(frozen=True, slots=True)
class Kind:
    """`columns` gives the columns that follow from a line of this kind."""

    name: str
    table: sa.Table
    model: type[Any]
    columns: Callable[[Any], codec.Row]

    def row(self, line: Found, place: int) -> codec.Row:
        """The row of a line as it was found, the `place`-th of its kind in its article."""
        where = {"article": line.article, "place": place} if isinstance(line, Statement | Event) else {}
        state = {"state": "found", "value": codec.encode(line), "judged": None}
        return {"id": line.id, **where, **self.columns(line), **state}

    def line(self, row: Any) -> Any:
        """The line of a row, as people left it."""
        return codec.decode(row.judged or row.value, self.model)


KINDS = (
    Kind("statement", schema.statements, Statement, codec.statement_columns),
    Kind("event", schema.events, Event, codec.event_columns),
    Kind("claim", schema.claims, Claim, codec.claim_columns),
    Kind("entity", schema.entities, Entity, codec.entity_columns),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(line: Found) -> Kind:
    """The kind of a line."""
    return next(kind for kind in KINDS if isinstance(line, kind.model))


def index(line: Found, text: str) -> codec.Row:
    """The row of `lines`; `text` is the full text of the article, "" for a claim or an entity."""
    article = line.article if isinstance(line, Statement | Event) else None
    return {
        "id": line.id,
        "kind": kind_of(line).name,
        "article": article,
        "words": codec.line_words(line, text),
    }


def insert(connection: sa.Connection, found: Iterable[Found], text: str = "") -> None:
    """Add lines, each to its own table, to `lines` and to `parts`."""
    lines = list(found)
    for kind in KINDS:
        mine = [line for line in lines if isinstance(line, kind.model)]
        insert_all(connection, kind.table, (kind.row(line, place) for place, line in enumerate(mine)))
    insert_all(connection, schema.lines, (index(line, text) for line in lines))
    insert_all(connection, schema.parts, (row for line in lines for row in codec.parts(line)))


def insert_all(connection: sa.Connection, table: sa.Table, rows: Iterable[codec.Row]) -> None:
    """Insert rows, if there are any, some at a time: the bands of a large ledger are millions."""
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        connection.execute(sa.insert(table), some)
