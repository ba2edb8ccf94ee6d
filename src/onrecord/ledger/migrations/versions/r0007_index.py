"""What linking finds articles by, so that a new article is linked with those it touches alone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("linkings", "roots", "claim_keys", "denials", "excerpts", "bands", "blocks")


def upgrade() -> None:
    """Make the tables. They are empty, so that the next linking is one of everything."""
    op.create_table(
        "blocks",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_blocks_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "article", name=op.f("pk_blocks")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_blocks_article"), "blocks", ["article"], unique=False)
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sentence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "sentence", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "excerpts",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_excerpts_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_excerpts")),
    )
    op.create_index(op.f("ix_excerpts_article"), "excerpts", ["article"], unique=False)
    op.create_index(op.f("ix_excerpts_key"), "excerpts", ["key"], unique=False)
    op.create_table(
        "denials",
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("family", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_denials_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_denials")),
    )
    op.create_index(op.f("ix_denials_article"), "denials", ["article"], unique=False)
    op.create_index(op.f("ix_denials_family"), "denials", ["family"], unique=False)
    op.create_table(
        "claim_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_keys_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "claim", name=op.f("pk_claim_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_keys_claim"), "claim_keys", ["claim"], unique=False)
    op.create_table(
        "roots",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_roots_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_roots")),
    )
    op.create_table(
        "linkings",
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("made_by", name=op.f("pk_linkings")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in TABLES:
        op.drop_table(table)
