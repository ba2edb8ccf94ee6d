"""Statements: who said what."""

from onrecord.annotate.statements.find import find_attributions, find_statements

__all__ = ["find_attributions", "find_statements"]
