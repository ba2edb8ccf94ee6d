"""What a reading of a time expression may look at: the anchor, the tense about it, the times before it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.annotate.times.calendar import Period, period_of
from onrecord.annotate.times.grammar import Grammar, Rule
from onrecord.annotate.times.lexer import Token, Tokens
from onrecord.model.time import TimeType


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: tokens `first` up to, not including, `last`."""

    rule: Rule
    match: re.Match[str]
    tokens: Tokens
    grammar: Grammar
    direction: int = 0
    borrowed: int | None = None  # the year that the next date in a range or list spells out

    @property
    def first(self) -> int:
        return self.match.start()

    @property
    def last(self) -> int:
        return self.match.end()

    @property
    def start(self) -> int:
        """The first character."""
        return self.tokens.tokens[self.first].start

    @property
    def end(self) -> int:
        """The character after the last one."""
        return self.tokens.tokens[self.last - 1].end

    def kept(self, name: str) -> tuple[Token, ...]:
        """The tokens that the pattern keeps under `name`; none where that part did not match."""
        groups = self.rule.pattern.groupindex
        number = 1
        key = name
        while key in groups:
            start, end = self.match.span(key)
            if start >= 0:
                return self.tokens.tokens[start:end]
            number += 1
            key = f"{name}__{number}"
        return ()

    def kept_at(self, name: str) -> int:
        """The number of the first token kept under `name`, -1 where there is none."""
        return self.match.start(name) if name in self.rule.pattern.groupindex else -1

    def has(self, name: str) -> bool:
        return bool(self.kept(name))

    def words(self, name: str) -> str:
        """The words kept under `name`, in small letters."""
        return " ".join(token.word for token in self.kept(name))

    def number(self, name: str) -> float | None:
        """The number kept under `name`."""
        kept = self.kept(name)
        return kept[0].number if kept else None

    def value(self, name: str, kind: str) -> Any:
        """The value that class `kind` gives the word kept under `name`."""
        kept = self.kept(name)
        return self.grammar.values[kind].get(kept[0].word) if kept else None

    def value_before(self, kind: str) -> Any:
        """The value that class `kind` gives the nearest word of it before the match, five tokens back."""
        for token in reversed(self.tokens.tokens[max(0, self.first - 5) : self.first]):
            if token.word in self.grammar.values[kind]:
                return self.grammar.values[kind][token.word]
        return None

    def said(self) -> list[str]:
        """All words of the match, in small letters."""
        return [token.word for token in self.tokens.tokens[self.first : self.last]]


GLANCE = 20  # years


@dataclass(slots=True)
class Context:
    """The day of publication where it is known, and what the text has spoken of so far."""

    anchor: date | None
    narrative: bool = False
    last: Period | None = None
    quarter: Period | None = None

    def note(self, period: Period | None) -> None:
        """Remember a time that the text has named."""
        if period is None or (self.narrative and self._strays(period)):
            return
        self.last = period
        if period.unit == "quarter" and not self._compares(period):
            self.quarter = period

    def _strays(self, period: Period) -> bool:
        """Whether a history only glances at a year far from its own ("as in 1812")."""
        if self.last is None or period.unit not in ("year", "decade", "century"):
            return False
        return abs(period.start.year - self.last.start.year) > GLANCE

    def _compares(self, period: Period) -> bool:
        """Whether a quarter is named beside the same one a year on ("up from the 1988 quarter")."""
        return self.quarter is not None and period.shifted(4) == self.quarter

    @property
    def quarter_meant(self) -> Period | None:
        """The quarter last spoken of, else the one that ended last."""
        if self.quarter or self.anchor is None:
            return self.quarter
        return period_of("quarter", self.anchor).shifted(-1)

    @property
    def now(self) -> date | None:
        """The day that bare dates are read against: publication, or in a history the last day named."""
        if self.narrative and self.last:
            return self.last.start
        return self.anchor


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression stands for; `period` is None for durations, sets and what is not known."""

    type: TimeType
    value: str
    period: Period | None = None


Reader = Callable[[Hit, Context], Reading | None]
Readers = Mapping[str, Reader]
