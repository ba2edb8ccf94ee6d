"""The record on disk: one SQLite file, or PostgreSQL by URL. Knows nothing of looks.

`ledger` is the way in, `filters` says what can be asked, `rows` what comes back. Behind them:

- the tables: `schema`, `migrations`, `engine` (connections, revisions), `kinds` and `codec` (model objects to
  rows and back);
- what goes in: `writing` (one document), `linking` and `stories` (what shows across them), `judging` (what
  people say);
- what comes out: `queries` with `conditions` and `headings`, `lookup` (by id, by words, how many),
  `fulltext` (search, the one place where dialects differ), `snippets`;
- `judgements`: what judgements make of a line, as pure functions.
"""

from onrecord.ledger.errors import AmbiguousId, LedgerError, UnknownId
from onrecord.ledger.filters import (
    ArticleFilter,
    ClaimFilter,
    EntityFilter,
    EventFilter,
    RegisterFilter,
    StatementFilter,
    StoryFilter,
)
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.rows import (
    ArticleRow,
    ClaimRow,
    Counts,
    DesignatorRow,
    EntityRow,
    EventRow,
    Heading,
    Hit,
    LeftOut,
    Line,
    State,
    StatementRow,
    StoryRow,
)

__all__ = [
    "AmbiguousId",
    "ArticleFilter",
    "ArticleRow",
    "ClaimFilter",
    "ClaimRow",
    "Counts",
    "DesignatorRow",
    "EntityFilter",
    "EntityRow",
    "EventFilter",
    "EventRow",
    "Heading",
    "Hit",
    "Ledger",
    "LedgerError",
    "LeftOut",
    "Line",
    "RegisterFilter",
    "State",
    "StatementFilter",
    "StatementRow",
    "StoryFilter",
    "StoryRow",
    "UnknownId",
]
