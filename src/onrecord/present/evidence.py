"""The words that a line of the record was read from, in their context."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from onrecord.model import Article, Event, Span, Statement

Part = Literal["source", "cue", "content", "evidence", "trigger"]
AROUND = 140  # characters of context on either side; about two lines of a page
LINE_ID = re.compile(r"\b[se]-[0-9a-f]{12}\b")
STYLES: dict[Part, str] = {
    "source": "bold cyan",
    "cue": "italic",
    "content": "bold",
    "evidence": "bold",
    "trigger": "bold underline",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text; `part` says what it is evidence of, None for context and elisions."""

    text: str
    part: Part | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence in its context, white space made single. `span` is what the evidence covers in `full_text`."""

    pieces: tuple[Piece, ...]
    span: Span

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def words(self) -> str:
        """The evidence alone, its parts joined by an ellipsis where context parts them."""
        joined = ""
        for piece in self.pieces:
            if piece.part:
                joined += piece.text
            elif joined and not joined.endswith(" … "):
                joined += " … " if piece.text.strip() else " "
        return joined.removesuffix(" … ").strip()


def line_ids(text: str) -> tuple[str, ...]:
    """The ids of statements and events that a sentence names, in order."""
    return tuple(LINE_ID.findall(text))


def statement_passage(article: Article, statement: Statement, around: int = AROUND) -> Passage:
    """The passage of a statement with its source, cue and content marked."""
    marks: list[tuple[Span, Part]] = [(span, "source") for span in statement.source]
    marks += [(span, "cue") for span in statement.cue]
    marks += [(span, "content") for span in statement.content]
    return passage(article, marks, around)


def event_passage(article: Article, event: Event, around: int = AROUND) -> Passage:
    """The passage of an event with its clause and the key word in it marked."""
    return passage(article, [(event.trigger, "trigger"), (event.evidence, "evidence")], around)


def passage(article: Article, marks: Iterable[tuple[Span, Part]], around: int = AROUND) -> Passage:
    """The marked words of an article with up to `around` characters of context at each end.

    Where two marks share characters, the one given first has them. Gaps between marks that are longer than
    twice `around` are elided. Marks outside the text are cut to it. Raises ValueError without any mark.
    """
    text = article.full_text
    cut = [(Span(min(span.start, len(text)), min(span.end, len(text))), part) for span, part in marks]
    if not cut:
        raise ValueError("a passage needs at least one mark")
    runs = _without_overlap(cut)
    extent = Span(min(span.start for span, _ in cut), max(span.end for span, _ in cut))
    start, end = _left(text, extent.start, around), _right(text, extent.end, around)
    pieces = [Piece("… ", None)] if start > _line_start(text, extent.start) else []
    at = start
    for span, part in runs:
        pieces += _gap(text[at : span.start], around)
        pieces.append(Piece(_single(span.of(text)), part))
        at = span.end
    pieces.append(Piece(_single(text[at:end]).rstrip(), None))
    if end < _line_end(text, extent.end):
        pieces.append(Piece(" …", None))
    return Passage(tuple(piece for piece in pieces if piece.text), extent)


def styled(found: Passage) -> Text:
    """The passage for a terminal: evidence stands out, context is dim."""
    text = Text()
    for piece in found.pieces:
        text.append(piece.text, STYLES[piece.part] if piece.part else "dim")
    return text


def _without_overlap(marks: Sequence[tuple[Span, Part]]) -> list[tuple[Span, Part]]:
    """The marks in the order of the text, each without the characters that an earlier one has."""
    taken: list[tuple[Span, Part]] = []
    for span, part in marks:
        free = [span]
        for other, _ in taken:
            free = [rest for one in free for rest in _minus(one, other)]
        taken += [(one, part) for one in free if len(one)]
    return sorted(taken, key=lambda mark: mark[0])


def _minus(span: Span, other: Span) -> list[Span]:
    if not span.overlaps(other):
        return [span]
    rest = []
    if span.start < other.start:
        rest.append(Span(span.start, other.start))
    if other.end < span.end:
        rest.append(Span(other.end, span.end))
    return rest


def _gap(between: str, around: int) -> list[Piece]:
    if len(between) <= 2 * around:
        return [Piece(_single(between), None)] if between else []
    head, tail = between[: _right(between, 0, around)], between[_left(between, len(between), around) :]
    return [Piece(f"{_single(head).rstrip()} … {_single(tail).lstrip()}", None)]


def _single(text: str) -> str:
    """White space made single, kept at the ends."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _left(text: str, at: int, around: int) -> int:
    """Where the context to the left of `at` starts: in the same line, at a word."""
    start = max(_line_start(text, at), at - around)
    if start == 0 or text[start - 1].isspace():
        return start
    space = text.find(" ", start, at)
    return space + 1 if space >= 0 else start


def _right(text: str, at: int, around: int) -> int:
    """Where the context to the right of `at` ends: in the same line, at a word."""
    end = min(_line_end(text, at), at + around)
    if end == len(text) or text[end].isspace():
        return end
    space = text.rfind(" ", at, end)
    return space if space >= 0 else end
