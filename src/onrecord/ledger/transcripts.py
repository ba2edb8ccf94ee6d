"""Transcripts on disk: their turns, and the index by which words are found in them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache

import sqlalchemy as sa

from onrecord.ledger import codec, fulltext, kinds
from onrecord.ledger.engine import reading
from onrecord.ledger.schema import articles, shingles, turns
from onrecord.link.checks.turns import Spoken, index_turns
from onrecord.model import Article, Interval

HELD = 256  # texts kept in memory
BATCH = 500  # shingles a question; databases limit the number of parameters


def index(connection: sa.Connection, article: Article) -> None:
    """Put the turns of a transcript, if it is one, in the place of what is indexed of it."""
    remove(connection, article.id)
    columns = (turns.c.article, turns.c.number, turns.c.label, turns.c.speaker, turns.c.start, turns.c.end)
    rows = [
        (article.id, number, turn.label, turn.speaker, turn.span.start, turn.span.end)
        for number, turn in enumerate(article.turns)
    ]
    kinds.insert_all(
        connection, turns, (dict(zip((c.name for c in columns), row, strict=True)) for row in rows)
    )
    own = _rows(connection, article.id)
    found = ((shingle, own[number]) for number, each in index_turns(article) for shingle in each)
    kinds.insert_all(connection, shingles, ({"shingle": one, "turn": row} for one, row in sorted(found)))


def remove(connection: sa.Connection, article: str) -> None:
    """Take a transcript out of the index, before it is read again."""
    own = _rows(connection, article)
    row = connection.execute(sa.select(articles).where(articles.c.id == article)).first()
    if not own or row is None:
        return
    indexed = [
        {"one": shingle, "of": own[number]}
        for number, each in index_turns(codec.article_of(row))
        if number in own
        for shingle in each
    ]
    gone = sa.delete(shingles).where(
        shingles.c.shingle == sa.bindparam("one"), shingles.c.turn == sa.bindparam("of")
    )
    if indexed:
        connection.execute(gone, indexed)
    connection.execute(sa.delete(turns).where(turns.c.article == article))


def _rows(connection: sa.Connection, article: str) -> dict[int, int]:
    chosen = sa.select(turns.c.number, turns.c.row).where(turns.c.article == article)
    return {row.number: row.row for row in connection.execute(chosen)}


class StoredTranscripts:
    """The transcripts of a ledger, as one state of it has them; what `link.turns.Transcripts` asks for."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._turns: dict[int, Spoken] = dict(self._load())
        self._text = lru_cache(maxsize=HELD)(self._read)
        self._article = lru_cache(maxsize=HELD)(self._decode)

    def turns(self) -> Sequence[Spoken]:
        """All turns, by document and number."""
        return tuple(self._turns.values())

    def near(self, shingles: Sequence[int], least: int = 1) -> Mapping[tuple[str, int], int]:
        """(document, number) of the turns that have at least `least` of these shingles, with how many."""
        found: Counter[int] = Counter()
        batches = range(0, len(shingles), BATCH)
        each = least if len(batches) == 1 else 1
        for start in batches:
            found.update(dict(self._holders(shingles[start : start + BATCH], each)))
        places = ((self._turns.get(row), count) for row, count in found.items() if count >= least)
        return {(turn.document, turn.number): count for turn, count in places if turn is not None}

    def text(self, document: str) -> str:
        """The full text of a transcript."""
        return self._text(document)

    def article(self, document: str) -> Article:
        """A transcript as it was read."""
        return self._article(document)

    def naming(self, groups: Sequence[Sequence[str]]) -> Collection[str]:
        """The transcripts that have a word or phrase of every group, by the stems of the words."""
        chosen = sa.select(articles.c.id).where(
            articles.c.kind == "transcript", fulltext.holding(self._connection, articles, groups)
        )
        return self._connection.scalars(chosen).all()

    def _holders(self, wanted: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
        """Rows of turns with how many of these shingles they have; the database counts."""
        count = sa.func.count()
        chosen = (
            sa.select(shingles.c.turn, count)
            .where(shingles.c.shingle.in_(wanted))
            .group_by(shingles.c.turn)
            .having(count >= least)
        )
        yield from ((row[0], row[1]) for row in self._connection.execute(chosen))

    def _load(self) -> Iterator[tuple[int, Spoken]]:
        chosen = (
            sa.select(turns, articles.c.published_from, articles.c.published_to)
            .join(articles, articles.c.id == turns.c.article)
            .order_by(turns.c.article, turns.c.number)
        )
        for row in self._connection.execute(chosen):
            day = Interval(row.published_from, row.published_to) if row.published_from else None
            yield row.row, Spoken(row.article, row.number, row.label, row.speaker, day, row.start, row.end)

    def _decode(self, document: str) -> Article:
        return codec.article_of(
            self._connection.execute(sa.select(articles).where(articles.c.id == document)).one()
        )

    def _read(self, document: str) -> str:
        chosen = sa.select(articles.c.text, articles.c.captions).where(articles.c.id == document)
        row = self._connection.execute(chosen).one()
        return str(row.text + row.captions)


@contextmanager
def stored(engine: sa.Engine) -> Iterator[StoredTranscripts]:
    """The transcripts of a ledger, for the time of the block."""
    with reading(engine) as connection:
        yield StoredTranscripts(connection)
