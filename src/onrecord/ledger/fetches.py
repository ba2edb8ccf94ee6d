"""Pages and feeds as their hosts marked them, so that what has not changed is not fetched again."""

import sqlalchemy as sa

from onrecord.ledger import codec, schema
from onrecord.model import Held


def recall(connection: sa.Connection, url: str) -> Held | None:
    """The document last got from `url`, with the marks of its host; None without either."""
    fetches, documents = schema.fetches, schema.documents
    marks = connection.execute(sa.select(fetches).where(fetches.c.url == url)).first()
    if marks is None or not (marks.etag or marks.modified):
        return None
    if marks.raw is not None:
        return Held(marks.etag, marks.modified, codec.container_of(marks))
    row = connection.execute(sa.select(documents).where(documents.c.sha256 == marks.sha256)).first()
    return Held(marks.etag, marks.modified, codec.document_of(row)) if row else None


def remember(connection: sa.Connection, url: str, held: Held, whole: bool) -> None:
    """Keep the marks of a document got from `url` in the place of earlier ones, `whole` with its bytes."""
    fetches = schema.fetches
    connection.execute(sa.delete(fetches).where(fetches.c.url == url))
    marked = bool(held.etag or held.modified)
    connection.execute(sa.insert(fetches).values(codec.fetch_row(url, held, whole and marked)))
