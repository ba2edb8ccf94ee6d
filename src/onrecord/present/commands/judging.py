"""`judge`, `undo` and `judgements`: people's word on the record."""

import getpass
import os
import sys
from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from onrecord.ledger import Ledger
from onrecord.lexicon import Lexicon, load
from onrecord.model import Judgement
from onrecord.present.commands.opening import open_ledger
from onrecord.present.commands.options import DEFAULT_LEDGER, LedgerOption, LexiconOption
from onrecord.present.console import note
from onrecord.present.formats import write_jsonl
from onrecord.present.lines import id_of
from onrecord.present.progress import bar
from onrecord.present.records import judgement_record

NEEDED = {
    "correct": """a correction needs --correction, such as --correction '{"force": "deny"}'""",
    "merge": """a merge needs --correction '{"into": "ID"}', the line that it is merged into""",
}


def _reason(text: str) -> str:
    """The reason of a judgement. Raises typer.BadParameter for an empty one."""
    if not text.strip():
        raise typer.BadParameter("a reason must not be empty")
    return text.strip()


ByOption = Annotated[
    str | None,
    typer.Option("--by", envvar="ONRECORD_BY", metavar="NAME", help="Who judges; your login by default."),
]


def judge(
    verdict: Annotated[
        Literal["accept", "reject", "correct", "merge"], typer.Argument(help="What to do with the line.")
    ],
    line: Annotated[str, typer.Argument(metavar="ID", help="An id, or the start of one.")],
    why: Annotated[
        str, typer.Option("--why", metavar="TEXT", parser=_reason, help="The reason; it stays on file.")
    ],
    correction: Annotated[
        str | None,
        typer.Option(
            "--correction",
            metavar="JSON",
            help='Fields to change, such as {"force": "deny"}; for merge {"into": "ID"}.',
        ),
    ] = None,
    by: ByOption = None,
    lexicon: LexiconOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Accept, reject or correct a line, or merge it. What the machine found stays underneath."""
    if verdict in NEEDED and not (correction or "").strip():
        raise typer.BadParameter(NEEDED[verdict])
    words = load(tuple(lexicon or ()))
    with open_ledger(ledger) as opened:
        now = datetime.now(UTC)
        given = Judgement(
            "", verdict, id_of(opened.find(line)), None, None, None, correction, by or _login(), now, why
        )
        taken = opened.judge(given)
        _relink(opened, words)
    note(f"{taken.id}: {taken.verdict} {taken.target}. `onrecord undo {taken.id}` takes it back.")


def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="The id of a judgement.")],
    by: ByOption = None,
    lexicon: LexiconOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take a judgement back. It stays on file as undone."""
    words = load(tuple(lexicon or ()))
    with open_ledger(ledger) as opened:
        undone = opened.undo(id_of(opened.find(judgement)), by or _login(), datetime.now(UTC))
        _relink(opened, words)
    note(f"{undone.id}: undone. {undone.target} stands as before.")


def judgements(
    line: Annotated[str | None, typer.Argument(metavar="ID", help="Only those on this line.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """List judgements, undone ones included, as JSON lines."""
    with open_ledger(ledger) as opened:
        target = id_of(opened.find(line)) if line else None
        write_jsonl(map(judgement_record, opened.judgements(target)), sys.stdout)


def _relink(ledger: Ledger, words: Lexicon) -> None:
    """Claims and standings follow from the lines as judged."""
    from onrecord import pipeline

    with bar() as progress:
        pipeline.relink(ledger, words, progress)


def _login() -> str:
    """The user's login, or "unknown" where the system has no name for them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"
