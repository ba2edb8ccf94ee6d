"""Asks the ledger for what a dossier shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.ledger import (
    ArticleFilter,
    ArticleRow,
    ClaimFilter,
    ClaimRow,
    EventFilter,
    EventRow,
    Ledger,
    LedgerError,
    StatementFilter,
    StatementRow,
)
from onrecord.present.console import UserError

CLAIMS = 40  # claims on a page, at most; a reader's patience, not a limit of the format
STATEMENTS = 250
CLAIM_ID = "c-"


@dataclass(frozen=True, slots=True)
class Found:
    """What the ledger has on a query. `claims_found` and `statements_found` count before the cut."""

    claims: tuple[ClaimRow, ...]
    claims_found: int
    statements: tuple[StatementRow, ...]
    statements_found: int
    evidence: tuple[StatementRow, ...]
    events: tuple[EventRow, ...]
    articles: tuple[ArticleRow, ...]


def find(ledger: Ledger, query: str, limit: int = CLAIMS) -> Found:
    """Claims that fit `query` (words, or the id of a claim) with all their evidence, and matching statements.

    Statements match by their words or by the name of their speaker.

    Raises UserError when nothing on record fits.
    """
    claims = _claims(ledger, query)
    said = _said(ledger, query)
    if not claims:
        claims = _claims_of(ledger, _said(ledger, query, likely=False))
    shown = _with_parents_first(claims)[:limit]
    if not shown and not said:
        raise UserError(f"nothing on record fits {query!r}; `onrecord claims` lists what there is")
    lines = {line for row in shown for line in (*row.claim.statements, *row.claim.events)}
    lines |= {
        line for row in shown for one in row.claim.positions for line in (one.statement, one.event) if line
    }
    evidence = ledger.statements(StatementFilter(ids=_ids(lines, "s-"), include_rejected=True))
    events = ledger.events(EventFilter(ids=_ids(lines, "e-"), include_rejected=True))
    statements = _merged(evidence, said)
    kept = statements[:STATEMENTS]
    article_ids = {row.article.id for row in (*kept, *evidence)} | {row.article.id for row in events}
    article_ids |= {article for row in shown for article in row.claim.articles}
    articles = ledger.articles(ArticleFilter(ids=tuple(sorted(article_ids))))
    return Found(shown, len(claims), kept, len(statements), evidence, events, articles)


def _claims(ledger: Ledger, query: str) -> tuple[ClaimRow, ...]:
    if not query.startswith(CLAIM_ID):
        return ledger.claims(ClaimFilter(text=query))
    try:
        line = ledger.find(query)
    except LedgerError as error:
        raise UserError(str(error)) from error
    if not isinstance(line, ClaimRow):
        raise UserError(f"{query} is not a claim; `onrecord claims` lists their ids")
    children = (row for row in ledger.claims() if row.claim.parent == line.claim.id)
    return (line, *children)


def _said(ledger: Ledger, query: str, likely: bool = True) -> tuple[StatementRow, ...]:
    """Statements with the words of the query in them, and those by somebody of that name."""
    if query.startswith(CLAIM_ID):
        return ()
    words = ledger.statements(StatementFilter(text=query, likely=likely))
    return _merged(words, ledger.statements(StatementFilter(speaker=query, likely=likely)))


def _claims_of(ledger: Ledger, said: Sequence[StatementRow]) -> tuple[ClaimRow, ...]:
    """The claims that rest on one of the statements."""
    wanted = {row.statement.id for row in said}
    return tuple(row for row in ledger.claims() if wanted & set(row.claim.statements))


def _with_parents_first(claims: Sequence[ClaimRow]) -> tuple[ClaimRow, ...]:
    """Each claim right after its parent where that is there too, else in the order of the ledger."""
    here = {row.claim.id for row in claims}
    by_parent: dict[str | None, list[ClaimRow]] = {}
    for row in claims:
        parent = row.claim.parent if row.claim.parent in here else None
        by_parent.setdefault(parent, []).append(row)
    ordered: list[ClaimRow] = []
    waiting = list(reversed(by_parent.get(None, [])))
    while waiting:
        row = waiting.pop()
        ordered.append(row)
        waiting += reversed(by_parent.pop(row.claim.id, []))
    return tuple(ordered)


def _ids(lines: Iterable[str], prefix: str) -> tuple[str, ...]:
    return tuple(sorted(line for line in lines if line.startswith(prefix)))


def _merged(evidence: Sequence[StatementRow], said: Sequence[StatementRow]) -> tuple[StatementRow, ...]:
    """The statements behind the claims first, then what the news reports, then what transcripts hold, each
    once; rejected ones left out.
    """
    reported = [row for row in said if row.statement.turn is None]
    spoken = [row for row in said if row.statement.turn is not None]
    rows = {row.statement.id: row for row in (*evidence, *reported, *spoken) if row.state != "rejected"}
    return tuple(rows.values())
