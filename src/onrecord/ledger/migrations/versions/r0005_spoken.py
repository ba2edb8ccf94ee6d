"""The words of a transcript's turns as statements."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Mark them by their turn. Those of transcripts that are in are found by `onrecord refresh`."""
    op.add_column("statements", sa.Column("turn", sa.Integer()))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("statements", "turn")
