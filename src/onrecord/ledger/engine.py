"""Connections to a ledger, and its revisions.

SQLite runs in WAL mode, so that people can read while an `add` writes. Python's driver opens transactions
late and never around DDL; here each one begins in words, a writing one at once, so that two writers wait for
each other instead of failing half way. A file that cannot be written is opened for reading alone.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from onrecord.ledger.errors import LedgerError

REVISION_TABLE = "ledger_revision"
MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 10  # seconds to wait for another writer
PRAGMAS = (
    "PRAGMA synchronous = NORMAL",  # safe in WAL mode when a process dies
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -65536",  # 64 MiB
)


def open_engine(location: str | Path, create: bool) -> sa.Engine:
    """An engine on a ledger that is at the revision of this version. Raises LedgerError."""
    engine = _engine(location, create)
    try:
        with explained(engine):
            _migrate(engine)
    except LedgerError:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that sees one state of the ledger throughout."""
    with explained(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that is in as a whole, or not at all."""
    with (
        explained(engine),
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def explained(engine: sa.Engine) -> Iterator[None]:
    """Errors of the database as LedgerError, in words."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise LedgerError(f"{_shown(engine)}: {_in_words(error.orig)}") from error
    except sqlite3.Error as error:  # what `_listen` runs is not wrapped
        raise LedgerError(f"{_shown(engine)}: {_in_words(error)}") from error


def _shown(engine: sa.Engine) -> str:
    """Where the ledger is, without a password."""
    url = engine.url
    return url.database or "" if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def _in_words(error: BaseException | None) -> str:
    words = str(error)
    known = {
        "locked": "another process is writing to this ledger; try again when it is done",
        "file is not a database": "not a ledger",
        "malformed": "the ledger is damaged; restore it from a backup or add the documents again",
        "unable to open": "cannot be opened; is its folder there, and may you write to it?",
        "readonly": "cannot be written; check the permissions of the file and its folder",
        "disk is full": "the disk is full",
        "disk I/O": "the disk cannot be read or written",
    }
    return next((said for sign, said in known.items() if sign in words), " ".join(words.split()))


def _engine(location: str | Path, create: bool) -> sa.Engine:
    if isinstance(location, str) and "://" in location:
        return _engine_by_url(location)
    path = Path(location)
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, not a ledger")
    if not path.exists() and not create:
        raise LedgerError(f"{path}: no ledger here; `onrecord add` makes one")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}")
    url = sa.URL.create("sqlite", database=str(path))
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        engine = sa.create_engine(url, creator=lambda: _connect_to_read(path))
    else:
        engine = sa.create_engine(url, connect_args={"timeout": PATIENCE})
    _listen(engine)
    return engine


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection to a file that cannot be written.

    To read in WAL mode SQLite makes a file beside the ledger, where none is there; it can do without when the
    ledger is said not to change meanwhile (https://www.sqlite.org/wal.html, "Read-Only Databases").
    """
    at_work = path.with_name(path.name + "-wal").exists()
    mode = "mode=ro" if at_work else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=PATIENCE)


def _engine_by_url(url: str) -> sa.Engine:
    try:
        engine = sa.create_engine(url)
    except sa.exc.ArgumentError as error:  # the URL itself is not repeated: it may hold a password
        raise LedgerError("not the URL of a database that can hold a ledger") from error
    except ImportError as error:
        raise LedgerError(f"this database needs the Python package {error.name}; install it") from error
    if engine.dialect.name == "sqlite":
        _listen(engine)
    return engine


def _listen(engine: sa.Engine) -> None:
    @sa.event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @sa.event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def latest_revision() -> str:
    """The last revision, by the names of the files, such as `r0001_first.py`."""
    return max(path.name for path in (MIGRATIONS / "versions").glob("r[0-9]*.py"))[1:5]


def _migrate(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        if _revision(connection) == latest_revision():
            return
    from alembic import command  # takes longer to load than most questions take to answer
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    _write_ahead(engine)
    with transaction(engine) as connection:
        revision = _revision(connection)  # another process may have been faster
        if revision is None and sa.inspect(connection).get_table_names():
            raise LedgerError(f"{_shown(engine)}: a database, but not a ledger")
        if revision is not None and revision not in {script.revision for script in scripts.walk_revisions()}:
            raise LedgerError(
                f"{_shown(engine)}: made by a newer version of onrecord; upgrade onrecord to use it"
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _write_ahead(engine: sa.Engine) -> None:
    """Turn on WAL mode, for good, in a file that holds nothing yet."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()  # no transaction, in which the mode cannot change
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM sqlite_master")
        if cursor.fetchone() is None:
            cursor.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table(REVISION_TABLE):
        return None
    table = sa.table(REVISION_TABLE, sa.column("version_num", sa.Text))
    return connection.scalar(sa.select(table.c.version_num))
