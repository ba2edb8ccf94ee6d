"""Designators: ships, aircraft, companies, weapons and resolutions by the names and numbers of the trade."""

from onrecord.annotate.designators.find import find_designators

__all__ = ["find_designators"]
