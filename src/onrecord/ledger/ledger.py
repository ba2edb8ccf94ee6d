"""The ledger: everything on record, behind one class.

`present` reads it through the query methods, `pipeline` writes it. Every method is one transaction. All
raise LedgerError when the ledger is locked or cannot be written.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import sqlalchemy as sa

from onrecord.ledger import (
    checking,
    codec,
    fetches,
    judging,
    lookup,
    queries,
    schema,
    stories,
    transcripts,
    views,
    writing,
)
from onrecord.ledger.engine import open_engine, reading, transaction
from onrecord.ledger.errors import UnknownId
from onrecord.ledger.filters import (
    ArticleFilter,
    ClaimFilter,
    EntityFilter,
    EventFilter,
    RegisterFilter,
    StatementFilter,
    StoryFilter,
)
from onrecord.ledger.headings import headings
from onrecord.ledger.rows import (
    ArticleRow,
    ClaimRow,
    Counts,
    DesignatorRow,
    EntityRow,
    EventRow,
    Heading,
    Hit,
    LeftOut,
    Line,
    StatementRow,
    StoryRow,
)
from onrecord.lexicon import Lexicon
from onrecord.link.claims.register import RegisterRow
from onrecord.link.claims.timeline import Entry
from onrecord.model import (
    Annotations,
    Article,
    Checked,
    Document,
    Entity,
    Failure,
    Held,
    Judgement,
    Links,
    PublicationDate,
    Quote,
    Referent,
    Statement,
    Stories,
)

if TYPE_CHECKING:
    from onrecord.link.checks.turns import Transcripts
    from onrecord.link.index import Index
    from onrecord.link.link import Basis
    from onrecord.link.update import Changes


class Ledger:
    """An open ledger. Use it as a context manager, or `close` it."""

    def __init__(self, engine: sa.Engine) -> None:
        """A ledger on an engine that `open` prepared."""
        self._engine = engine

    @classmethod
    def open(cls, location: str | Path, create: bool = True) -> Self:
        """Open the ledger at a file or database URL; make it, or bring it up to date, where need be.

        Raises LedgerError: not a ledger, made by a newer version, locked, a folder that cannot be written,
        or no ledger there and `create` is False.
        """
        return cls(open_engine(location, create))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # what goes in

    def holds(self, sha256: str) -> bool:
        """Whether a document of these bytes is in."""
        documents = schema.documents
        with reading(self._engine) as connection:
            chosen = sa.select(documents.c.sha256).where(documents.c.sha256 == sha256)
            return connection.scalar(chosen) is not None

    def seen(self, document: Document) -> bool:
        """Whether a document of these bytes is in; if so, under the first of its file names by the alphabet.

        A failure noted for the file is cleared.
        """
        with transaction(self._engine) as connection:
            return writing.seen(connection, document)

    def put(
        self,
        document: Document,
        article: Article,
        annotations: Annotations | None,
        made_by: str,
        spoken: Sequence[Statement] = (),
    ) -> bool:
        """Take in one document with all that was found in it; False, changing nothing, if it is in.

        `annotations` is None for an article in a language that is not read, and for a transcript of which no
        more is known than `spoken`, the words of its turns.
        """
        with transaction(self._engine) as connection:
            return writing.put(connection, document, article, annotations, made_by, spoken)

    def fail(self, failure: Failure) -> None:
        """Note an input that could not be taken in; a later note on the same file replaces it."""
        with transaction(self._engine) as connection:
            writing.note_failure(connection, failure)

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that are not in, by file. One that got in since is no longer listed."""
        failures = schema.failures
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(failures).order_by(failures.c.file))
            return tuple(Failure(row.file, row.reason) for row in rows)

    def document(self, sha256: str) -> Document:
        """The bytes that were taken in. Raises UnknownId."""
        documents = schema.documents
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(documents).where(documents.c.sha256 == sha256)).first()
        if row is None:
            raise UnknownId(f"no document has the sha256 {sha256}")
        return codec.document_of(row)

    def outdated(self, made_by: str) -> tuple[str, ...]:
        """The sha256 of documents whose article another version or lexicon made, sorted by article id."""
        articles = schema.articles
        with reading(self._engine) as connection:
            chosen = sa.select(articles.c.sha256).where(articles.c.made_by != made_by)
            return tuple(connection.scalars(chosen.order_by(articles.c.id)))

    def unlinked(self) -> bool:
        """Whether an article came in, or was read again, since the links were drawn."""
        articles = schema.articles
        with reading(self._engine) as connection:
            chosen = sa.select(articles.c.id).where(articles.c.linked.is_(False)).limit(1)
            return connection.scalar(chosen) is not None

    def is_annotated(self, sha256: str) -> bool:
        """Whether the article of these bytes is in with its annotations."""
        articles = schema.articles
        with reading(self._engine) as connection:
            chosen = sa.select(articles.c.annotated).where(articles.c.sha256 == sha256)
            return bool(connection.scalar(chosen))

    def bare_transcripts(self, given: Iterable[str]) -> tuple[str, ...]:
        """Which of these sha256 are of transcripts whose own statements are not annotated, sorted."""
        articles = schema.articles
        bare = (articles.c.kind == "transcript") & articles.c.annotated.is_(False)
        with reading(self._engine) as connection:
            found = set(connection.scalars(sa.select(articles.c.sha256).where(bare)))
        return tuple(sorted(found.intersection(given)))

    def transcripts(self) -> AbstractContextManager[transcripts.StoredTranscripts]:
        """The transcripts with their index, as they are now, for the time of a `with` block."""
        return transcripts.stored(self._engine)

    def checked(self) -> dict[str, Checked]:
        """The record checks of all statements, by statement."""
        with reading(self._engine) as connection:
            return checking.load(connection)

    def headings(self, articles: Collection[str]) -> dict[str, Heading]:
        """The headings of articles, by id."""
        with reading(self._engine) as connection:
            return headings(connection, articles)

    def quotes(self) -> tuple[Quote, ...]:
        """Quotations that several articles print, those with most variants first, then by id."""
        with reading(self._engine) as connection:
            return checking.load_quotes(connection)

    def known_stories(self) -> Stories:
        """The stories as linking found them last, with what they were found from."""
        with reading(self._engine) as connection:
            return stories.load(connection)

    def dates(self) -> dict[str, PublicationDate]:
        """The publication dates that linking fixed, by article id."""
        dates = schema.dates
        with reading(self._engine) as connection:
            values = connection.scalars(sa.select(dates.c.value).order_by(dates.c.article))
            return {date.article: date for date in (codec.decode(value, PublicationDate) for value in values)}

    def annotated(self) -> Iterator[tuple[Article, Annotations]]:
        """All articles as read with what the machine found in them, by article id; no judgements in it.

        The words of a transcript's turns are left out: they are the record that links are drawn against.
        The annotations of an article in a language that is not read are empty.
        """
        articles = schema.articles
        with reading(self._engine) as connection:
            chosen = sa.select(articles).order_by(articles.c.id)
            for row in connection.execute(chosen):
                yield codec.article_of(row), queries.annotations_of(connection, row)

    def replace_annotations(
        self,
        article: Article,
        annotations: Annotations | None,
        made_by: str,
        spoken: Sequence[Statement] = (),
    ) -> None:
        """Put a new reading of a document that is in (same sha256) in the place of the old one.

        Judgements on its lines find their line again, or are kept without one.
        """
        with transaction(self._engine) as connection:
            writing.replace_annotations(connection, article, annotations, made_by, spoken)

    def replace_links(
        self,
        links: Links,
        redated: Iterable[tuple[Article, Annotations]] = (),
        over: Iterable[str] | None = None,
        basis: "Basis | None" = None,
        made_by: str = "",
    ) -> None:
        """Put what linking found in the place of what it found before. Ids that went redirect.

        `redated` are articles that are in, with the same annotations under the dates that linking fixed.
        `over` are the ids of the articles that the links were drawn over, None for all that are in. `basis`
        is what they were drawn by and `made_by` the version and lexicon, for `link_some`.
        """

        from onrecord.ledger import linking  # with all that links are found by; those who only look need none

        with transaction(self._engine) as connection:
            for article, annotations in redated:
                writing.redate(connection, article, annotations)
            linking.replace_links(connection, links, over, basis, made_by)

    def link_some(
        self, find: "Callable[[Index, Transcripts, tuple[str, ...]], Changes]", made_by: str, most: int
    ) -> bool:
        """Link the articles that came in since the links were drawn, with those they touch alone.

        `find` says what changes, from the index, the transcripts and the ids of these articles. False,
        changing nothing, where everything must be linked: another version or lexicon drew the links, more
        than `most` articles came in, or they change more than what they touch (`link.reach`).
        """

        from onrecord.ledger import linking  # as above
        from onrecord.link.reach import ReachesFarther

        try:
            with transaction(self._engine) as connection:
                return linking.link_some(connection, find, made_by, most)
        except ReachesFarther:  # what was put in goes with the transaction
            return False

    def recall(self, url: str) -> Held | None:
        """The page or feed last got from `url`, with the marks of its host; None without either."""
        with reading(self._engine) as connection:
            return fetches.recall(connection, url)

    def remember(self, url: str, held: Held, whole: bool) -> None:
        """Keep how the host of `url` marked the document got from it, in the place of earlier marks.

        `whole` keeps its bytes, too: those of a feed are in no other table.
        """
        with transaction(self._engine) as connection:
            fetches.remember(connection, url, held, whole)

    # what can be asked

    def articles(self, asked: ArticleFilter = ArticleFilter()) -> tuple[ArticleRow, ...]:
        """Articles by date of publication (undated last), then id."""
        with reading(self._engine) as connection:
            return queries.articles(connection, asked)

    def statements(self, asked: StatementFilter = StatementFilter()) -> tuple[StatementRow, ...]:
        """Statements by publication date of the article (undated last), article id, place in the text."""
        with reading(self._engine) as connection:
            return queries.statements(connection, asked)

    def count_statements(self, asked: StatementFilter = StatementFilter()) -> int:
        """How many statements a filter finds in all, whatever its limit."""
        with reading(self._engine) as connection:
            return queries.count_statements(connection, asked)

    def events(self, asked: EventFilter = EventFilter()) -> tuple[EventRow, ...]:
        """Events by when they happened (undated last), article id, place in the text."""
        with reading(self._engine) as connection:
            return queries.events(connection, asked)

    def claims(self, asked: ClaimFilter = ClaimFilter()) -> tuple[ClaimRow, ...]:
        """Claims by the number of articles, most first, then date, then id."""
        with reading(self._engine) as connection:
            return queries.claims(connection, asked)

    def entities(self, asked: EntityFilter = EntityFilter()) -> tuple[EntityRow, ...]:
        """Entities by mentions, most first, then name, then id."""
        with reading(self._engine) as connection:
            return queries.entities(connection, asked)

    def stories(self, asked: StoryFilter = StoryFilter()) -> tuple[StoryRow, ...]:
        """Stories by the number of articles, most first, then first day, then id."""
        with reading(self._engine) as connection:
            return stories.ask(connection, asked)

    def entity_of(self, referent: Referent) -> Entity | None:
        """The entity that a referent belongs to, by kind and name; None before linking."""
        with reading(self._engine) as connection:
            return lookup.entity_of(connection, referent)

    def find(self, prefix: str) -> Line:
        """The line of the record with this id, or the one that starts with it; redirects are followed.

        Raises UnknownId, AmbiguousId.
        """
        with reading(self._engine) as connection:
            return lookup.find(connection, prefix)

    def search(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """Articles in which the words of `text` occur (see `filters`), best first."""
        with reading(self._engine) as connection:
            return lookup.search(connection, text, limit)

    def counts(self) -> Counts:
        """How much is on record, rejected lines left out."""
        with reading(self._engine) as connection:
            return lookup.counts(connection)

    def register(self, asked: RegisterFilter = RegisterFilter()) -> tuple[RegisterRow, ...]:
        """The transfers as a register: by supplier and recipient, special claims under general ones."""
        with reading(self._engine) as connection:
            return views.transfers(connection, asked)

    def timeline(self, asked: ClaimFilter) -> tuple[Entry, ...]:
        """What happened and who held what, for the claims asked for, by day, undated lines last."""
        with reading(self._engine) as connection:
            return views.entries(connection, asked)

    def designators(self) -> tuple[DesignatorRow, ...]:
        """All designators by article id, then place in the text."""
        with reading(self._engine) as connection:
            return queries.designators(connection)

    @contextmanager
    def as_of(self, day: date, lexicon: Lexicon) -> Iterator[tuple["Ledger", LeftOut]]:
        """The record as it could be known on `day`, for the time of a `with` block (see `past`)."""
        from onrecord.ledger.past import past  # it links

        with past(self._engine, day, lexicon) as (engine, left_out):
            yield Ledger(engine), left_out

    # what people say of it

    def judge(self, judgement: Judgement) -> Judgement:
        """Take down a judgement. An empty id and a missing anchor are filled in from the target.

        `correct` takes JSON of the fields to change, `merge` {"into": id}. Raises LedgerError for a verdict
        that the target cannot take, a correction that does not fit, a time without zone; UnknownId.
        """
        with transaction(self._engine) as connection:
            return judging.judge(connection, judgement)

    def undo(self, judgement: str, by: str, at: datetime) -> Judgement:
        """Take back a judgement; it stays on file as undone. Raises UnknownId, LedgerError if undone."""
        with transaction(self._engine) as connection:
            return judging.undo(connection, judgement, by, at)

    def judgements(self, target: str | None = None) -> tuple[Judgement, ...]:
        """All judgements, or those on one line, undone ones included, in the order they were given."""
        with reading(self._engine) as connection:
            return judging.load(connection, target)
