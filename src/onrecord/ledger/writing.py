"""What goes into the ledger from one document. Each function works in the transaction of its caller."""

import sqlalchemy as sa

from onrecord.ledger import codec, kinds, transcripts
from onrecord.ledger.judging import settle
from onrecord.ledger.schema import articles, documents, events, failures, lines, linkings, parts, statements
from onrecord.model import Annotations, Article, Document, Failure

OF_ARTICLE = (parts, lines, statements, events)


def put(
    connection: sa.Connection,
    document: Document,
    article: Article,
    annotations: Annotations | None,
    made_by: str,
) -> bool:
    """Take in a document with its article and annotations; False, changing nothing, if it is in."""
    if seen(connection, document):
        return False
    connection.execute(sa.insert(documents), codec.document_row(document))
    found = annotations or Annotations(article.id)
    connection.execute(
        sa.insert(articles), codec.article_row(article, found, annotations is not None, made_by)
    )
    transcripts.index(connection, article)
    _insert(connection, article, found)
    settle(connection, article, found)
    return True


def seen(connection: sa.Connection, document: Document) -> bool:
    """Whether a document of these bytes is in. One that comes under two names keeps the first of them.

    First by the alphabet, not by time, so that the order of arrival makes no difference.
    """
    connection.execute(sa.delete(failures).where(failures.c.file == document.file))
    file = connection.scalar(sa.select(documents.c.file).where(documents.c.sha256 == document.sha256))
    if file is not None and document.file < file:
        for table in (documents, articles):
            connection.execute(
                sa.update(table).where(table.c.sha256 == document.sha256).values(file=document.file)
            )
        renamed = sa.update(articles).where(articles.c.sha256 == document.sha256)
        connection.execute(renamed.values(linked=False))  # claims and origins may be told by the name
    return file is not None


def replace_annotations(
    connection: sa.Connection, article: Article, annotations: Annotations | None, made_by: str
) -> None:
    """Put a new reading of a document in the place of the old one, and put its judgements back."""
    found = annotations or Annotations(article.id)
    old = connection.scalar(sa.select(articles.c.id).where(articles.c.sha256 == article.sha256))
    row = codec.article_row(article, found, annotations is not None, made_by)
    if old is not None:
        transcripts.remove(connection, old)
    connection.execute(sa.delete(linkings))  # the next linking is one of everything
    if old == article.id:
        connection.execute(sa.update(articles).where(articles.c.id == old).values(row))
        _clear(connection, article.id)
    else:
        connection.execute(sa.delete(articles).where(articles.c.id == old))  # cascades
        connection.execute(sa.insert(articles), row)
    transcripts.index(connection, article)
    _insert(connection, article, found)
    settle(connection, article, found)


def redate(connection: sa.Connection, article: Article, annotations: Annotations) -> None:
    """Put the same annotations with other dates in the place of those of an article that is in."""
    marks = codec.pack_marks(annotations)
    connection.execute(sa.update(articles).where(articles.c.id == article.id).values(marks=marks))
    _clear(connection, article.id)
    _insert(connection, article, annotations)
    settle(connection, article, annotations)


def note_failure(connection: sa.Connection, failure: Failure) -> None:
    """Note an input that could not be taken in, in the place of an earlier note on it."""
    connection.execute(sa.delete(failures).where(failures.c.file == failure.file))
    connection.execute(sa.insert(failures).values(file=failure.file, reason=failure.reason))


def _clear(connection: sa.Connection, article: str) -> None:
    for table in OF_ARTICLE:
        connection.execute(sa.delete(table).where(table.c.article == article))


def _insert(connection: sa.Connection, article: Article, found: Annotations) -> None:
    title = {"id": article.id, "kind": "article", "article": article.id, "words": article.title or ""}
    kinds.insert_all(connection, lines, [title])
    kinds.insert(connection, (*found.statements, *found.events), article.full_text)
