"""What linking finds articles by, in the tables; what `link.index.Index` asks for.

Works in the transaction of its caller. An article is as linking left it: under the date that linking fixed,
with what people said of its lines, on the days that the transcripts give.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from onrecord.annotate.redate import redate
from onrecord.ledger import checking, codec, judging, kinds, queries, schema, stories
from onrecord.ledger.errors import UnknownId
from onrecord.ledger.headings import BATCH
from onrecord.ledger.judgements import by_target, overlay
from onrecord.link.checks.find import with_days
from onrecord.link.claims.denials import Deed, Denied
from onrecord.link.dates.happenings import undone
from onrecord.link.entities import Naming
from onrecord.link.keys import Kind, key, kind_range
from onrecord.link.ports import Annotated
from onrecord.link.stories import Piece
from onrecord.model import Annotations, Claim, Copy, Interval, Origin, Quote, Stories

HELD = 1024  # articles kept in memory


class StoredIndex:
    """The articles of a ledger, and what they have in common."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._judgements = by_target(judging.load(connection))
        self._held = lru_cache(maxsize=HELD)(self._find)

    # articles

    def find(self, article: str) -> Annotated:
        """One article with its annotations."""
        return self._held(article)

    def plain(self, article: str) -> Annotated:
        """The same as it was found, without what people said, or other articles or transcripts date."""
        table, dates = schema.articles, schema.dates
        chosen = sa.select(table, dates.c.value.label("date")).outerjoin(dates, dates.c.article == table.c.id)
        row = self._connection.execute(chosen.where(table.c.id == article)).first()
        if row is None:
            raise UnknownId(f"no article has the id {article!r}")
        dated = queries.dated(codec.article_of(row), row.date)
        return dated, undone(dated, queries.annotations_of(self._connection, row))

    def read(self, article: str) -> Annotated:
        """The same as it was read, without the day of publication that linking fixed."""
        table = schema.articles
        row = self._connection.execute(sa.select(table).where(table.c.id == article)).one()
        bare = codec.article_of(row)
        found = redate(bare, queries.annotations_of(self._connection, row))
        return bare, overlay(found, self._judgements)

    def open(self) -> set[str]:
        """The articles whose day of publication was not given, or not closely, fixed since or not."""
        fixed = self._connection.scalars(sa.select(schema.dates.c.article))
        return {*fixed, *self.holding({key(Kind.OPEN)})[key(Kind.OPEN)]}

    def stored(self, article: str) -> Annotations:
        """What is found in an article, as it is on record."""
        table = schema.articles
        row = self._connection.execute(sa.select(table).where(table.c.id == article)).one()
        return queries.annotations_of(self._connection, row)

    def undated(self, article: str) -> Annotated:
        """The same with what people said of its lines."""
        dated, found = self.plain(article)
        return dated, overlay(found, self._judgements)

    def claims_of(self, articles: Collection[str]) -> list[Claim]:
        """The claims that have one of these articles among theirs, by id."""
        members, table = schema.claim_members, schema.claims
        ids = {row.claim for row in self._rows(sa.select(members), members.c.member, articles)}
        rows = self._rows(sa.select(table).order_by(table.c.id), table.c.id, ids)
        return [codec.decode(row.value, Claim) for row in rows]

    def published(self, articles: Collection[str]) -> dict[str, Interval | None]:
        """Article -> its day of publication."""
        table = schema.articles
        chosen = sa.select(table.c.id, table.c.published_from, table.c.published_to)
        return {
            row.id: Interval(row.published_from, row.published_to) if row.published_from else None
            for row in self._rows(chosen, table.c.id, articles)
        }

    # keys

    def holding(self, keys: Collection[int]) -> dict[int, list[str]]:
        """Key -> the articles that have it, sorted."""
        table = schema.blocks
        found: dict[int, list[str]] = {one: [] for one in keys}
        for row in self._rows(sa.select(table).order_by(table.c.article), table.c.key, keys):
            found[row.key].append(row.article)
        return found

    def keys(self, article: str, kind: Kind) -> frozenset[int]:
        """The keys of one kind that an article has."""
        table = schema.blocks
        first, after = kind_range(kind)
        chosen = sa.select(table.c.key).where(
            table.c.article == article, table.c.key >= first, table.c.key < after
        )
        return frozenset(self._connection.scalars(chosen))

    def banded(self, bands: Collection[int]) -> dict[int, list[int]]:
        """Band -> the sentences in it, held by somebody or not any more."""
        table = schema.bands
        found: dict[int, list[int]] = {one: [] for one in bands}
        for row in self._rows(sa.select(table), table.c.band, bands):
            found[row.band].append(row.sentence)
        return found

    def holders(self, sentences: Collection[int]) -> dict[int, list[str]]:
        """Sentence -> the articles that have it."""
        return self.holding(sentences)

    def of(self, article: str) -> frozenset[int]:
        """The sentences of an article, each once."""
        return self.keys(article, Kind.SENTENCE)

    # what articles have under a key

    def namings(self, identities: Collection[int]) -> list[Naming]:
        """All namings of these identities."""
        return [codec.decode(row.value, Naming) for row in self._excerpts(identities)]

    def deeds(self, parties: Collection[str]) -> list[Deed]:
        """What others may deny in which one of these parties takes part."""
        keys = {key(Kind.DEED, party) for party in parties}
        return [codec.decode(row.value, Deed) for row in self._excerpts(keys)]

    def named_in(self, article: str) -> frozenset[int]:
        """The identities that an article names."""
        return frozenset(found for found, _ in self._excerpts_of(article, Kind.NAME))

    def pieces(self, days: Collection[date]) -> list[Piece]:
        """What counts for stories of the articles of these days."""
        return [
            codec.decode(row.value, Piece) for row in self._excerpts({key(Kind.DAY, one) for one in days})
        ]

    def deeds_in(self, article: str) -> list[Deed]:
        """What others may deny that an article tells of."""
        values = sorted({value for _, value in self._excerpts_of(article, Kind.DEED)})
        return [codec.decode(value, Deed) for value in values]

    def _excerpts_of(self, article: str, kind: Kind) -> list[tuple[int, str]]:
        table = schema.excerpts
        first, after = kind_range(kind)
        chosen = sa.select(table.c.key, table.c.value).where(
            table.c.article == article, table.c.key >= first, table.c.key < after
        )
        return [(row.key, row.value) for row in self._connection.execute(chosen.order_by(table.c.row))]

    def denied(self, families: Collection[int]) -> list[Denied]:
        """The denials of events of these families that are told elsewhere."""
        table = schema.denials
        return [_denied(row) for row in self._rows(sa.select(table), table.c.family, families)]

    def denied_in(self, articles: Collection[str]) -> list[Denied]:
        """The denials in these articles of events that are told elsewhere."""
        table = schema.denials
        return [_denied(row) for row in self._rows(sa.select(table), table.c.article, articles)]

    # what linking found

    def copies(self, articles: Collection[str]) -> set[Copy]:
        """All pairs with any of these articles in them."""
        table = schema.copies
        return {
            Copy(row.original, row.copy, row.relation, row.shared)
            for column in (table.c.original, table.c.copy)
            for row in self._rows(sa.select(table), column, articles)
        }

    def origins(self, articles: Collection[str]) -> dict[str, Origin]:
        """The origins of articles, by article."""
        table = schema.origins
        return {
            row.article: Origin(row.article, row.name, row.basis)
            for row in self._rows(sa.select(table), table.c.article, articles)
        }

    def versions(self, articles: Collection[str]) -> set[tuple[str, ...]]:
        """The groups of versions that any of these articles is in, each oldest first."""
        return set(stories.versions_of(self._connection, articles).values())

    def stories(self) -> Stories:
        """All stories."""
        return stories.load(self._connection)

    def roots(self, articles: Collection[str]) -> dict[str, str]:
        """The roots of the copy families of articles, by article."""
        table = schema.roots
        return {row.article: row.root for row in self._rows(sa.select(table), table.c.article, articles)}

    def quotes(self) -> tuple[Quote, ...]:
        """All quotations that several articles print."""
        return checking.load_quotes(self._connection)

    def families_of(self, articles: Collection[str]) -> set[int]:
        """The families of the claims that have one of these articles among theirs."""
        members = schema.claim_members
        claims = {row.claim for row in self._rows(sa.select(members), members.c.member, articles)}
        first, after = kind_range(Kind.FAMILY)
        return {one for one in self.keys_of_claims(claims) if first <= one < after}

    def claims_with(self, keys: Collection[int]) -> dict[int, set[str]]:
        """Key -> the claims that have it."""
        table = schema.claim_keys
        found: dict[int, set[str]] = defaultdict(set)
        for row in self._rows(sa.select(table), table.c.key, keys):
            found[row.key].add(row.claim)
        return found

    def keys_of_claims(self, claims: Collection[str]) -> set[int]:
        """The keys of these claims."""
        table = schema.claim_keys
        return {row.key for row in self._rows(sa.select(table), table.c.claim, claims)}

    # what goes in

    def put_keys(
        self,
        article: str,
        kinds_: Collection[Kind],
        keys: Iterable[int],
        excerpts: Iterable[tuple[int, object]] = (),
    ) -> None:
        """Put the keys and excerpts of an article in the place of those it has of these kinds."""
        for table in (schema.blocks, schema.excerpts):
            for kind in kinds_:
                first, after = kind_range(kind)
                old = (table.c.article == article) & (table.c.key >= first) & (table.c.key < after)
                self._connection.execute(sa.delete(table).where(old))
        insert(self._connection, {article: frozenset(keys)}, ((article, *one) for one in excerpts))

    def put_bands(self, bands: Mapping[int, Collection[int]]) -> None:
        """Add sentences with their bands."""
        add_bands(self._connection, bands)

    def put_denials(self, articles: Collection[str], denied: Iterable[Denied]) -> None:
        """Put these denials in the place of those in these articles."""
        table = schema.denials
        self._delete(table, table.c.article, articles)
        kinds.insert_all(self._connection, table, (codec.plain(one) for one in denied))

    def _excerpts(self, keys: Collection[int]) -> Iterator[Any]:
        table = schema.excerpts
        return self._rows(sa.select(table).order_by(table.c.article, table.c.row), table.c.key, keys)

    def _rows(self, chosen: sa.Select[Any], column: Any, wanted: Collection[Any]) -> Iterator[Any]:
        ordered = sorted(set(wanted))
        for start in range(0, len(ordered), BATCH):
            yield from self._connection.execute(chosen.where(column.in_(ordered[start : start + BATCH])))

    def _delete(self, table: sa.Table, column: Any, wanted: Collection[Any]) -> None:
        ordered = sorted(set(wanted))
        for start in range(0, len(ordered), BATCH):
            batch = ordered[start : start + BATCH]
            self._connection.execute(sa.delete(table).where(column.in_(batch)))

    def _find(self, article: str) -> Annotated:
        pair = self.undated(article)
        checks = checking.load(self._connection, {one.id for one in pair[1].statements})
        return with_days([pair], list(checks.values()))[0]


def insert(
    connection: sa.Connection,
    keys: Mapping[str, Collection[int]],
    excerpts: Iterable[tuple[str, int, object]],
) -> None:
    """Add keys of articles, and what they have under a key."""
    rows = ({"key": one, "article": article} for article, held in keys.items() for one in sorted(held))
    kinds.insert_all(connection, schema.blocks, rows)
    valued = (
        {"key": one, "article": article, "value": codec.encode(value)} for article, one, value in excerpts
    )
    kinds.insert_all(connection, schema.excerpts, valued)


def add_bands(connection: sa.Connection, bands: Mapping[int, Collection[int]]) -> None:
    """Add sentences with their bands; those that are in stay."""
    table = schema.bands
    known: set[int] = set()
    ordered = sorted(bands)
    for start in range(0, len(ordered), BATCH):
        firsts = {bands[one][0]: one for one in ordered[start : start + BATCH]}  # type: ignore[index]
        chosen = sa.select(table.c.sentence).where(table.c.band.in_(sorted(firsts)))
        known.update(connection.scalars(chosen))
    rows = (
        {"band": band, "sentence": one}
        for one in ordered
        if one not in known
        for band in dict.fromkeys(bands[one])
    )
    kinds.insert_all(connection, table, rows)


def _denied(row: Any) -> Denied:
    return Denied(row.statement, row.article, row.event, row.family)
