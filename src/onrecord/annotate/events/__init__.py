"""Events: who did what to whom, when and where, how certain, on whose word."""

from onrecord.annotate.events.find import find_events

__all__ = ["find_events"]
