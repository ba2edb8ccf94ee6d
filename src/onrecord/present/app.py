"""The commands put together, with errors turned into one line and an exit code.

Exit codes: 0 done, 1 error, 2 usage, 3 some inputs failed (the rest are in), 130 interrupted.
"""

import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord import __version__
from onrecord.ledger import LedgerError
from onrecord.lexicon import LexiconError
from onrecord.present.commands import adding, check, judging, listings, look, report, setup, views
from onrecord.present.console import UserError, complain


class Commands(TyperGroup):
    """The commands, with errors that users can mend told in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (UserError, LedgerError, LexiconError) as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt:
            complain("interrupted; what was done so far stays")
            raise typer.Exit(130) from None


app = typer.Typer(
    name="onrecord",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Keeps the record of the news: who said what, who did what to whom, who denies it, "
    "and on how many independent origins it rests.",
    epilog="Exit codes: 0 done, 1 error, 2 usage, 3 some inputs failed (the rest are in).",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options that come before the command."""


for _command in (
    adding.add,
    adding.refresh,
    adding.relink,
    listings.articles,
    listings.statements,
    listings.events,
    listings.claims,
    listings.entities,
    listings.stories,
    listings.designators,
    look.show,
    look.explain,
    views.register,
    views.timeline,
    check.check,
    report.dossier,
    report.export,
    judging.judge,
    judging.undo,
    judging.judgements,
    setup.demo,
    setup.doctor,
):
    app.command()(_command)


def run() -> None:
    """Run the command that was typed. Characters that the terminal cannot show become question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except SystemExit as ended:
        # Typer and Rich end with 1 when the reader of a pipe has gone, as `head` does; that is no error.
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _silence()
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        what = error.filename or "the output cannot be written"
        complain(f"{what}: {error.strerror}")
        sys.exit(1)


def _silence() -> None:
    """What is still buffered for standard output must not raise once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
