"""Whether a statement is more likely wrong than right, so that it can be left out."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it. Of statements that are in it is not known until they are read again."""
    op.add_column("statements", sa.Column("doubtful", sa.Boolean()))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("statements", "doubtful")
