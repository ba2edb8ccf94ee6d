"""`check`: quotations held against transcripts."""

from typing import Annotated

import typer

from onrecord.ledger import StatementFilter
from onrecord.model.statement import Check
from onrecord.present.checks import CheckRow, check_entry, check_line, check_rows, tally
from onrecord.present.commands.listings import TABLE_LIMIT, article_id
from onrecord.present.commands.opening import open_ledger
from onrecord.present.commands.options import (
    DEFAULT_LEDGER,
    ArticleOption,
    FormatOption,
    LedgerOption,
    LimitOption,
    PartyOption,
    SinceOption,
    TextOption,
    UntilOption,
)
from onrecord.present.console import note, out
from onrecord.present.formats import Format
from onrecord.present.listing import print_records


def check(
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Who said it.")] = None,
    party: PartyOption = None,
    article: ArticleOption = None,
    text: TextOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    verdict: Annotated[Check | None, typer.Option("--verdict", help="Only those with this verdict.")] = None,
    weighty: Annotated[
        bool,
        typer.Option("--weighty", help="Only where a name, a number, a negation or a modal differs."),
    ] = False,
    drift: Annotated[
        bool, typer.Option("--drift", help="Only those that several articles print in other words.")
    ] = False,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Hold quotations against the transcripts on record, word by word.

    [-on record-] marks what was left out, {+printed+} what was put in.
    """
    with open_ledger(ledger) as opened:
        asked = StatementFilter(
            speaker, party, None, None, article_id(opened, article), text, since, until, checked=True
        )
        rows = check_rows(opened.statements(asked), opened.quotes())
        wanted = [row for row in rows if _fits(row, verdict, weighty, drift)]
        printed = {one.article for row in wanted if row.quote for each in row.quote.variants for one in each}
        headings = opened.headings(printed)
    if format_ is not Format.table:
        cut = wanted[:limit] if limit else wanted
        print_records("checks", (check_line(row, headings) for row in cut), format_)
        return
    shown = [row for row in wanted if verdict or drift or row.check.check != "no_transcript"]
    console = out()
    for row in shown[: (TABLE_LIMIT if limit is None else limit) or None]:
        console.print(check_entry(row, headings))
    note(_summary(wanted, shown, limit))


def _fits(row: CheckRow, verdict: Check | None, weighty: bool, drift: bool) -> bool:
    return (
        (verdict is None or row.check.check == verdict)
        and (not weighty or row.check.weighty)
        and (not drift or (row.quote is not None and len(row.quote.variants) > 1))
    )


def _summary(wanted: list[CheckRow], shown: list[CheckRow], limit: int | None) -> str:
    if not wanted:
        return "No quotations on record that fit."
    parts = [tally(wanted)]
    if len(shown) < len(wanted):
        parts.append("`--verdict no_transcript` lists those without one")
    most = TABLE_LIMIT if limit is None else limit
    if most and len(shown) > most:
        parts.append(f"the first {most:,} are shown, --limit 0 shows all")
    return "; ".join(parts)
