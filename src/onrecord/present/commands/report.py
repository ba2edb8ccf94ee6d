"""`dossier` and `export`: the record as a page, and as files."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.present.commands.listings import warn_unlinked
from onrecord.present.commands.opening import open_ledger
from onrecord.present.commands.options import DEFAULT_LEDGER, LedgerOption
from onrecord.present.console import UserError, note
from onrecord.present.dossier.compile import dossier as compile_dossier
from onrecord.present.dossier.gather import CLAIMS
from onrecord.present.dossier.page import render
from onrecord.present.export import export as export_to
from onrecord.present.formats import FileFormat

STDOUT = "-"


def dossier(
    query: Annotated[str, typer.Argument(help="Words to look for, or the id of a claim.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write; - for standard output.")
    ] = Path("dossier.html"),
    title: Annotated[str | None, typer.Option("--title", help="A title in place of the query.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many claims to show.")] = CLAIMS,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write a report with footnotes on one question: a single HTML file that needs nothing else."""
    with open_ledger(ledger) as opened:
        warn_unlinked(opened)
        page = render(compile_dossier(opened, query, title, limit))
    if str(output) == STDOUT:
        sys.stdout.write(page)
        return
    write_page(output, page)
    note(f"Wrote {output}")


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write to.")],
    format_: Annotated[
        FileFormat,
        typer.Option("--format", "-f", help="CSV and Parquet have nested parts as JSON."),
    ] = FileFormat.jsonl,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write the whole record to files, one a kind."""
    with open_ledger(ledger) as opened:
        counts = export_to(opened, folder, format_)
    note(f"Wrote {', '.join(f'{count:,} {kind}' for kind, count in counts.items())} to {folder}")


def write_page(path: Path, page: str) -> None:
    """Write a page, whole or not at all. Raises UserError where the place cannot be written."""
    half = path.with_name(path.name + ".part")
    try:
        half.write_text(page, encoding="utf-8")
        half.replace(path)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}; give another file with -o") from error
