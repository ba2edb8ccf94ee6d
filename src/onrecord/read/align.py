"""Finds words of one text in another that may differ in white space."""

import bisect
import re

from onrecord.read.traced import Traced, join

ENDS = 30  # characters at either end by which a changed text is found


class Finder:
    """Looks up texts in a sequence of traced blocks, by their characters other than white space."""

    def __init__(self, blocks: list[Traced]) -> None:
        self._blocks = blocks
        packed = [re.sub(r"\s+", "", block.text) for block in blocks]
        self._starts: list[int] = []
        at = 0
        for text in packed:
            self._starts.append(at)
            at += len(text)
        self._text = "".join(packed)

    def find(self, text: str, after: int = 0) -> tuple[int, int] | None:
        """Where `text` stands, in packed offsets: from `after` on, else anywhere; None where it does not."""
        wanted = re.sub(r"\s+", "", text)
        if not wanted:
            return None
        at = self._text.find(wanted, after)
        if at < 0:
            at = self._text.find(wanted)
        return (at, at + len(wanted)) if at >= 0 else self._loosely(wanted, after)

    def _loosely(self, wanted: str, after: int) -> tuple[int, int] | None:
        """By its first and last characters, where something in between was left out or changed."""
        if len(wanted) < 3 * ENDS:
            return None
        start = self._text.find(wanted[:ENDS], after)
        end = self._text.find(wanted[-ENDS:], start + ENDS) + ENDS
        if start < 0 or end < start or not 0.5 < (end - start) / len(wanted) < 2:
            return None
        return start, end

    def blocks(self, start: int, end: int) -> range:
        """Which blocks the packed offsets `start` to `end` touch."""
        first = bisect.bisect_right(self._starts, start) - 1
        last = bisect.bisect_left(self._starts, end)
        return range(max(first, 0), last)

    def size(self, block: int) -> int:
        """How many characters other than white space a block has."""
        end = self._starts[block + 1] if block + 1 < len(self._starts) else len(self._text)
        return end - self._starts[block]

    def shared(self, block: int, start: int, end: int) -> int:
        """How many characters of a block lie between two packed offsets."""
        low = self._starts[block]
        return max(0, min(end, low + self.size(block)) - max(start, low))

    def cut(self, start: int, end: int) -> Traced:
        """The text between two packed offsets, with its place; blocks are joined by a space."""
        parts = []
        for i in self.blocks(start, end):
            block = self._blocks[i]
            solid = [at for at, char in enumerate(block.text) if not char.isspace()]
            low, high = max(start - self._starts[i], 0), min(end - self._starts[i], len(solid))
            if low < high:
                parts.append(block.part(solid[low], solid[high - 1] + 1))
        return join(parts, " ")


def place(text: str, blocks: list[Traced]) -> Traced:
    """`text` as it stands in one of `blocks`, with its place; without a place where it stands in none."""
    finder = Finder(blocks)
    found = finder.find(text)
    if found is None:
        return Traced(text, ())
    cut = finder.cut(*found)
    return cut if cut.text.split() == text.split() else Traced(text, ())
