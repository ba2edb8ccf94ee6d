"""The record as it could be known on a day: the same rules over what had been published by then.

A ledger of its own, for a while, in a folder of its own: so all that can be asked of a ledger can be asked of
it, and no rule is written twice. Only what was read is taken over; what shows across articles is drawn again
by the functions of `link`.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from onrecord.ledger import checking, codec, judging, kinds, linking, queries, schema
from onrecord.ledger.engine import open_engine, reading, transaction
from onrecord.ledger.headings import BATCH
from onrecord.ledger.judgements import by_target, overlay
from onrecord.ledger.rows import LeftOut
from onrecord.lexicon import Lexicon
from onrecord.link.checks.find import with_days
from onrecord.link.claims.editions import Editions
from onrecord.link.claims.find import find_claims
from onrecord.link.copies.families import find_roots
from onrecord.link.copies.versions import find_versions
from onrecord.link.entities import link_entities
from onrecord.link.origins import find_origins
from onrecord.link.ports import Annotated
from onrecord.model import Checked, Copy, Links, PublicationDate

OF_ARTICLES = (
    schema.lines,
    schema.statements,
    schema.events,
    schema.designators,
    schema.parts,
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What of a ledger there was on a day, as far as linking starts from it."""

    pairs: tuple[Annotated, ...]
    dates: tuple[PublicationDate, ...]
    copies: tuple[Copy, ...]
    checks: tuple[Checked, ...]


@contextmanager
def past(engine: sa.Engine, day: date, lexicon: Lexicon) -> Iterator[tuple[sa.Engine, LeftOut]]:
    """A ledger of the articles published on `day` at latest, linked anew, for the time of a `with` block.

    An article whose date is an interval is in once all of it has passed; one without a date is not in. The
    dates of publication are as the whole record has them, since they are about when an article came out and
    not about what it tells. People's judgements are in, whenever they were made. Ids are those of the whole
    record where the proposition is the same, and lead from it where it is not.
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder, reading(engine) as source:
        then = open_engine(Path(folder) / "past.db", create=True)
        try:
            ids, left_out = _published_by(source, day)
            with transaction(then) as target:
                _take_over(source, target, ids)
                kept = _kept(source, ids)
                links = _links(kept, lexicon)
                found = {claim.id: frozenset(claim.events) for claim in links.claims}
                leads = linking.successors(linking.members(source), found)
                linking.replace_links(target, replace(links, redirects=tuple(leads.items())))
            yield then, left_out
        finally:
            then.dispose()


def _published_by(source: sa.Connection, day: date) -> tuple[tuple[str, ...], LeftOut]:
    articles = schema.articles
    ids = tuple(source.scalars(sa.select(articles.c.id).where(articles.c.published_to <= day)))
    counted = sa.select(sa.func.count()).select_from(articles)
    undated = source.scalar(counted.where(articles.c.published_to.is_(None))) or 0
    later = source.scalar(counted.where(articles.c.published_to > day)) or 0
    return tuple(sorted(ids)), LeftOut(later, undated)


def _take_over(source: sa.Connection, target: sa.Connection, ids: tuple[str, ...]) -> None:
    """The rows of these articles, and all judgements. The bytes of documents stay where they are."""
    for batch in _batches(ids):
        chosen = sa.select(schema.articles).where(schema.articles.c.id.in_(batch))
        rows = [dict(row) for row in source.execute(chosen).mappings()]
        wanted = [row["sha256"] for row in rows]
        documents = sa.select(schema.documents).where(schema.documents.c.sha256.in_(wanted))
        kinds.insert_all(
            target,
            schema.documents,
            ({**row, "raw": b""} for row in source.execute(documents).mappings()),
        )
        kinds.insert_all(target, schema.articles, rows)
        for table in OF_ARTICLES:
            found = source.execute(sa.select(table).where(table.c.article.in_(batch))).mappings()
            kinds.insert_all(target, table, map(dict, found))
    given = source.execute(sa.select(schema.judgements)).mappings()
    kinds.insert_all(target, schema.judgements, map(dict, given))


def _kept(source: sa.Connection, ids: tuple[str, ...]) -> _Kept:
    held = frozenset(ids)
    articles, dates, copies = schema.articles, schema.dates, schema.copies
    dated = {row.article: row.value for row in source.execute(sa.select(dates)) if row.article in held}
    checks = {
        key: one
        for key, one in checking.load(source).items()
        if all(record.document is None or record.document in held for record in one.records)
    }
    judged = by_target(judging.load(source))
    pairs = [
        (queries.dated(codec.article_of(row), dated.get(row.id)), overlay(found, judged))
        for batch in _batches(ids)
        for row in source.execute(sa.select(articles).where(articles.c.id.in_(batch)))
        for found in [queries.annotations_of(source, row)]
    ]
    pairs.sort(key=lambda pair: pair[0].id)
    said = {one.id for _, found in pairs for one in found.statements}
    known = tuple(checks[key] for key in sorted(checks.keys() & said))
    return _Kept(
        tuple(with_days(pairs, known)),
        tuple(codec.decode(dated[article], PublicationDate) for article in sorted(dated)),
        tuple(
            Copy(row.original, row.copy, row.relation, row.shared)
            for row in source.execute(sa.select(copies).order_by(copies.c.original, copies.c.copy))
            if {row.original, row.copy} <= held
        ),
        known,
    )


def _links(kept: _Kept, lexicon: Lexicon) -> Links:
    """What shows across the articles of then. Copies are copies whenever they were compared."""
    articles = [article for article, _ in kept.pairs]
    versions = find_versions(articles)
    roots = find_roots(articles, kept.copies, versions)
    origins = find_origins(articles, roots)
    of: Mapping[str, str] = {origin.article: origin.name for origin in origins}
    return Links(
        dates=kept.dates,
        copies=kept.copies,
        origins=origins,
        entities=link_entities(kept.pairs, lexicon),
        claims=find_claims(kept.pairs, of, roots, lexicon, Editions.of(articles, versions)),
        checks=kept.checks,
        versions=versions,
    )


def _batches(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
