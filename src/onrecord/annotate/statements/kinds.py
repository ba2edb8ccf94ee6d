"""Direct, indirect or mixed: by the share of a content that stands in quotation marks."""

from collections.abc import Sequence

from onrecord.annotate.statements.attribution import Attribution, Reading
from onrecord.model import Span
from onrecord.model.statement import StatementKind

DIRECT_SHARE = 0.9  # of the letters of a direct content stand in quotation marks


def kind_of(one: Attribution, reading: Reading) -> StatementKind:
    """By the share of the content that stands in marks; marks around the cue too are somebody else's."""
    around = Span(min(span.start for span in (*one.content, *one.cue)), one.end)
    marks = [mark.span for mark in reading.quotations if not (one.cue and mark.span.contains(around))]
    share = quoted_share(one.content, marks, reading)
    if not share:
        return "indirect"
    return "direct" if one.is_quotation and share >= DIRECT_SHARE else "mixed"


def is_quoted(content: tuple[Span, ...], reading: Reading) -> bool:
    """Whether a content as a whole stands in quotation marks."""
    return quoted_share(content, [mark.span for mark in reading.quotations], reading) >= DIRECT_SHARE


def quoted_share(content: tuple[Span, ...], marks: Sequence[Span], reading: Reading) -> float:
    """Of the letters of a content, the share that stands in quotation marks."""
    marks = [mark for mark in marks if any(mark.overlaps(span) for span in content)]
    if not marks:
        return 0.0
    letters = [
        place for span in content for place in range(span.start, span.end) if reading.text[place].isalnum()
    ]
    quoted = sum(1 for place in letters if any(mark.start <= place < mark.end for mark in marks))
    return quoted / len(letters) if letters else 0.0
