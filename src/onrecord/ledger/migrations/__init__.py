"""How a ledger gets from one revision to the next; Alembic runs these."""
