"""`show` and `explain`: one line of the record, and why it stands as it does."""

from typing import Annotated

import typer

from onrecord.ledger import ArticleRow, ClaimRow, EntityRow, EventRow, Ledger, Line, StatementRow, StoryRow
from onrecord.link.copies.versions import versions_of
from onrecord.present import records
from onrecord.present.commands.opening import open_as_of, open_ledger
from onrecord.present.commands.options import (
    DEFAULT_LEDGER,
    AsOfOption,
    FormatOption,
    LedgerOption,
    LexiconOption,
)
from onrecord.present.console import UserError, print_out
from onrecord.present.export import claim_records, entity_ids
from onrecord.present.formats import Format
from onrecord.present.lines import explanation, line_view
from onrecord.present.listing import print_records
from onrecord.present.provenance import graph_table, graphs, print_graph
from onrecord.present.records import Record
from onrecord.present.versions import print_versions, versions_view


def show(
    line: Annotated[str, typer.Argument(metavar="ID", help="An id, or the start of one.")],
    versions: Annotated[
        bool,
        typer.Option("--versions", help="Of an article: all its versions, and what changed between them."),
    ] = False,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show one line of the record with its evidence in context."""
    with open_ledger(ledger) as opened:
        found = opened.find(line)
        if versions:
            _print_versions(opened, found, format_)
        elif format_ is Format.table:
            print_out(line_view(opened, found))
        else:
            kind, record = _record(opened, found)
            print_records(kind, [record], format_)


def _print_versions(ledger: Ledger, line: Line, format_: Format) -> None:
    """Raises UserError for a line that is no article."""
    if not isinstance(line, ArticleRow):
        raise UserError("only articles have versions; `onrecord articles` lists their ids")
    found = versions_of(line.article.id, (row.article for row in ledger.articles()))
    if format_ is Format.table:
        print_out(versions_view(found))
    else:
        print_versions(found, format_)


def explain(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or the start of one.")],
    graph: Annotated[
        bool, typer.Option("--graph", help="Show who has it from whom, with the words that say so.")
    ] = False,
    as_of: AsOfOption = None,
    lexicon: LexiconOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Say which rule a claim's standing follows from, and show the lines it used."""
    with open_as_of(ledger, as_of, lexicon) as opened:
        found = opened.find(claim)
        if not isinstance(found, ClaimRow):
            raise UserError(f"{claim} is not a claim; `onrecord show {claim}` shows what it is")
        if graph:
            _print_graph(opened, found, format_)
        elif format_ is Format.table:
            print_out(explanation(opened, found))
        else:
            kind, record = _record(opened, found)
            print_records(kind, [record], format_)


def _print_graph(ledger: Ledger, row: ClaimRow, format_: Format) -> None:
    ((_, graph),) = graphs(ledger, [row])
    if format_ is Format.table:
        print_out(graph_table(graph))
    else:
        print_graph(graph, format_)


def _record(ledger: Ledger, line: Line) -> tuple[str, Record]:
    """The kind of a line and its fields as in the export."""
    if isinstance(line, ArticleRow):
        return "articles", records.article_record(line)
    if isinstance(line, StatementRow):
        return "statements", records.statement_record(line, entity_ids(ledger))
    if isinstance(line, EventRow):
        return "events", records.event_record(line)
    if isinstance(line, ClaimRow):
        return "claims", next(claim_records(ledger, [line]))
    if isinstance(line, EntityRow):
        return "entities", records.entity_record(line)
    if isinstance(line, StoryRow):
        return "stories", records.story_record(line)
    return "judgements", records.judgement_record(line)
