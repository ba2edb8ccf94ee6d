"""`register` and `timeline`: what is claimed, as a table of transfers and in the order of days."""

from datetime import date
from typing import Annotated

import typer

from onrecord.ledger import ClaimFilter, ClaimRow, Ledger, RegisterFilter
from onrecord.link.claims.timeline import EntryKind
from onrecord.model import Interval
from onrecord.model.claim import Standing
from onrecord.present import records, viewtables
from onrecord.present.commands.listings import cut, fetched, print_rows, story_id, warn_unlinked
from onrecord.present.commands.opening import open_as_of
from onrecord.present.commands.options import (
    DEFAULT_LEDGER,
    AsOfOption,
    DesignatorOption,
    FormatOption,
    LedgerOption,
    LexiconOption,
    LimitOption,
    SinceOption,
    TextOption,
    UntilOption,
    words,
)
from onrecord.present.console import UserError
from onrecord.present.formats import Format


def register(
    supplier: Annotated[str | None, typer.Option("--supplier", metavar="NAME", help="Who sent it.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="NAME", help="Who got it.")] = None,
    item: Annotated[
        str | None, typer.Option("--item", metavar="WORD", help="What: a class of items, a type, a name.")
    ] = None,
    status: Annotated[Standing | None, typer.Option("--status", help="The standing.")] = None,
    designator: DesignatorOption = None,
    text: TextOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    lexicon: LexiconOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List transfers as a register: from whom, to whom, what, how many, when, who says so, who denies it.

    --since and --until go by the day of the transfer or, where nobody gives it, of the first claim.
    """
    with open_as_of(ledger, as_of, lexicon) as opened:
        asked = RegisterFilter(
            supplier, recipient, item, status, designator, text, since, until, fetched(limit, format_)
        )
        rows = cut(opened.register(asked), limit, format_)
        warn_unlinked(opened)
        print_rows("register", rows, records.register_record, viewtables.register, format_)


def timeline(
    query: Annotated[
        str | None, typer.Argument(metavar="WORDS", parser=words, help="Words of the claims to show.")
    ] = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="ID", help="One claim, by its id.")] = None,
    pair: Annotated[
        tuple[str, str] | None, typer.Option("--pair", metavar="A B", help="What is between two actors.")
    ] = None,
    story: Annotated[
        str | None, typer.Option("--story", metavar="ID", help="One story; the start of its id will do.")
    ] = None,
    kind: Annotated[
        EntryKind | None, typer.Option("--kind", help="Only happenings, positions, reversals or articles.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    format_: FormatOption = Format.table,
    lexicon: LexiconOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show what happened, who said so and who denied it, by day, each line with its evidence.

    A line whose day is not known exactly stands at the first day it may be of, and shows the whole span.
    """
    if sum(one is not None for one in (query, claim, pair, story)) != 1:
        raise UserError("give words, --claim ID, --pair A B or --story ID, and only one of them")
    with open_as_of(ledger, as_of, lexicon) as opened:
        asked = ClaimFilter(text=query, between=pair or (), story=story_id(opened, story))
        found = opened.timeline(asked if claim is None else _claim(opened, claim))
        wanted = [one for one in found if kind in (None, one.kind) and _within(one.when, since, until)]
        rows = cut(wanted, limit, format_)
        headings = opened.headings({article for one in rows for article in one.articles})
        warn_unlinked(opened)
        print_rows(
            "timeline",
            rows,
            records.entry_record,
            lambda entries, width: viewtables.timeline(entries, width, headings, claim is not None),
            format_,
        )


def _claim(ledger: Ledger, claim: str) -> ClaimFilter:
    """The claim of an id. Raises UserError for an id that is of something else."""
    line = ledger.find(claim)
    if not isinstance(line, ClaimRow):
        raise UserError(f"{claim} is not a claim; `onrecord show {claim}` shows what it is")
    return ClaimFilter(ids=(line.claim.id,), include_rejected=True)


def _within(when: Interval | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    if when is None:
        return False
    return (since is None or when.end >= since) and (until is None or when.start <= until)
