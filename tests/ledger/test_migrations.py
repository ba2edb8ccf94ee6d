"""The migrations make the tables that the code expects."""

from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.ledger import Ledger, fulltext
from onrecord.ledger.engine import MIGRATIONS, REVISION_TABLE, latest_revision
from onrecord.ledger.schema import metadata


def own_tables(name: str | None, kind: str, _: object) -> bool:
    """All but the shadow tables of the full-text indexes."""
    return kind != "table" or not any(str(name).startswith(f"{table}_fts") for table in fulltext.INDEXED)


def test_migrations_make_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Ledger.open(path).close()
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        options = {"version_table": REVISION_TABLE, "include_name": own_tables, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    engine.dispose()


def test_new_ledger_is_in_wal_mode_with_its_indexes(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Ledger.open(path).close()
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        for table in fulltext.INDEXED:
            assert f"{table}_fts" in sa.inspect(connection).get_table_names()
    engine.dispose()


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Ledger.open(path).close()
    before = path.read_bytes()
    Ledger.open(path).close()
    assert path.read_bytes() == before


def test_the_last_file_is_the_last_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == latest_revision()
