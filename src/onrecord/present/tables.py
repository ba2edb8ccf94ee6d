"""Tables for people: they fit the window, and drop what matters least where it is narrow."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.table import Table
from rich.text import Text

from onrecord.ledger import ArticleRow, ClaimRow, EntityRow, EventRow, StatementRow, StoryRow
from onrecord.model.claim import Standing
from onrecord.present import wording
from onrecord.present.console import safe
from onrecord.present.counts import claim_counts

DENIALS = 100  # columns from which on a table of claims has one for who denies
CONTENT = 280  # characters of a statement in a table; `show` has it all
STANDING_STYLES: dict[Standing, str] = {
    "acknowledged": "bold blue",
    "disputed": "bold red",
    "corroborated": "bold green",
    "reported": "bold",
    "denied": "magenta",
    "planned": "cyan",
    "possible": "dim",
}
STANDING_SIGNS: dict[Standing, str] = {
    "acknowledged": "●",
    "disputed": "◐",
    "corroborated": "◎",
    "reported": "○",
    "denied": "⊘",
    "planned": "◇",
    "possible": "?",
}
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: `show` makes the cell, `least` is the width of the window from which on it is there.

    `most` is the greatest width of the column.
    """

    title: str
    show: Callable[[Row], str | Text]
    least: int = 0
    ratio: int | None = None
    nowrap: bool = False
    right: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table, and the titles of the columns for which the window is too narrow."""

    table: Table
    hidden: tuple[str, ...]


def articles(rows: Iterable[ArticleRow], width: int) -> Fitted:
    """Articles with date, title, outlet, origin and how much was found in them."""
    return table_of(
        rows,
        width,
        (
            Column("id", lambda row: Text(row.article.id, "dim"), nowrap=True),
            Column("published", _published, nowrap=True),
            Column("title", lambda row: row.article.title or row.article.file.rsplit("/", 1)[-1], ratio=4),
            Column("outlet", lambda row: wording.outlet_name(row.article), least=70, ratio=2),
            Column("origin", _origin, least=96, ratio=2),
            Column("statements", _found_statements, least=84, right=True),
            Column("events", lambda row: str(row.events) if row.annotated else "", least=84, right=True),
        ),
    )


def statements(rows: Iterable[StatementRow], width: int) -> Fitted:
    """Who said what, and where it was read."""
    return table_of(
        rows,
        width,
        (
            Column("id", lambda row: Text(row.statement.id, "dim"), nowrap=True, least=72),
            Column("who", _speaker, ratio=2),
            Column("", lambda row: Text(safe(wording.verb(row)), "italic"), most=14),
            Column("what", _content, ratio=6),
            Column("when", lambda row: wording.dates(row.statement.said_on), least=110),
            Column("read in", lambda row: wording.outlet_name(row.article), least=90, ratio=2),
        ),
    )


def events(rows: Iterable[EventRow], width: int) -> Fitted:
    """Who did what to whom, when, how certain, and on whose word."""
    return table_of(
        rows,
        width,
        (
            Column("id", lambda row: Text(row.event.id, "dim"), nowrap=True, least=72),
            Column("when", lambda row: wording.dates(row.event.when), ratio=2),
            Column("type", _type, nowrap=True),
            Column("who and what", lambda row: wording.participants(row.event), ratio=4),
            Column("how many", _quantities, least=100, ratio=2),
            Column("certainty", lambda row: row.event.factuality, least=60),
            Column("on whose word", _word, least=84, ratio=2),
        ),
    )


def claims(rows: Iterable[ClaimRow], width: int) -> Fitted:
    """Claims with standing, counts, and who is for and against."""
    return table_of(
        rows,
        width,
        (
            Column("id", lambda row: Text(row.claim.id, "dim"), nowrap=True, least=72),
            Column("standing", lambda row: standing(row.claim.status), nowrap=True),
            Column("claim", lambda row: _summary(row, width), ratio=5),
            Column("articles", lambda row: claim_counts(row.claim).in_articles, nowrap=True, right=True),
            Column("origins", lambda row: str(len(row.claim.news_origins)), right=True),
            Column("parties", lambda row: str(claim_counts(row.claim).parties), right=True),
            Column("asserted by", lambda row: wording.few(row.claim.asserted_by), least=100, ratio=3),
            Column("denied by", lambda row: wording.few(row.claim.denied_by), least=DENIALS, ratio=2),
        ),
    )


def entities(rows: Iterable[EntityRow], width: int) -> Fitted:
    """People, states, organisations and things."""
    return table_of(
        rows,
        width,
        (
            Column("id", lambda row: Text(row.entity.id, "dim"), nowrap=True, least=60),
            Column("name", lambda row: row.entity.name, ratio=3),
            Column("kind", lambda row: row.entity.kind),
            Column("party", lambda row: row.entity.party or "", ratio=2),
            Column("offices", _offices, least=84, ratio=3),
            Column("also called", lambda row: ", ".join(row.entity.aliases), least=110, ratio=3),
            Column("mentions", lambda row: f"{row.entity.mentions:,}", right=True),
        ),
    )


def stories(rows: Iterable[StoryRow], width: int) -> Fitted:
    """Stories with their days, how many articles and news origins they have, and who they are about."""
    return table_of(
        rows,
        width,
        (
            Column("id", lambda row: Text(row.story.id, "dim"), nowrap=True, least=60),
            Column("days", lambda row: wording.dates(row.story.days), nowrap=True),
            Column("story", lambda row: row.title, ratio=5),
            Column("articles", lambda row: str(len(row.story.articles)), right=True),
            Column("origins", lambda row: str(len(row.origins)), right=True),
            Column("about", lambda row: wording.few(row.story.entities), least=84, ratio=3),
            Column("places", lambda row: wording.few(row.story.places), least=110, ratio=2),
        ),
    )


def standing(status: Standing) -> Text:
    """A standing with its sign, so that colour is never alone in telling it."""
    return Text(f"{STANDING_SIGNS[status]} {status}", STANDING_STYLES[status])


def table_of(rows: Iterable[Row], width: int, columns: Sequence[Column[Row]]) -> Fitted:
    """A table of those columns for which a window of `width` has room."""
    shown = [column for column in columns if width >= column.least]
    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 0, 0), header_style="underline")
    for column in shown:
        table.add_column(
            column.title,
            ratio=column.ratio,
            no_wrap=column.nowrap,
            justify="right" if column.right else "left",
            overflow="fold",
            max_width=column.most,
        )
    for row in rows:
        table.add_row(*(_cell(column.show(row)) for column in shown))
    return Fitted(table, tuple(column.title for column in columns if column not in shown))


def _cell(value: str | Text) -> Text:
    return Text(" ".join(safe(value).split())) if isinstance(value, str) else value


def _summary(row: ClaimRow, width: int) -> Text:
    """The claim, with who denies it where there is no column for that: nobody should miss it."""
    text = Text(" ".join(safe(row.claim.summary).split()))
    if width < DENIALS and row.claim.denied_by:
        text.append(f"\ndenied by {safe(wording.few(row.claim.denied_by))}", "red")
    return text


def _published(row: ArticleRow) -> str:
    return wording.dates(row.article.published)


def _origin(row: ArticleRow) -> str:
    return row.origin.name if row.origin else ""


def _found_statements(row: ArticleRow) -> str:
    if row.article.kind == "transcript" and not row.annotated:
        return f"{wording.plural(len(row.article.turns), 'turn')}"
    return str(row.statements) if row.annotated else f"not read ({row.article.language})"


def _speaker(row: StatementRow) -> str:
    return wording.speakers(row.statement, row.source)


def _content(row: StatementRow) -> Text:
    text = Text(wording.shortened(safe(row.content), CONTENT))
    if row.state == "rejected":
        text.stylize("strike")
    return text


def _type(row: EventRow) -> str:
    return f"{row.event.type} {row.event.mode}" if row.event.mode else row.event.type


def _quantities(row: EventRow) -> str:
    return "; ".join(wording.quantity(one) for one in row.event.quantities)


def _word(row: EventRow) -> str:
    names = tuple(dict.fromkeys(speaker.name for speaker in row.event.asserted_by))
    return wording.listed(names, none=wording.outlet_name(row.article))


def _offices(row: EntityRow) -> str:
    return "; ".join(
        f"{office.title} ({wording.dates(office.term, 'no term known')})" for office in row.entity.offices
    )
