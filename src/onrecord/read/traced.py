"""Text that knows where in the document it stood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Segment, Span

WIDE = re.compile(r"\s{2,}|[^\S ]")


@dataclass(frozen=True, slots=True)
class Traced:
    """Some text and its segments, in order: `text` offsets are those of this text, `raw` of the document.

    Characters in no segment were supplied by the reader: the space where two lines were joined, a decoded
    entity.
    """

    text: str
    segments: tuple[Segment, ...]

    @classmethod
    def of(cls, raw: str, start: int, end: int) -> "Traced":
        """Characters `start` to `end` of the document, unchanged."""
        return cls(raw[start:end], (Segment(0, start, end - start),) if start < end else ())

    def part(self, start: int, end: int) -> "Traced":
        """Characters `start` to `end` of this text."""
        kept = []
        for segment in self.segments:
            low, high = max(start, segment.text), min(end, segment.text + segment.length)
            if low < high:
                kept.append(Segment(low - start, segment.raw + low - segment.text, high - low))
        return Traced(self.text[start:end], tuple(kept))

    def stripped(self) -> "Traced":
        """This text without the white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))

    def folded(self) -> "Traced":
        """This text with every run of white space a single space."""
        if not WIDE.search(self.text):
            return self
        parts = []
        at = 0
        for run in WIDE.finditer(self.text):
            parts.append(self.part(at, run.start()))
            space = run[0].find(" ")
            parts.append(
                Traced(" ", ()) if space < 0 else self.part(run.start() + space, run.start() + space + 1)
            )
            at = run.end()
        return join((*parts, self.part(at, len(self.text))), "")

    @property
    def raw(self) -> Span | None:
        """From the first to the last character of the document in it; None where it holds none."""
        if not self.segments:
            return None
        return Span(
            min(segment.raw for segment in self.segments),
            max(segment.raw + segment.length for segment in self.segments),
        )


def join(parts: Iterable[Traced], by: str) -> Traced:
    """The parts one after the other with `by` between them, which has no place in the document."""
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for part in parts:
        if texts:
            at += len(by)
        texts.append(part.text)
        for segment in part.segments:
            moved = Segment(at + segment.text, segment.raw, segment.length)
            if segments and _continues(segments[-1], moved):
                last = segments.pop()
                moved = Segment(last.text, last.raw, last.length + moved.length)
            segments.append(moved)
        at += len(part.text)
    return Traced(by.join(texts), tuple(segments))


def _continues(first: Segment, second: Segment) -> bool:
    return first.text + first.length == second.text and first.raw + first.length == second.raw
