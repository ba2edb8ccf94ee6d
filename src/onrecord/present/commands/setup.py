"""`demo` and `doctor`: does it work here, and what does it look like?"""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.present.commands.options import DEFAULT_LEDGER, LedgerOption, LexiconOption
from onrecord.present.console import out, safe
from onrecord.present.demo import run_demo
from onrecord.present.doctor import examine


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put the demo.")] = Path("demo"),
) -> None:
    """Read the sample articles into DIR, show what is on record, and write a dossier and an export."""
    run_demo(folder)


def doctor(ledger: LedgerOption = DEFAULT_LEDGER, lexicon: LexiconOption = None) -> None:
    """Check that everything Onrecord needs is here, and say what to do where it is not."""
    console, ill = out(), False
    for finding in examine(ledger, lexicon or ()):
        ill = ill or not finding.well
        sign = Text("ok  ", "green") if finding.well else Text("bad ", "bold red")
        advice = "" if finding.well else f" — {finding.advice}"
        line = Text.assemble(sign, f"{finding.what}: {safe(finding.state)}{advice}")
        console.print(line, soft_wrap=True)
    if ill:
        raise typer.Exit(1)
