"""Annotations under a publication date that was found after they were made."""

from dataclasses import replace

from onrecord.annotate.times import anchor_times
from onrecord.model import Annotations, Article


def redate(article: Article, annotations: Annotations) -> Annotations:
    """The same annotations with their times anchored to a publication date that was found later."""
    times = anchor_times(annotations.times, article)
    when = {time.span: time.interval for time in times}
    statements = tuple(
        replace(one, said_on=when.get(one.time, one.said_on)) if one.time else one
        for one in annotations.statements
    )
    events = tuple(
        replace(one, when=when.get(one.time, one.when), when_basis=None) if one.time else one
        for one in annotations.events
    )
    return replace(annotations, times=times, statements=statements, events=events)
