"""What linking found, put in the place of what it found before, in the transaction of the caller."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.ledger import checking, codec, index, kinds, stories, transcripts, writing
from onrecord.ledger.headings import BATCH
from onrecord.ledger.judging import refresh
from onrecord.ledger.schema import (
    articles,
    bands,
    blocks,
    claim_keys,
    claim_members,
    claims,
    copies,
    dates,
    denials,
    entities,
    events,
    excerpts,
    lines,
    linkings,
    origins,
    parts,
    redirects,
    roots,
    statements,
)
from onrecord.link.checks.turns import Transcripts
from onrecord.link.claims.find import Drawn
from onrecord.link.index import Index
from onrecord.link.link import Basis
from onrecord.link.update import Changes, date_again
from onrecord.model import Article, Claim, Links, PublicationDate

Finding = Callable[[Index, Transcripts, tuple[str, ...]], Changes]
ARTICLE_LINKS = (copies, origins, dates)
BASIS = (blocks, bands, excerpts, denials, claim_keys, roots, linkings)


def replace_links(
    connection: sa.Connection,
    links: Links,
    over: Iterable[str] | None = None,
    basis: Basis | None = None,
    made_by: str = "",
) -> None:
    """Put `links` in the place of all links. An id that went redirects to the one that took its place.

    `over` are the ids of the articles that the links were drawn over, None for all. `basis` is what they were
    drawn by, `made_by` the version and lexicon; without them the next linking is one of everything.
    """
    before = members(connection) | stories.members(connection)
    _clear(connection)
    kinds.insert(connection, (*links.entities, *links.claims))
    rows = [row for claim in links.claims for row in _member_rows(claim)]
    kinds.insert_all(connection, claim_members, rows)
    kinds.insert_all(connection, copies, (codec.plain(copy) for copy in links.copies))
    kinds.insert_all(connection, origins, (codec.plain(origin) for origin in links.origins))
    for date in links.dates:
        _set_date(connection, date)
    checking.replace_checks(connection, links.checks)
    checking.replace_quotes(connection, links.quotes)
    stories.replace_stories(connection, links)
    _set_linked(connection, over)
    _redirect(connection, before, links)
    _set_basis(connection, basis, made_by)
    refresh(connection, [*(entity.id for entity in links.entities), *(claim.id for claim in links.claims)])


def _set_basis(connection: sa.Connection, basis: Basis | None, made_by: str) -> None:
    for table in BASIS:
        connection.execute(sa.delete(table))
    if basis is None:
        return
    index.insert(connection, basis.keys, basis.excerpts)
    index.add_bands(connection, basis.bands)
    kinds.insert_all(connection, denials, (codec.plain(one) for one in basis.denied))
    kinds.insert_all(connection, claim_keys, _key_rows(basis.claims))
    rows = ({"article": article, "root": root} for article, root in sorted(basis.roots.items()))
    kinds.insert_all(connection, roots, rows)
    connection.execute(sa.insert(linkings).values(made_by=made_by))


def link_some(connection: sa.Connection, find: Finding, made_by: str, most: int) -> bool:
    """Link the articles that came in with what they touch; see `Ledger.link_some`. Raises ReachesFarther."""
    given = unlinked(connection)
    if not is_up_to_date(connection, made_by) or len(given) > most:
        return False
    by_keys = index.StoredIndex(connection)
    touched = change_links(connection, find(by_keys, transcripts.StoredTranscripts(connection), given))
    for article, annotations in date_again(by_keys, touched):
        if annotations != by_keys.stored(article.id):
            writing.redate(connection, article, annotations)
            checking.put_days(connection, {one.id for one in annotations.statements})
    return True


def is_up_to_date(connection: sa.Connection, made_by: str) -> bool:
    """Whether this version and lexicon drew the links, so that new articles can be linked with them alone."""
    return connection.scalars(sa.select(linkings.c.made_by)).all() == [made_by]


def unlinked(connection: sa.Connection) -> tuple[str, ...]:
    """The ids of the articles that links were not drawn with, sorted."""
    chosen = sa.select(articles.c.id).where(articles.c.linked.is_(False))
    return tuple(connection.scalars(chosen.order_by(articles.c.id)))


def change_links(connection: sa.Connection, changes: Changes) -> set[str]:
    """Put what linking some articles changed in the place of what it was.

    Returns the articles of which other claims may now date the events.
    """
    links, redrawn = changes.links, changes.redrawn
    gone = {*redrawn.gone, *(claim.id for claim in links.claims)}
    before = members(connection, gone)
    stored = {row.id: row.value for row in _where(connection, claims, claims.c.id, gone)}
    same = {claim.id for claim in links.claims if stored.get(claim.id) == codec.encode(claim)}
    new = [claim for claim in links.claims if claim.id not in same]
    changed = {row.member for row in _where(connection, claim_members, claim_members.c.claim, gone - same)}
    changed |= {*changes.articles}
    changed |= {article for claim in new for article in (*claim.articles, *claim.earlier)}
    touched = {row.id for row in _where(connection, articles, articles.c.id, changed)}
    _remove(connection, claims, sorted(gone - same))
    _remove(connection, entities, sorted(changes.entities_gone | {one.id for one in links.entities}))
    kinds.insert(connection, (*links.entities, *new))
    kinds.insert_all(connection, claim_members, [row for claim in new for row in _member_rows(claim)])
    fresh = {claim.id for claim in new}
    kinds.insert_all(connection, claim_keys, _key_rows(one for one in redrawn.drawn if one.claim.id in fresh))
    for copy in sorted(changes.copies_gone, key=str):
        at = (copies.c.original == copy.original) & (copies.c.copy == copy.copy)
        connection.execute(sa.delete(copies).where(at))
    kinds.insert_all(connection, copies, (codec.plain(copy) for copy in sorted(links.copies, key=str)))
    for table in (origins, roots):
        for batch in _batches(changes.roots):
            connection.execute(sa.delete(table).where(table.c.article.in_(batch)))
    kinds.insert_all(connection, origins, (codec.plain(origin) for origin in links.origins))
    rows = ({"article": article, "root": root} for article, root in sorted(changes.roots.items()))
    kinds.insert_all(connection, roots, rows)
    of = {row.id for row in _where(connection, statements, statements.c.article, changes.articles)}
    checking.replace_checks(connection, links.checks, of)
    checking.change_quotes(connection, changes.quotes_gone, links.quotes)
    stories_before = stories.change_stories(connection, links.stories)
    _set_linked(connection, changes.articles)
    _redirect_some(connection, before, stories_before, links)
    refresh(connection, [*(entity.id for entity in links.entities), *sorted(fresh)])
    return touched


def _remove(connection: sa.Connection, table: sa.Table, ids: Sequence[str]) -> None:
    """Take claims or entities off the record, with their words and parts."""
    for batch in _batches(ids):
        for held, column in ((table, table.c.id), (lines, lines.c.id), (parts, parts.c.line)):
            connection.execute(sa.delete(held).where(column.in_(batch)))


def _key_rows(drawn: Iterable[Drawn]) -> list[codec.Row]:
    return [{"key": one, "claim": each.claim.id} for each in drawn for one in (each.family, each.summary)]


def _where(connection: sa.Connection, table: sa.Table, column: Any, wanted: Iterable[str]) -> Iterator[Any]:
    for batch in _batches(wanted):
        yield from connection.execute(sa.select(table).where(column.in_(batch)))


def _batches(wanted: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(wanted))
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))


def _clear(connection: sa.Connection) -> None:
    dated = sa.select(articles).join(dates, dates.c.article == articles.c.id)
    for row in connection.execute(dated).all():
        read: Article = codec.decode(row.value, Article)
        values = {**codec.interval("published", read.published), "published_basis": read.published_basis}
        connection.execute(sa.update(articles).where(articles.c.id == row.id).values(values))
    for table in ARTICLE_LINKS:
        connection.execute(sa.delete(table))
    connection.execute(sa.delete(claims))  # members cascade
    connection.execute(sa.delete(entities))
    connection.execute(sa.delete(lines).where(lines.c.article.is_(None)))
    connection.execute(sa.delete(parts).where(parts.c.article.is_(None)))


def _set_linked(connection: sa.Connection, over: Iterable[str] | None) -> None:
    if over is None:
        connection.execute(sa.update(articles).values(linked=True))
    elif drawn := [{"drawn": article} for article in over]:
        one = sa.update(articles).where(articles.c.id == sa.bindparam("drawn")).values(linked=True)
        connection.execute(one, drawn)


def _set_date(connection: sa.Connection, date: PublicationDate) -> None:
    connection.execute(sa.insert(dates).values(article=date.article, value=codec.encode(date)))
    values = {**codec.interval("published", date.published), "published_basis": date.basis}
    connection.execute(sa.update(articles).where(articles.c.id == date.article).values(values))


def _member_rows(claim: Claim) -> list[codec.Row]:
    members = sorted({*claim.articles, *claim.earlier, *claim.statements, *claim.events})
    return [{"claim": claim.id, "member": member} for member in members]


def members(connection: sa.Connection, of: Iterable[str] | None = None) -> dict[str, frozenset[str]]:
    """The events of every claim on record, or of some."""
    held: dict[str, frozenset[str]] = {}
    asked = sa.select(claim_members.c.claim, claim_members.c.member).join(
        events, events.c.id == claim_members.c.member
    )
    some = [asked] if of is None else [asked.where(claim_members.c.claim.in_(one)) for one in _batches(of)]
    for claim, member in (row for one in some for row in connection.execute(one)):
        held[claim] = held.get(claim, frozenset()) | {member}
    return held


def _redirect_some(
    connection: sa.Connection,
    claims_before: Mapping[str, frozenset[str]],
    stories_before: Mapping[str, frozenset[str]],
    links: Links,
) -> None:
    """As `_redirect`, where these are the claims and stories that may have gone."""
    live = {entity.id for entity in links.entities} | {claim.id for claim in links.claims}
    live |= {story.id for story in links.stories.found}
    went = {old: held for old, held in claims_before.items() if old not in live}
    touched = {event for held in went.values() for event in held}
    holders = {row.claim for row in _where(connection, claim_members, claim_members.c.member, touched)}
    found = successors(went, members(connection, holders))
    went = {old: held for old, held in stories_before.items() if old not in live}
    found |= successors(went, stories.holding(connection, {one for held in went.values() for one in held}))
    for batch in _batches({*live, *found}):
        connection.execute(sa.delete(redirects).where(redirects.c.old.in_(batch)))
    kinds.insert_all(connection, redirects, ({"old": old, "new": new} for old, new in sorted(found.items())))


def _redirect(connection: sa.Connection, before: Mapping[str, frozenset[str]], links: Links) -> None:
    """Old redirects stay unless their id lives again; a claim that went leads to the one with its events, a
    story to the one with its articles.
    """
    rows = connection.execute(sa.select(redirects.c.old, redirects.c.new))
    known = {row.old: row.new for row in rows}
    claims_now = {claim.id: frozenset(claim.events) for claim in links.claims}
    known |= successors(before, claims_now | stories.members(connection))
    known |= dict(links.redirects)
    live = {entity.id for entity in links.entities} | claims_now.keys()
    live |= {story.id for story in links.stories.found}
    connection.execute(sa.delete(redirects))
    kept = ({"old": old, "new": new} for old, new in sorted(known.items()) if old not in live)
    kinds.insert_all(connection, redirects, kept)


def successors(before: Mapping[str, frozenset[str]], after: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """For each id that went, the one that has most of its members; the smaller id where several do."""
    holders: dict[str, list[str]] = {}
    for claim in sorted(after):
        for event in after[claim]:
            holders.setdefault(event, []).append(claim)
    found = {}
    for old in sorted(before.keys() - after.keys()):
        tally = Counter(claim for event in before[old] for claim in holders.get(event, ()))
        if tally:
            found[old] = min(tally, key=lambda claim: (-tally[claim], claim))
    return found
