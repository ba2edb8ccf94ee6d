"""Footnotes: every line of the record that the page speaks of, numbered as it comes up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.ledger import EventRow, StatementRow
from onrecord.model import Article
from onrecord.present.evidence import Passage, event_passage, statement_passage


@dataclass(frozen=True, slots=True)
class Footnote:
    """The evidence of one line: its words in context, and the article that they stand in."""

    number: int
    line: str
    article: str
    passage: Passage


class Footnotes:
    """Numbers lines in the order in which they are referred to, each once.

    Lines whose article is not at hand, or that no longer exist, have no footnote.
    """

    def __init__(
        self,
        statements: Mapping[str, StatementRow],
        events: Mapping[str, EventRow],
        articles: Mapping[str, Article],
    ) -> None:
        self._statements = statements
        self._events = events
        self._articles = articles
        self._notes: dict[str, Footnote] = {}

    def refer(self, line: str | None) -> int | None:
        """The number of the footnote of a statement or event, made at its first mention."""
        if line is None:
            return None
        if line not in self._notes:
            found = self._passage(line)
            if found is None:
                return None
            article, passage = found
            self._notes[line] = Footnote(len(self._notes) + 1, line, article, passage)
        return self._notes[line].number

    def refer_all(self, lines: Iterable[str | None]) -> tuple[int, ...]:
        """The numbers of several lines, each once, in order."""
        numbers = (self.refer(line) for line in lines)
        return tuple(sorted({number for number in numbers if number is not None}))

    def all(self) -> tuple[Footnote, ...]:
        """All footnotes by number."""
        return tuple(self._notes.values())

    def _passage(self, line: str) -> tuple[str, Passage] | None:
        row = self._statements.get(line) or self._events.get(line)
        article = self._articles.get(row.article.id) if row else None
        if row is None or article is None:
            return None
        if isinstance(row, StatementRow):
            return article.id, statement_passage(article, row.statement)
        return article.id, event_passage(article, row.event)
