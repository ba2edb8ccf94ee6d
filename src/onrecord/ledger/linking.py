"""What linking found, put in the place of what it found before, in the transaction of the caller."""

from collections import Counter
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from onrecord.ledger import checking, codec, kinds, stories
from onrecord.ledger.judging import refresh
from onrecord.ledger.schema import (
    articles,
    claim_members,
    claims,
    copies,
    dates,
    entities,
    events,
    lines,
    origins,
    parts,
    redirects,
)
from onrecord.model import Article, Claim, Links, PublicationDate

ARTICLE_LINKS = (copies, origins, dates)


def replace_links(connection: sa.Connection, links: Links, over: Iterable[str] | None = None) -> None:
    """Put `links` in the place of all links. An id that went redirects to the one that took its place.

    `over` are the ids of the articles that the links were drawn over, None for all.
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
    refresh(connection, [*(entity.id for entity in links.entities), *(claim.id for claim in links.claims)])


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


def members(connection: sa.Connection) -> dict[str, frozenset[str]]:
    """The events of every claim on record."""
    held: dict[str, frozenset[str]] = {}
    asked = sa.select(claim_members.c.claim, claim_members.c.member).join(
        events, events.c.id == claim_members.c.member
    )
    for claim, member in connection.execute(asked):
        held[claim] = held.get(claim, frozenset()) | {member}
    return held


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
