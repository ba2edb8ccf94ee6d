"""Quotations: whose they are by typography, paragraphs and the layout of the page."""
