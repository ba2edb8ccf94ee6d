"""Articles as far as a line of another kind needs them: the heading, and the text its spans run over."""

from collections.abc import Collection, Iterator
from typing import Any

import sqlalchemy as sa

from onrecord.ledger.rows import Heading
from onrecord.ledger.schema import articles, origins
from onrecord.model import Interval

BATCH = 500  # ids a question; databases limit the number of parameters

COLUMNS = [
    articles.c[name]
    for name in (
        "id", "sha256", "kind", "file", "url", "title", "outlet", "agency", "published_from", "published_to",
        "published_basis", "language",
    )
]  # fmt: skip


def headings(connection: sa.Connection, ids: Collection[str]) -> dict[str, Heading]:
    """The headings of these articles, by id."""
    chosen = sa.select(*COLUMNS, origins.c.name.label("origin")).outerjoin(
        origins, origins.c.article == articles.c.id
    )
    return {row.id: _heading(row) for row in _rows(connection, chosen, ids)}


def texts(connection: sa.Connection, ids: Collection[str]) -> dict[str, str]:
    """The full texts of these articles, by id."""
    chosen = sa.select(articles.c.id, articles.c.text, articles.c.captions)
    return {row.id: row.text + row.captions for row in _rows(connection, chosen, ids)}


def batches(ids: Collection[str]) -> Iterator[list[str]]:
    """The ids, sorted, in parts that a database takes in one question."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        yield wanted[start : start + BATCH]


def _rows(connection: sa.Connection, chosen: sa.Select[Any], ids: Collection[str]) -> Iterator[Any]:
    for batch in batches(ids):
        yield from connection.execute(chosen.where(articles.c.id.in_(batch)))


def _heading(row: Any) -> Heading:
    published = Interval(row.published_from, row.published_to) if row.published_from else None
    return Heading(
        id=row.id,
        sha256=row.sha256,
        kind=row.kind,
        file=row.file,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        agency=row.agency,
        published=published,
        published_basis=row.published_basis,
        language=row.language,
        origin=row.origin,
    )
