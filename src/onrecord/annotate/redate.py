"""Annotations under a publication date that was found after they were made."""

from dataclasses import replace

from onrecord.annotate.times import anchor_times
from onrecord.model import Annotations, Article


def redate(article: Article, annotations: Annotations) -> Annotations:
    """The same annotations with their times anchored to a publication date that was found later."""
    times = anchor_times(annotations.times, article)
    when = {time.span: time.interval for time in times}
    events = tuple(
        replace(event, when=when.get(event.time, event.when)) if event.time else event
        for event in annotations.events
    )
    return replace(annotations, times=times, events=events)
