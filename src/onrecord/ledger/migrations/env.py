"""Runs the migrations on the connection, and in the transaction, that `engine` opened."""

from alembic import context

from onrecord.ledger.engine import REVISION_TABLE
from onrecord.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=REVISION_TABLE,
)
context.run_migrations()
