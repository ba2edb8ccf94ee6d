"""Questions put in a transcript: they assert nothing, and what they put into anybody's mouth is theirs."""

from dataclasses import replace

from onrecord.link.ports import Annotated
from onrecord.model import Span, Turn

QUESTIONERS = frozenset({"q", "question", "questions", "reporter", "reporters", "questioner"})


def asks(turn: Turn) -> bool:
    """Whether a turn is that of somebody who is there to ask, and has no name."""
    return turn.speaker is None and turn.label.strip("[]:. ").casefold() in QUESTIONERS


def without_questions(annotated: Annotated) -> Annotated:
    """The article with the statements and events of its answers alone."""
    article, annotations = annotated
    asked = [turn.span for turn in article.turns if asks(turn)]
    if not asked:
        return annotated
    return article, replace(
        annotations,
        statements=tuple(one for one in annotations.statements if not _inside(one.extent, asked)),
        events=tuple(one for one in annotations.events if not _inside(one.trigger, asked)),
    )


def _inside(span: Span, turns: list[Span]) -> bool:
    return any(turn.overlaps(span) for turn in turns)
