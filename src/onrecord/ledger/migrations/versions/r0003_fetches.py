"""Marks of pages that were fetched."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of fetches."""
    op.create_table(
        "fetches",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("modified", sa.Text()),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_fetches")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("fetches")
