"""Copies: which articles repeat one another, how, and what they only share."""
