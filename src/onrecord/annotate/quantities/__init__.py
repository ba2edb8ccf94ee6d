"""Quantities: how many of what, with bounds."""

from onrecord.annotate.quantities.find import find_quantities

__all__ = ["find_quantities"]
