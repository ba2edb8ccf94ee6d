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
    from onrecord.collect.fetcher import Manners
    from onrecord.pipeline import Report


def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, addresses, or - for standard input."),
    ],
    follow: Annotated[
        bool, typer.Option("--follow", help="Fetch the pages that feeds and sitemaps only point to.")
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Fetch from private, loopback and link-local addresses, too."),
    ] = False,
    annotate: Annotated[
        bool,
        typer.Option("--annotate", help="Find what speakers in transcripts report, too; it takes a while."),
    ] = False,
    lexicon: LexiconOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Take articles and transcripts in. Resumes where it stopped.

    Text, Markdown, HTML, saved pages (MHTML), PDF, JSON lines, RSS and Atom feeds, sitemaps, WARC; files,
    .gz of them, or http addresses.
    """
    from onrecord.collect.fetcher import Manners  # with all that reads containers; only `add` needs it

    manners = Manners(follow=follow, allow_private=allow_private)
    report = take_in(paths, ledger, tuple(lexicon or ()), manners)
    for failure in (*report.failed, *report.doubts):
        complain(f"{failure.file}: {failure.reason}")
    note(summary(report))
    if annotate and report.transcripts:
        done = _annotate(report.transcripts, ledger, tuple(lexicon or ()))
        note(f"{plural(done, 'transcript')} annotated")
    if report.failed or report.doubts:
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


def relink(lexicon: LexiconOption = None, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Draw all links anew: copies, entities, dates, claims. What is found in each article stays.

    `add` links what comes in, with what it touches; the result is the same.
    """
    from onrecord import pipeline

    words = load(tuple(lexicon or ()))
    with Ledger.open(ledger, create=False) as opened:
        with bar() as progress:
            pipeline.relink(opened, words, progress)
        counts = opened.counts()
    note(f"{plural(counts.claims, 'claim')} of {plural(counts.articles + counts.transcripts, 'document')}")


def take_in(
    paths: list[str], location: str, folders: tuple[Path, ...], manners: "Manners | None" = None
) -> "Report":
    """Add `paths` to the ledger at `location`, made if need be, with a bar on a terminal."""
    # Loading the language model takes seconds; commands that only look should not wait for it.
    from onrecord import pipeline

    words = load(folders)
    with Ledger.open(location) as opened:
        try:
            with bar() as progress:
                progress.total(_inputs(paths))
                if manners is None:
                    return pipeline.add(paths, opened, words, progress)
                return pipeline.add(paths, opened, words, progress, manners=manners)
        except KeyboardInterrupt:
            note(_so_far(opened))
            raise


def _so_far(ledger: Ledger) -> str:
    """What is on record when an `add` is stopped, and how to go on, in one line."""
    counts = ledger.counts()
    held = f"{plural(counts.articles + counts.transcripts, 'document')} on record"
    if not ledger.unlinked():
        return held
    return f"{held}, claims not worked out yet: add the same again to go on, or run `onrecord refresh`"


def _annotate(transcripts: tuple[str, ...], location: str, folders: tuple[Path, ...]) -> int:
    from onrecord import pipeline

    words = load(folders)
    with Ledger.open(location) as opened, bar() as progress:
        return pipeline.annotate_transcripts(transcripts, opened, words, progress)


def _inputs(paths: list[str]) -> int | None:
    """How many inputs there are under `paths`; hidden files and folders do not count, as in `collect`.

    None where one may hold many. For the bar alone; what is there may change while it is read.
    """
    from onrecord.collect import is_address
    from onrecord.collect.media import CONTAINERS, known_suffix

    count = 0
    for path in paths:
        if is_address(path) or known_suffix(path) in CONTAINERS:
            return None
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
