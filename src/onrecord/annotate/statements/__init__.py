"""Statements: who said what."""

from onrecord.annotate.statements.find import find_statements

__all__ = ["find_statements"]
