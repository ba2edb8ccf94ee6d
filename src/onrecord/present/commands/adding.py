"""`add`: takes articles in."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.ledger import Ledger
from onrecord.lexicon import load
from onrecord.present.commands.options import DEFAULT_LEDGER, LedgerOption, LexiconOption
from onrecord.present.console import complain, note
from onrecord.present.progress import bar
from onrecord.present.wording import plural

if TYPE_CHECKING:
    from onrecord.pipeline import Report


def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
    ],
    lexicon: LexiconOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take articles and transcripts in: text, Markdown, HTML. Resumes where it stopped."""
    report = take_in(paths, ledger, tuple(lexicon or ()))
    for failure in report.failed:
        complain(f"{failure.file}: {failure.reason}")
    note(summary(report))
    if report.failed:
        raise typer.Exit(3 if report.added or report.known else 1)


def refresh(lexicon: LexiconOption = None, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Read again, from the bytes on record, what another version or lexicon made."""
    from onrecord import pipeline

    words = load(tuple(lexicon or ()))
    with Ledger.open(ledger, create=False) as opened, bar() as progress:
        report = pipeline.refresh(opened, words, progress)
    for failure in report.failed:
        complain(f"{failure.file}: {failure.reason}; it stays as it was")
    note(f"{plural(report.added, 'article')} read again")
    if report.failed:
        raise typer.Exit(3)


def take_in(paths: list[str], location: str, folders: tuple[Path, ...]) -> "Report":
    """Add `paths` to the ledger at `location`, made if need be, with a bar on a terminal."""
    # Loading the language model takes seconds; commands that only look should not wait for it.
    from onrecord import pipeline

    words = load(folders)
    with Ledger.open(location) as opened, bar() as progress:
        progress.total(_inputs(paths))
        return pipeline.add(paths, opened, words, progress)


def _inputs(paths: list[str]) -> int:
    """How many inputs there are under `paths`; hidden files and folders do not count, as in `collect`.

    For the bar alone; what is there may change while it is read.
    """
    count = 0
    for path in paths:
        if not Path(path).is_dir():
            count += 1
            continue
        for _, folders, names in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".")]
            count += sum(not name.startswith(".") for name in names)
    return count


def summary(report: "Report") -> str:
    """What came of it, in one line: "12 added, 2 already in, 1 failed, 1 kept but not read (ko)"."""
    parts = [f"{report.added:,} added", f"{report.known:,} already in"]
    if report.failed:
        parts.append(f"{len(report.failed):,} failed")
    if report.not_read_languages:
        languages = ", ".join(sorted(report.not_read_languages))
        parts.append(
            f"{plural(sum(report.not_read_languages.values()), 'article')} kept but not read ({languages})"
        )
    if report.outdated:
        parts.append(f"{report.outdated:,} made by another version or lexicon (`onrecord refresh`)")
    return ", ".join(parts)
