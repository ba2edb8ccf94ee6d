"""Designators of articles."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of designators."""
    op.create_table(
        "designators",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ident", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_designators_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_designators")),
    )
    op.create_index(op.f("ix_designators_article"), "designators", ["article"])
    op.create_index(op.f("ix_designators_ident"), "designators", ["ident"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("designators")
