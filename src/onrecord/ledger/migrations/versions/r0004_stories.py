"""Stories, versions of articles, and the bytes of feeds that were fetched."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables. They are filled when links are drawn next."""
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("days_from", sa.Date(), nullable=False),
        sa.Column("days_to", sa.Date(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_table(
        "story_members",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story"], ["stories.id"], name=op.f("fk_story_members_story"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_story_members_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story", "article", name=op.f("pk_story_members")),
    )
    op.create_index(op.f("ix_story_members_article"), "story_members", ["article"], unique=False)
    op.create_table(
        "story_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_story_days")),
    )
    op.create_table(
        "versions",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("latest", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_versions_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_versions")),
    )
    op.create_index(op.f("ix_versions_latest"), "versions", ["latest"], unique=False)
    op.add_column("fetches", sa.Column("media_type", sa.Text()))
    op.add_column("fetches", sa.Column("raw", sa.LargeBinary()))
    op.add_column("fetches", sa.Column("fetched", sa.Text()))


def downgrade() -> None:
    """Drop them."""
    for column in ("fetched", "raw", "media_type"):
        op.drop_column("fetches", column)
    for table in ("versions", "story_days", "story_members", "stories"):
        op.drop_table(table)
