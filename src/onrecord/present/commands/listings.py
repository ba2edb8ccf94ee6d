"""`articles`, `statements`, `events`, `claims`, `entities`: lines of the record, filtered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Annotated, TypeVar

import typer

from onrecord.ledger import (
    ArticleFilter,
    ArticleRow,
    ClaimFilter,
    EntityFilter,
    EventFilter,
    Ledger,
    StatementFilter,
    StoryFilter,
    StoryRow,
)
from onrecord.model.article import ArticleKind
from onrecord.model.claim import Standing
from onrecord.model.designator import DesignatorKind
from onrecord.model.entity import EntityKind
from onrecord.model.event import EventType, Factuality
from onrecord.model.statement import Force, StatementKind
from onrecord.present import records, tables, viewtables
from onrecord.present.commands.opening import open_as_of, open_ledger
from onrecord.present.commands.options import (
    DEFAULT_LEDGER,
    ArticleOption,
    AsOfOption,
    DesignatorOption,
    FormatOption,
    LedgerOption,
    LexiconOption,
    LimitOption,
    PartyOption,
    RejectedOption,
    SinceOption,
    StoryOption,
    TextOption,
    UntilOption,
)
from onrecord.present.console import UserError, note, out, print_out
from onrecord.present.export import claim_records, entity_ids
from onrecord.present.formats import Format
from onrecord.present.listing import print_records
from onrecord.present.viewtables import gathered

TABLE_LIMIT = 100  # lines of a table that somebody may still look through
Row = TypeVar("Row")


def articles(
    text: TextOption = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Outlet, agency or origin.")
    ] = None,
    kind: Annotated[ArticleKind | None, typer.Option("--kind", help="Articles or transcripts alone.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="ISO 639-1, such as en.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    story: StoryOption = None,
    designator: DesignatorOption = None,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List the articles and transcripts that are in."""
    with open_ledger(ledger) as opened:
        code = language.strip().lower() if language else None
        asked = ArticleFilter(
            text, outlet, kind, code, since, until,
            limit=fetched(limit, format_), story=story_id(opened, story), designator=designator,
        )  # fmt: skip
        rows = cut(opened.articles(asked), limit, format_)
        print_rows("articles", rows, records.article_record, tables.articles, format_)


def statements(
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Who said it.")] = None,
    party: PartyOption = None,
    force: Annotated[Force | None, typer.Option("--force", help="How it was put forward.")] = None,
    kind: Annotated[StatementKind | None, typer.Option("--kind", help="How it is quoted.")] = None,
    read_in: Annotated[
        ArticleKind | None,
        typer.Option("--read-in", help="Only what articles report, or what transcripts hold."),
    ] = None,
    article: ArticleOption = None,
    text: TextOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    story: StoryOption = None,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Show those that are more likely wrong than right, too.")
    ] = False,
    rejected: RejectedOption = False,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List who said what, as the news reports it and as transcripts hold it."""
    with open_ledger(ledger) as opened:
        asked = StatementFilter(
            speaker, party, force, kind, article_id(opened, article), text, since, until,
            include_rejected=rejected, limit=fetched(limit, format_), story=story_id(opened, story),
            read_in=read_in, likely=not doubtful,
        )  # fmt: skip
        rows = cut(opened.statements(asked), limit, format_)
        _note_doubtful(opened, asked)
        ids = entity_ids(opened)
        print_rows(
            "statements", rows, lambda row: records.statement_record(row, ids), tables.statements, format_
        )


def events(
    type_: Annotated[EventType | None, typer.Option("--type", help="PLOVER's type, or TRANSFER.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Who did it.")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="NAME", help="To whom.")] = None,
    supplier: Annotated[str | None, typer.Option("--supplier", metavar="NAME", help="Who sent it.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="NAME", help="Who got it.")] = None,
    party: PartyOption = None,
    factuality: Annotated[
        Factuality | None, typer.Option("--factuality", help="How certain the text makes it.")
    ] = None,
    article: ArticleOption = None,
    text: TextOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    story: StoryOption = None,
    designator: DesignatorOption = None,
    rejected: RejectedOption = False,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List who did what to whom."""
    with open_ledger(ledger) as opened:
        asked = EventFilter(
            type_, actor, target, supplier, recipient, party, factuality, article_id(opened, article), text,
            since, until, include_rejected=rejected, limit=fetched(limit, format_),
            story=story_id(opened, story), designator=designator,
        )  # fmt: skip
        rows = cut(opened.events(asked), limit, format_)
        print_rows("events", rows, records.event_record, tables.events, format_)


def claims(
    status: Annotated[Standing | None, typer.Option("--status", help="The standing.")] = None,
    type_: Annotated[EventType | None, typer.Option("--type", help="PLOVER's type, or TRANSFER.")] = None,
    party: PartyOption = None,
    text: TextOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    story: StoryOption = None,
    designator: DesignatorOption = None,
    as_of: AsOfOption = None,
    lexicon: LexiconOption = None,
    rejected: RejectedOption = False,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List claims with their standing, the three counts, and who is for and against."""
    with open_as_of(ledger, as_of, lexicon) as opened:
        asked = ClaimFilter(
            status, type_, party, text, since, until, include_rejected=rejected,
            limit=fetched(limit, format_), story=story_id(opened, story), designator=designator,
        )  # fmt: skip
        rows = cut(opened.claims(asked), limit, format_)
        warn_unlinked(opened)
        if format_ is Format.table:
            _print_table("claims", rows, tables.claims)
        else:
            print_records("claims", claim_records(opened, rows), format_)


def entities(
    kind: Annotated[EntityKind | None, typer.Option("--kind", help="People, states and so on.")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Name or alias.")] = None,
    party: PartyOption = None,
    rejected: RejectedOption = False,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List the people, states, organisations and things that the record speaks of."""
    with open_ledger(ledger) as opened:
        asked = EntityFilter(kind, name, party, include_rejected=rejected, limit=fetched(limit, format_))
        rows = cut(opened.entities(asked), limit, format_)
        warn_unlinked(opened)
        print_rows("entities", rows, records.entity_record, tables.entities, format_)


def stories(
    text: TextOption = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="One of the main entities or places.")
    ] = None,
    article: ArticleOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List stories: articles on one thing, those of most articles first."""
    with open_ledger(ledger) as opened:
        asked = StoryFilter(
            text, name, since, until, article_id(opened, article), limit=fetched(limit, format_)
        )
        rows = cut(opened.stories(asked), limit, format_)
        warn_unlinked(opened)
        print_rows("stories", rows, records.story_record, tables.stories, format_)


def designators(
    kind: Annotated[DesignatorKind | None, typer.Option("--kind", help="Ships, aircraft and so on.")] = None,
    article: ArticleOption = None,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List ships, aircraft, companies, weapons and resolutions by the names and numbers they go by."""
    with open_ledger(ledger) as opened:
        chosen = article_id(opened, article)
        found = [
            row
            for row in opened.designators()
            if kind in (None, row.designator.kind) and chosen in (None, row.article.id)
        ]
        if format_ is Format.table:
            named = cut(gathered(found), limit, format_)
            print_rows("designators", named, lambda _: {}, viewtables.designators, format_)
        else:
            rows = cut(found, limit, format_)
            print_records("designators", map(records.designator_record, rows), format_)


def article_id(ledger: Ledger, prefix: str | None) -> str | None:
    """The full id of an article. Raises LedgerError for an unknown one, UserError for another kind of id."""
    if prefix is None:
        return None
    line = ledger.find(prefix)
    if not isinstance(line, ArticleRow):
        raise UserError(f"{prefix} is not an article; `onrecord articles` lists their ids")
    return line.article.id


def story_id(ledger: Ledger, prefix: str | None) -> str | None:
    """The full id of a story. Raises LedgerError for an unknown one, UserError for another kind of id."""
    if prefix is None:
        return None
    line = ledger.find(prefix)
    if not isinstance(line, StoryRow):
        raise UserError(f"{prefix} is not a story; `onrecord stories` lists their ids")
    return line.story.id


def warn_unlinked(ledger: Ledger) -> None:
    """Say on standard error that claims lag behind what is in, where an `add` was cut short."""
    if ledger.unlinked():
        note("Claims are not worked out yet for what came in last; `onrecord refresh` does it.")


def fetched(limit: int | None, format_: Format) -> int | None:
    """How many rows to ask for: one more than are shown, to know whether there are more."""
    shown = _shown(limit, format_)
    return None if shown is None else shown + 1


def _shown(limit: int | None, format_: Format) -> int | None:
    if limit is None:
        return TABLE_LIMIT if format_ is Format.table else None
    return limit or None


def _note_doubtful(ledger: Ledger, asked: StatementFilter) -> None:
    """Says on standard error how many statements a list of likely ones leaves out."""
    if not asked.likely:
        return
    left = ledger.count_statements(replace(asked, likely=False)) - ledger.count_statements(asked)
    if left:
        these = f"{left:,} more are" if left > 1 else "One more is"
        note(f"{these} left out, as more likely wrong than right. --doubtful shows all.")


def cut(rows: Sequence[Row], limit: int | None, format_: Format) -> Sequence[Row]:
    """The rows to show; says on standard error when there are more."""
    shown = _shown(limit, format_)
    if shown is None or len(rows) <= shown:
        return rows
    note(f"Only the first {f'{shown:,} are' if shown > 1 else 'is'} shown. --limit 0 shows all.")
    return rows[:shown]


def print_rows(
    kind: str,
    rows: Sequence[Row],
    to_record: Callable[[Row], records.Record],
    to_table: Callable[[Iterable[Row], int], tables.Fitted],
    format_: Format,
) -> None:
    if format_ is not Format.table:
        print_records(kind, map(to_record, rows), format_)
    else:
        _print_table(kind, rows, to_table)


def _print_table(
    kind: str, rows: Sequence[Row], to_table: Callable[[Iterable[Row], int], tables.Fitted]
) -> None:
    if rows:
        fitted = to_table(rows, out().width)
        print_out(fitted.table)
        if fitted.hidden:
            hidden = ", ".join(fitted.hidden)
            note(f"Not shown for want of room: {hidden}. A wider window and --format jsonl have them.")
    else:
        note(f"No {kind} on record that fit.")
