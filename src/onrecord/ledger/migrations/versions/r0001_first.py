"""The first ledger."""

import sqlalchemy as sa
from alembic import op

from onrecord.ledger import fulltext

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables and the full-text indexes."""
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("when_from", sa.Date()),
        sa.Column("when_to", sa.Date()),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("judged", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_table(
        "documents",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("fetched", sa.Text()),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_documents")),
    )
    op.create_table(
        "entities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("party", sa.Text()),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("judged", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entities")),
    )
    op.create_table(
        "failures",
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("file", name=op.f("pk_failures")),
    )
    op.create_table(
        "judgements",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text()),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_judgements")),
        sa.UniqueConstraint("id", name=op.f("uq_judgements_id")),
    )
    op.create_index(op.f("ix_judgements_sha256"), "judgements", ["sha256"], unique=False)
    op.create_index(op.f("ix_judgements_target"), "judgements", ["target"], unique=False)
    op.create_table(
        "redirects",
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("old", name=op.f("pk_redirects")),
    )
    op.create_table(
        "articles",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("agency", sa.Text()),
        sa.Column("published_from", sa.Date()),
        sa.Column("published_to", sa.Date()),
        sa.Column("published_basis", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("annotated", sa.Boolean(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("captions", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("marks", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name=op.f("fk_articles_sha256")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_articles")),
        sa.UniqueConstraint("id", name=op.f("uq_articles_id")),
        sa.UniqueConstraint("sha256", name=op.f("uq_articles_sha256")),
    )
    op.create_index(op.f("ix_articles_made_by"), "articles", ["made_by"], unique=False)
    op.create_index(op.f("ix_articles_published_from"), "articles", ["published_from"], unique=False)
    op.create_table(
        "claim_members",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_members_claim"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim", "member", name=op.f("pk_claim_members")),
    )
    op.create_index(op.f("ix_claim_members_member"), "claim_members", ["member"], unique=False)
    op.create_table(
        "copies",
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("copy", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("shared", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["copy"], ["articles.id"], name=op.f("fk_copies_copy"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["original"], ["articles.id"], name=op.f("fk_copies_original"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("original", "copy", name=op.f("pk_copies")),
    )
    op.create_index(op.f("ix_copies_copy"), "copies", ["copy"], unique=False)
    op.create_table(
        "dates",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_dates_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_dates")),
    )
    op.create_table(
        "events",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text()),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text()),
        sa.Column("when_from", sa.Date()),
        sa.Column("when_to", sa.Date()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("judged", sa.Text()),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_events_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_article"), "events", ["article"], unique=False)
    op.create_index(op.f("ix_events_id"), "events", ["id"], unique=False)
    op.create_index(op.f("ix_events_type"), "events", ["type"], unique=False)
    op.create_table(
        "lines",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("article", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_lines_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_lines")),
    )
    op.create_index(op.f("ix_lines_article"), "lines", ["article"], unique=False)
    op.create_index(op.f("ix_lines_id"), "lines", ["id"], unique=False)
    op.create_table(
        "origins",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_origins_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_origins")),
    )
    op.create_table(
        "parts",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("article", sa.Text()),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("party", sa.Text()),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_parts_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_parts")),
    )
    op.create_index(op.f("ix_parts_article"), "parts", ["article"], unique=False)
    op.create_index(op.f("ix_parts_line"), "parts", ["line"], unique=False)
    op.create_index(op.f("ix_parts_name"), "parts", ["name"], unique=False)
    op.create_table(
        "statements",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("force", sa.Text(), nullable=False),
        sa.Column("said_from", sa.Date()),
        sa.Column("said_to", sa.Date()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("judged", sa.Text()),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_statements_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_article"), "statements", ["article"], unique=False)
    op.create_index(op.f("ix_statements_force"), "statements", ["force"], unique=False)
    op.create_index(op.f("ix_statements_id"), "statements", ["id"], unique=False)
    fulltext.create(op.get_bind())
