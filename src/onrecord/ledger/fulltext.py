"""Full-text search: the one place where SQLite and PostgreSQL differ.

SQLite has FTS5 tables beside `articles` and `lines` that triggers keep in step, PostgreSQL has generated
columns. Both find the forms of an English word by its stem. Scores are BM25 (SQLite) and ts_rank_cd.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.model import Span

START, END = "\ufdd0<", ">\ufdd1"  # noncharacters, which no text should hold
INDEXED = {"articles": ("text", "captions"), "lines": ("words",)}
_TERM = re.compile(r"""(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: words in a row, the last perhaps only begun; `wanted` False to exclude it."""

    words: tuple[str, ...]
    begun: bool
    wanted: bool


def terms(query: str) -> tuple[Term, ...]:
    """What a query asks for. Any text is a query; one without a letter or digit asks for nothing."""
    return tuple(_terms(query.translate(_QUOTES)))


_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\0": " "})


def _terms(query: str) -> Iterator[Term]:
    for match in _TERM.finditer(query):
        said = match["word"] if match["phrase"] is None else match["phrase"]
        words = tuple(word for word in _words(said) if word)
        if words:
            # Korean, Chinese and Japanese put particles, or the next word, straight behind a word.
            begun = match["phrase"] is None and (said.endswith("*") or not words[-1][-1].isascii())
            yield Term(words, begun, match["minus"] is None)


def _words(text: str) -> list[str]:
    """Runs of letters, digits and their marks, as the tokenizer of FTS5 cuts them."""
    return "".join(c if unicodedata.category(c)[0] in "LNM" or _private(c) else " " for c in text).split()


def _private(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def create(connection: sa.Connection) -> None:
    """Make the indexes; the tables must be there."""
    for table, columns in INDEXED.items():
        for statement in _DDL[connection.dialect.name](table, columns):
            connection.execute(sa.text(statement))


def _sqlite(table: str, columns: tuple[str, ...]) -> list[str]:
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    index = f"{table}_fts"
    drop = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.row, {old});"
    add = f"INSERT INTO {index} (rowid, {names}) VALUES (new.row, {new});"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='row', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_gone AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END",
    ]


def _postgresql(table: str, columns: tuple[str, ...]) -> list[str]:
    words = " || ' ' || ".join(columns)
    return [
        f"ALTER TABLE {table} ADD COLUMN fts tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('english', {words})) STORED",
        f"CREATE INDEX ix_{table}_fts ON {table} USING gin (fts)",
    ]


_DDL = {"sqlite": _sqlite, "postgresql": _postgresql}


def matching(connection: sa.Connection, table: sa.Table, query: str) -> sa.ColumnElement[bool]:
    """The condition that a row of `articles` or `lines` holds what the query asks for."""
    asked = terms(query)
    if not any(term.wanted for term in asked):
        return sa.false()
    sqlite = connection.dialect.name == "sqlite"
    return _found(connection, table, _fts5(asked) if sqlite else _tsquery(asked))


def holding(
    connection: sa.Connection, table: sa.Table, groups: Sequence[Sequence[str]]
) -> sa.ColumnElement[bool]:
    """The condition that a row holds a phrase of every group; false where a group has none with a letter."""
    phrases = [[row for phrase in group if (row := tuple(_words(phrase)))] for group in groups]
    if not phrases or not all(phrases):
        return sa.false()
    if connection.dialect.name == "sqlite":
        each = (" OR ".join(f'"{" ".join(row)}"' for row in rows) for rows in phrases)
        return _found(connection, table, " AND ".join(f"({any_of})" for any_of in each))
    each = (" | ".join(_in_a_row(row) for row in rows) for rows in phrases)
    return _found(connection, table, " & ".join(f"({any_of})" for any_of in each))


def _found(connection: sa.Connection, table: sa.Table, sought: str) -> sa.ColumnElement[bool]:
    """The condition that a row is found by a query in the language of the database."""
    if connection.dialect.name == "sqlite":
        index = f"{table.name}_fts"
        found = sa.text(f"SELECT rowid FROM {index} WHERE {index} MATCH :sought")
        return table.c.row.in_(found.bindparams(sought=sought).columns(sa.column("rowid", sa.Integer)))
    query = sa.func.to_tsquery("english", sought)
    return sa.literal_column(f"{table.name}.fts").op("@@")(query)


def ranked(connection: sa.Connection, query: str, limit: int) -> list[tuple[str, float, str]]:
    """(article id, score, full text with its hits between START and END), best first, then by id.

    Scores are rounded to six places before they are compared.
    """
    asked = terms(query)
    if not any(term.wanted for term in asked):
        return []
    rank = _RANK[connection.dialect.name]
    sought = _fts5(asked) if connection.dialect.name == "sqlite" else _tsquery(asked)
    given: dict[str, object] = {"sought": sought, "start": START, "end": END, "limit": limit}
    if connection.dialect.name == "postgresql":
        given["options"] = f"StartSel={START}, StopSel={END}, HighlightAll=true"
    return [(row[0], row[1], row[2]) for row in connection.execute(sa.text(rank), given)]


_RANK = {
    "sqlite": "SELECT a.id, round(-bm25(articles_fts), 6) AS score, "
    "highlight(articles_fts, 0, :start, :end) || highlight(articles_fts, 1, :start, :end) "
    "FROM articles_fts JOIN articles a ON a.row = articles_fts.rowid WHERE articles_fts MATCH :sought "
    "ORDER BY score DESC, a.id LIMIT :limit",
    "postgresql": "SELECT a.id, round(ts_rank_cd(a.fts, q)::numeric, 6)::float AS score, "
    "ts_headline('english', a.text || a.captions, q, :options) "
    "FROM articles a, to_tsquery('english', :sought) q WHERE a.fts @@ q "
    "ORDER BY score DESC, a.id LIMIT :limit",
}


def _fts5(asked: tuple[Term, ...]) -> str:
    """The query in FTS5's language, every word quoted, so that no word is an operator."""

    def one(term: Term) -> str:
        return f'"{" ".join(term.words)}"{"*" if term.begun else ""}'

    wanted = " AND ".join(one(term) for term in asked if term.wanted)
    return f"({wanted})" + "".join(f" NOT {one(term)}" for term in asked if not term.wanted)


def _tsquery(asked: tuple[Term, ...]) -> str:
    """The query in PostgreSQL's language; words hold letters and digits alone, so none is an operator."""

    def one(term: Term) -> str:
        row = _in_a_row(term.words) + (":*" if term.begun else "")
        return f"({row})" if term.wanted else f"!({row})"

    return " & ".join(one(term) for term in asked)


def _in_a_row(words: Sequence[str]) -> str:
    """Words that follow one another, in PostgreSQL's language."""
    return " <-> ".join(f"'{word}'" for word in words)


def hits(marked: str, text: str) -> tuple[Span, ...]:
    """Where the hits of a marked text stand in the text itself; none if the two do not agree."""
    spans, bare, at = [], [], 0
    for piece in re.split(f"({re.escape(START)}.*?{re.escape(END)})", marked, flags=re.DOTALL):
        hit = piece.startswith(START) and piece.endswith(END)
        words = piece[len(START) : -len(END)] if hit else piece
        if hit and words:
            spans.append(Span(at, at + len(words)))
        bare.append(words)
        at += len(words)
    return tuple(spans) if "".join(bare) == text else ()
