"""All that is found in one article."""

from dataclasses import dataclass

from onrecord.model.designator import Designator
from onrecord.model.entity import Mention
from onrecord.model.event import Event, Quantity
from onrecord.model.statement import Statement
from onrecord.model.time import Time


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the annotators found in one article, each kind in the order of the text."""

    article: str
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    designators: tuple[Designator, ...] = ()
