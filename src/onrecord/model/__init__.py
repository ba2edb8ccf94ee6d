"""The nouns of the record, as frozen dataclasses. Nothing here knows how they are found or stored.

All spans are half open, `[start, end)`, in characters. Spans of annotations are offsets of an article's
`full_text`; spans named `raw` are offsets of the decoded document that the article was read from.
Dates are always intervals, both ends inclusive.
"""

from onrecord.model.annotation import Annotations
from onrecord.model.article import Article, Block, Dateline, Removed, Segment, Turn
from onrecord.model.claim import Claim, Copy, Position
from onrecord.model.designator import Designator
from onrecord.model.document import Document, Failure, Held
from onrecord.model.entity import Entity, Mention, Office, Referent
from onrecord.model.event import Event, Quantity, Role
from onrecord.model.ids import make_id, make_slug
from onrecord.model.judgement import Judgement
from onrecord.model.links import Checked, Links, Origin, Printing, PublicationDate, Quote
from onrecord.model.span import Span
from onrecord.model.statement import Difference, RecordCheck, Statement
from onrecord.model.story import Stories, Story
from onrecord.model.time import Interval, Time

__all__ = [
    "Annotations",
    "Article",
    "Block",
    "Checked",
    "Claim",
    "Copy",
    "Dateline",
    "Designator",
    "Difference",
    "Document",
    "Entity",
    "Event",
    "Failure",
    "Held",
    "Interval",
    "Judgement",
    "Links",
    "Mention",
    "Office",
    "Origin",
    "Position",
    "Printing",
    "PublicationDate",
    "Quantity",
    "Quote",
    "RecordCheck",
    "Referent",
    "Removed",
    "Role",
    "Segment",
    "Span",
    "Statement",
    "Stories",
    "Story",
    "Time",
    "Turn",
    "make_id",
    "make_slug",
]
