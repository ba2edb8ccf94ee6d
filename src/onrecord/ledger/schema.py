"""The tables of a ledger. What is filtered is a column, what is only carried is JSON in `value`.

`value` is what the machine found and is never edited; `judged` is the same line with people's corrections,
null without any. The other columns follow from `judged` where there is one. Names to be matched are kept
folded (`codec.fold`). Every line of the record with an id of its own is in `lines`, with the words it can be
searched by. A change here needs a migration; a test holds the two together.
"""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _article() -> sa.Column[str]:
    return sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


documents = sa.Table(
    "documents",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("fetched", sa.Text),  # ISO, UTC
    sa.Column("raw", sa.LargeBinary, nullable=False),  # zlib
)

# How a host marked the page that was last got from an address, so that it can be asked whether it changed.
fetches = sa.Table(
    "fetches",
    metadata,
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),  # as the host wrote it
    sa.Column("sha256", sa.Text, nullable=False),  # of the document, which may not have got in
    sa.Column("media_type", sa.Text),  # the next three: of a container, which is no document of its own
    sa.Column("raw", sa.LargeBinary),  # zlib
    sa.Column("fetched", sa.Text),  # ISO, UTC
)

failures = sa.Table(
    "failures",
    metadata,
    sa.Column("file", sa.Text, primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),  # what full-text indexes go by
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("sha256", sa.ForeignKey("documents.sha256"), nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("agency", sa.Text),
    sa.Column("published_from", sa.Date, index=True),  # as linking left it
    sa.Column("published_to", sa.Date),
    sa.Column("published_basis", sa.Text),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("annotated", sa.Boolean, nullable=False),
    sa.Column("linked", sa.Boolean, nullable=False),  # whether the links were drawn with it
    sa.Column("made_by", sa.Text, nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("captions", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),  # the article as read, without text and captions
    sa.Column("marks", sa.LargeBinary, nullable=False),  # times, mentions, quantities: JSON, zlib
)

lines = sa.Table(
    "lines",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), index=True),
    sa.Column("words", sa.Text, nullable=False),
)

statements = sa.Table(
    "statements",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    _article(),
    sa.Column("place", sa.Integer, nullable=False),  # order in the text
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("force", sa.Text, nullable=False, index=True),
    sa.Column("said_from", sa.Date),
    sa.Column("said_to", sa.Date),
    sa.Column("turn", sa.Integer),  # of the transcript whose own words it is
    sa.Column("doubtful", sa.Boolean),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("judged", sa.Text),
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    _article(),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("type", sa.Text, nullable=False, index=True),
    sa.Column("mode", sa.Text),
    sa.Column("factuality", sa.Text, nullable=False),
    sa.Column("statement", sa.Text),  # id of the one that carries it
    sa.Column("when_from", sa.Date),
    sa.Column("when_to", sa.Date),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("judged", sa.Text),
)

# Ships, aircraft, companies, weapons and resolutions by their names and numbers, where articles name them.
designators = sa.Table(
    "designators",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    _article(),
    sa.Column("place", sa.Integer, nullable=False),  # order in the text
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("ident", sa.Text, nullable=False, index=True),  # folded
    sa.Column("name", sa.Text, nullable=False),  # folded
    sa.Column("value", sa.Text, nullable=False),
)

# Who takes part in a line, by line id: speakers of statements, roles of events, names and parties of claims,
# names and aliases of entities, ids and names of designators. `part` is speaker, a role, asserts, denies,
# acknowledges, holds, name, designator.
parts = sa.Table(
    "parts",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("line", sa.Text, nullable=False, index=True),
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), index=True),
    sa.Column("part", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False, index=True),  # folded
    sa.Column("party", sa.Text),  # folded
)

claims = sa.Table(
    "claims",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("when_from", sa.Date),
    sa.Column("when_to", sa.Date),
    sa.Column("articles", sa.Integer, nullable=False),  # how many
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("judged", sa.Text),
)

claim_members = sa.Table(
    "claim_members",
    metadata,
    sa.Column("claim", sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("member", sa.Text, primary_key=True, index=True),  # id of an article, a statement or an event
)

entities = sa.Table(
    "entities",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("party", sa.Text),  # folded
    sa.Column("mentions", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("judged", sa.Text),
)

copies = sa.Table(
    "copies",
    metadata,
    sa.Column("original", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("copy", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
    sa.Column("relation", sa.Text, nullable=False),
    sa.Column("shared", sa.Float, nullable=False),
)

origins = sa.Table(
    "origins",
    metadata,
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("basis", sa.Text, nullable=False),
)

dates = sa.Table(
    "dates",
    metadata,
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

stories = sa.Table(
    "stories",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("days_from", sa.Date, nullable=False),
    sa.Column("days_to", sa.Date, nullable=False),
    sa.Column("articles", sa.Integer, nullable=False),  # how many, versions of one article once
    sa.Column("value", sa.Text, nullable=False),
)

story_members = sa.Table(
    "story_members",
    metadata,
    sa.Column("story", sa.ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
)

# What the stories of a day were found from, so that they are found again only where it changed.
story_days = sa.Table(
    "story_days",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("basis", sa.Text, nullable=False),
)

versions = sa.Table(
    "versions",
    metadata,
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("latest", sa.Text, nullable=False, index=True),  # the last version, in its own row, too
    sa.Column("place", sa.Integer, nullable=False),  # 0 is the oldest
)

# The turns of transcripts, and runs of three words in them as `link.checks.turns` hashes them. A shingle
# without its turn only costs time, so there is no foreign key, whose checking would.
turns = sa.Table(
    "turns",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)

shingles = sa.Table(
    "shingles",
    metadata,
    sa.Column("shingle", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("turn", sa.Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# The direct pieces of statements held against the transcripts, in the order of the text.
checks = sa.Table(
    "checks",
    metadata,
    sa.Column("statement", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("basis", sa.Text, nullable=False),
    sa.Column("check", sa.Text, nullable=False),
    sa.Column("weighty", sa.Boolean, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
)

quotes = sa.Table(
    "quotes",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("speaker", sa.Text, nullable=False),  # folded
    sa.Column("variants", sa.Integer, nullable=False),  # how many
    sa.Column("value", sa.Text, nullable=False),
)

# What linking finds articles by (`link.keys`): so that one article is linked with those it touches alone.
# The tables hold what the last linking went by, and nothing that cannot be found again from the articles.
blocks = sa.Table(
    "blocks",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Sentences by their bands (`link.copies.sentences`). A sentence that nobody has any more does no harm.
bands = sa.Table(
    "bands",
    metadata,
    sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("sentence", sa.BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# What an article has under a key: whom it names how often, what it tells of that may be denied.
excerpts = sa.Table(
    "excerpts",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("key", sa.BigInteger, nullable=False, index=True),
    _article(),
    sa.Column("value", sa.Text, nullable=False),
)

# Statements that deny an event told elsewhere, with the key of the event's family of propositions.
denials = sa.Table(
    "denials",
    metadata,
    sa.Column("statement", sa.Text, primary_key=True),
    _article(),
    sa.Column("event", sa.Text, nullable=False),
    sa.Column("family", sa.BigInteger, nullable=False, index=True),
)

# The keys of claims: of their family of propositions, and of their summary.
claim_keys = sa.Table(
    "claim_keys",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("claim", sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# The root of an article's copy family, itself where it has none.
roots = sa.Table(
    "roots",
    metadata,
    sa.Column("article", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("root", sa.Text, nullable=False),
)

# Which version and lexicon drew the links; no row where they are to be drawn anew.
linkings = sa.Table("linkings", metadata, sa.Column("made_by", sa.Text, primary_key=True))

redirects = sa.Table(
    "redirects",
    metadata,
    sa.Column("old", sa.Text, primary_key=True),
    sa.Column("new", sa.Text, nullable=False),
)

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),  # the order in which they were given
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("target", sa.Text, nullable=False, index=True),
    sa.Column("sha256", sa.Text, index=True),
    sa.Column("value", sa.Text, nullable=False),
)
