"""Time expressions: found, normalised to TIMEX3, anchored to the day of publication."""

from onrecord.annotate.times.article import anchor_times, find_times

__all__ = ["anchor_times", "find_times"]
