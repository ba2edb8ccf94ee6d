"""What goes into the ledger from one document. Each function works in the transaction of its caller."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from onrecord.ledger import codec, kinds, transcripts
from onrecord.ledger.judging import settle
from onrecord.ledger.schema import (
    articles,
    designators,
    documents,
    events,
    failures,
    lines,
    linkings,
    parts,
    statements,
)
from onrecord.model import Annotations, Article, Document, Failure, Statement

OF_ARTICLE = (parts, lines, statements, events, designators)


def put(
    connection: sa.Connection,
    document: Document,
    article: Article,
    annotations: Annotations | None,
    made_by: str,
    spoken: Sequence[Statement] = (),
) -> bool:
    """Take in a document with its article, annotations and the words of its turns; False, changing nothing,
    if it is in.
    """
    if seen(connection, document):
        return False
    connection.execute(sa.insert(documents), codec.document_row(document))
    found = annotations or Annotations(article.id)
    connection.execute(
        sa.insert(articles), codec.article_row(article, found, annotations is not None, made_by)
    )
    transcripts.index(connection, article)
    _store(connection, article, found, spoken)
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
    connection: sa.Connection,
    article: Article,
    annotations: Annotations | None,
    made_by: str,
    spoken: Sequence[Statement] = (),
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
    _store(connection, article, found, spoken)


def redate(connection: sa.Connection, article: Article, annotations: Annotations) -> None:
    """Put the same annotations with other dates in the place of those of an article that is in."""
    marks = codec.pack_marks(annotations)
    connection.execute(sa.update(articles).where(articles.c.id == article.id).values(marks=marks))
    spoken = [replace(one, said_on=article.published) for one in _spoken(connection, article.id)]
    _clear(connection, article.id)
    _store(connection, article, annotations, spoken)


def note_failure(connection: sa.Connection, failure: Failure) -> None:
    """Note an input that could not be taken in, in the place of an earlier note on it."""
    connection.execute(sa.delete(failures).where(failures.c.file == failure.file))
    connection.execute(sa.insert(failures).values(file=failure.file, reason=failure.reason))


def _clear(connection: sa.Connection, article: str) -> None:
    for table in OF_ARTICLE:
        connection.execute(sa.delete(table).where(table.c.article == article))


def _spoken(connection: sa.Connection, article: str) -> list[Statement]:
    """The words of the turns of a transcript that is in."""
    chosen = sa.select(statements.c.value).where(
        statements.c.article == article, statements.c.turn.is_not(None)
    )
    values = connection.scalars(chosen.order_by(statements.c.place))
    return [codec.decode(value, Statement) for value in values]


def _store(
    connection: sa.Connection, article: Article, found: Annotations, spoken: Sequence[Statement]
) -> None:
    """Put in the lines of an article, those of turns where they stand in the text, and their judgements."""
    said: Sequence[Statement] = found.statements
    if spoken:
        said = sorted((*found.statements, *spoken), key=lambda one: (one.content[0], one.id))
    title = {"id": article.id, "kind": "article", "article": article.id, "words": article.title or ""}
    kinds.insert_all(connection, lines, [title])
    kinds.insert(connection, (*said, *found.events), article.full_text)
    settle(connection, article, replace(found, statements=tuple(said)))
    rows = (codec.designator_row(article.id, place, one) for place, one in enumerate(found.designators))
    kinds.insert_all(connection, designators, rows)
