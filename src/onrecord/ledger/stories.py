"""Stories, and versions of articles: stored by linking, asked for by people."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from onrecord.ledger import codec, fulltext, kinds
from onrecord.ledger.conditions import Conditions, any_of, within
from onrecord.ledger.filters import StoryFilter
from onrecord.ledger.headings import batches, headings
from onrecord.ledger.rows import StoryRow
from onrecord.ledger.schema import lines, parts, stories, story_days, story_members, versions
from onrecord.model import Links, Stories, Story


def replace_stories(connection: sa.Connection, links: Links) -> None:
    """Put the stories and versions of `links` in the place of all; their old lines are cleared before."""
    for table in (story_members, stories, story_days, versions):
        connection.execute(sa.delete(table))
    numbered = ((group[-1], place, one) for group in links.versions for place, one in enumerate(group))
    rows = ({"article": one, "latest": latest, "place": place} for latest, place, one in numbered)
    kinds.insert_all(connection, versions, rows)
    _insert(connection, links.stories.found)
    kinds.insert_all(connection, story_days, map(_day, links.stories.days))


def change_stories(connection: sa.Connection, found: Stories) -> dict[str, frozenset[str]]:
    """Put these in the place of all, touching those alone that changed, under the versions on record.

    Returns the articles of the stories that went, or changed.
    """
    known = load(connection)
    gone = {story.id for story in set(known.found) - set(found.found)}
    before = members(connection, gone)
    for batch in batches(gone):
        for table, column in ((stories, stories.c.id), (lines, lines.c.id), (parts, parts.c.line)):
            connection.execute(sa.delete(table).where(column.in_(batch)))
    _insert(connection, sorted(set(found.found) - set(known.found), key=lambda story: story.id))
    for day, _ in sorted(set(known.days) - set(found.days)):
        connection.execute(sa.delete(story_days).where(story_days.c.day == day))
    kinds.insert_all(connection, story_days, map(_day, sorted(set(found.days) - set(known.days))))
    return before


def members(connection: sa.Connection, of: Collection[str] | None = None) -> dict[str, frozenset[str]]:
    """The articles of every story on record, or of some, in all versions."""
    return _grouped(connection, story_members.c.story, of)


def holding(connection: sa.Connection, articles: Collection[str]) -> dict[str, frozenset[str]]:
    """The stories that have some of these articles, each with those that it has."""
    return _grouped(connection, story_members.c.article, articles)


def _grouped(
    connection: sa.Connection, column: sa.Column[str], wanted: Collection[str] | None
) -> dict[str, frozenset[str]]:
    asked = [sa.select(story_members)]
    if wanted is not None:
        asked = [asked[0].where(column.in_(batch)) for batch in batches(wanted)]
    held: dict[str, set[str]] = {}
    for row in (row for one in asked for row in connection.execute(one)):
        held.setdefault(row.story, set()).add(row.article)
    return {story: frozenset(found) for story, found in held.items()}


def _insert(connection: sa.Connection, found: Sequence[Story]) -> None:
    family = versions_of(connection, {article for story in found for article in story.articles})
    kinds.insert_all(connection, stories, map(_row, found))
    kinds.insert_all(connection, story_members, (row for one in found for row in _members(one, family)))
    kinds.insert_all(connection, lines, map(_line, found))
    kinds.insert_all(connection, parts, (row for one in found for row in _parts(one)))


def _day(given: tuple[date, str]) -> codec.Row:
    day, basis = given
    return {"day": day, "basis": basis}


def load(connection: sa.Connection) -> Stories:
    """The stories as linking found them, with what they were found from."""
    values = connection.scalars(sa.select(stories.c.value).order_by(stories.c.days_from, stories.c.id))
    days = connection.execute(sa.select(story_days).order_by(story_days.c.day))
    return Stories(
        tuple(codec.decode(value, Story) for value in values), tuple((row.day, row.basis) for row in days)
    )


def ask(connection: sa.Connection, asked: StoryFilter) -> tuple[StoryRow, ...]:
    """Stories by the number of articles, most first, then first day, then id."""
    where: Conditions = [
        *within(stories.c.days_from, stories.c.days_to, asked.since, asked.until),
        *any_of(stories, asked.ids),
    ]
    if asked.text is not None:
        matching = fulltext.matching(connection, lines, asked.text)
        where.append(stories.c.id.in_(sa.select(lines.c.id).where(matching)))
    if asked.name is not None:
        sought = codec.fold(asked.name)
        named = sa.select(parts.c.line).where(parts.c.part == "named", parts.c.name.contains(sought))
        where.append(stories.c.id.in_(named))
    if asked.article is not None:
        holding = sa.select(story_members.c.story).where(story_members.c.article == asked.article)
        where.append(stories.c.id.in_(holding))
    order = (stories.c.articles.desc(), stories.c.days_from, stories.c.id)
    chosen = sa.select(stories.c.value).where(*where).order_by(*order)
    values = connection.scalars(chosen.limit(asked.limit).offset(asked.offset or None))
    found = [codec.decode(value, Story) for value in values]
    heads = headings(connection, {article for story in found for article in story.articles})
    return tuple(
        StoryRow(story, tuple(heads[article] for article in story.articles if article in heads))
        for story in found
    )


def versions_of(connection: sa.Connection, articles: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For those of these articles that have several versions all of them, oldest first."""
    latest: dict[str, str] = {}
    for batch in batches(articles):
        rows = connection.execute(sa.select(versions).where(versions.c.article.in_(batch)))
        latest.update((row.article, row.latest) for row in rows)
    groups: dict[str, list[str]] = {}
    for batch in batches(set(latest.values())):
        chosen = sa.select(versions).where(versions.c.latest.in_(batch))
        for row in connection.execute(chosen.order_by(versions.c.latest, versions.c.place)):
            groups.setdefault(row.latest, []).append(row.article)
    return {article: tuple(groups[one]) for article, one in latest.items()}


def _row(story: Story) -> codec.Row:
    return {
        "id": story.id,
        **codec.interval("days", story.days),
        "articles": len(story.articles),
        "value": codec.encode(story),
    }


def _members(story: Story, family: Mapping[str, Iterable[str]]) -> list[codec.Row]:
    held = {version for article in story.articles for version in family.get(article, (article,))}
    return [{"story": story.id, "article": article} for article in sorted(held)]


def _line(story: Story) -> codec.Row:
    names = dict.fromkeys((*story.terms, *story.entities, *story.places))
    return {"id": story.id, "kind": "story", "article": None, "words": "\n".join(names)}


def _parts(story: Story) -> list[codec.Row]:
    names = sorted({codec.fold(name) for name in (*story.entities, *story.places)})
    bare = {"line": story.id, "article": None, "part": "named", "party": None}
    return [{**bare, "name": name} for name in names]
