"""The main job on the sample articles, as a tour."""

from pathlib import Path

from rich.rule import Rule
from rich.text import Text

from onrecord.ledger import ClaimFilter, Ledger, StatementFilter
from onrecord.present import tables
from onrecord.present.commands.adding import summary, take_in
from onrecord.present.commands.report import write_page
from onrecord.present.console import UserError, complain, note, out, print_out
from onrecord.present.dossier.compile import dossier
from onrecord.present.dossier.page import render
from onrecord.present.export import export
from onrecord.present.formats import FileFormat
from onrecord.samples import sample_folder

QUERY = "North Korea Russia"
CLAIMS, STATEMENTS = 8, 8  # lines of each table: a taste


def run_demo(folder: Path) -> None:
    """Read the samples into `folder`, print a taste of the record, write `dossier.html` and `export/`.

    Raises UserError where the folder cannot be written, LedgerError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot make {folder}: {error.strerror}; give another folder") from error
    location = folder / "onrecord.db"
    note("Reading the sample articles. They were written for Onrecord; their outlets are invented.")
    report = take_in([str(sample_folder() / "documents")], str(location), (sample_folder() / "lexicon",))
    for failure in report.failed:
        complain(f"{failure.file}: {failure.reason}")
    note(summary(report))
    with Ledger.open(location, create=False) as ledger:
        _taste(ledger)
        write_page(folder / "dossier.html", render(dossier(ledger, QUERY, "Arms and troops for Russia")))
        export(ledger, folder / "export", FileFormat.jsonl)
    _next(folder, location)


def _taste(ledger: Ledger) -> None:
    """The first claims and statements, as tables."""
    console = out()
    claims = ledger.claims(ClaimFilter(limit=CLAIMS))
    disputed = ledger.claims(ClaimFilter(status="disputed", limit=1)) or claims[:1]
    behind = tuple(line for row in disputed for line in row.claim.statements)
    said = ledger.statements(StatementFilter(ids=behind, limit=STATEMENTS))
    console.print(Rule("Claims: what stands, on how much, and who is against it", align="left"))
    print_out(tables.claims(claims, console.width).table)
    console.print(Rule("Statements: who said what, here behind the first disputed claim", align="left"))
    print_out(tables.statements(said, console.width).table)


def _next(folder: Path, location: Path) -> None:
    """What to try next."""
    use = f"--ledger {location}"
    with Ledger.open(location, create=False) as ledger:
        claims = ledger.claims(ClaimFilter(status="disputed", limit=1)) or ledger.claims(ClaimFilter(limit=1))
    lines = [
        f"Open {folder / 'dossier.html'} in a browser. The record as files: {folder / 'export'}",
        "",
        "Try next:",
        f"  onrecord claims --status disputed {use}",
        f"  onrecord statements --force deny {use}",
        *(f"  onrecord explain {row.claim.id} {use}" for row in claims),
        f"  onrecord dossier veto -o {folder / 'veto.html'} {use}",
        "  onrecord add PATH...          your own articles, into ./onrecord.db",
    ]
    out().print(Text("\n" + "\n".join(lines)), soft_wrap=True)
