"""Word alignment of a quotation with what was said.

Runs of words that both sides share are chained (as anchors of genome alignment are: the best colinear chain
of exact matches), and what is left between two anchors is aligned word by word with affine gaps (Gotoh,
1982). Disfluent words on record cost next to nothing to skip.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log2

from onrecord.link.checks.spoken import Word, same

Pair = tuple[int | None, int | None]

GAP_OPEN, PRINTED_GAP, RECORD_GAP = 0.6, 1.6, 0.3
OTHER_WORD, LIKE_WORD = 1.7, 1.0
SKIP = 0.01  # for a disfluent word or an aside
FAR = 15  # words on record between two anchors, beyond which both must be firm
FIRM = 4  # words of an anchor that stands far from the next
MARGIN = 8  # words on record looked at beyond what is printed, at both ends
LARGEST = 6000  # cells of a gap that is aligned word by word
HEAD, REACH = (
    4,
    45,
)  # words that open or end a quotation beside a gap, and words on record in which they may stand
MANY = 60  # places on record of one anchor; more are not told apart


@dataclass(frozen=True, slots=True)
class Anchor:
    """`length` words that are the same from `printed` and from `record` on (places among fluent words).

    `whole` says that they are a sentence on both sides.
    """

    printed: int
    record: int
    length: int
    whole: bool = False

    @property
    def firm(self) -> bool:
        """Whether it says something even where it stands far from the next."""
        return self.whole or self.length >= FIRM


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side, with those that may be skipped."""

    words: Sequence[Word]
    skipped: Sequence[bool]

    def fluent(self) -> list[int]:
        """The places of the words that may not be skipped."""
        return [place for place, skip in enumerate(self.skipped) if not skip]


def align(printed: Side, record: Side) -> list[Pair]:
    """Pairs of places of words, in order: both sides for the same or another word, one for a missing word.

    What stands on record before the first and after the last word that is found is left out. Empty where the
    two share nothing.
    """
    places = (printed.fluent(), record.fluent())
    own = [printed.words[place].norm for place in places[0]]
    said = [record.words[place].norm for place in places[1]]
    chain = _chain([_marked(anchor, places, printed, record) for anchor in _anchors(own, said)])
    if not chain:
        return []
    pairs = _head(printed, record, places[0][chain[0].printed], places[1][chain[0].record])
    at_printed, at_record = places[0][chain[0].printed], places[1][chain[0].record]
    for anchor in chain:
        start, end = places[0][anchor.printed], places[1][anchor.record]
        pairs.extend(_between(printed, record, (at_printed, start), (at_record, end)))
        pairs.extend(_inside(anchor, places, printed, record))
        at_printed = places[0][anchor.printed + anchor.length - 1] + 1
        at_record = places[1][anchor.record + anchor.length - 1] + 1
    pairs.extend(_tail(printed, record, at_printed, at_record))
    return pairs


def _head(printed: Side, record: Side, start: int, end: int) -> list[Pair]:
    """What is printed before the first anchor. A few words that open the sentence on record too are these
    words, however much was cut after them.
    """
    opening = [word.norm for word in printed.words[:start]]
    if 0 < start <= HEAD:
        for at in range(end - start, max(-1, end - REACH), -1):
            begins = at == 0 or record.words[at - 1].after in (".", "—", "…")
            if begins and [word.norm for word in record.words[at : at + start]] == opening:
                own = [(place, at + place) for place in range(start)]
                return [*own, *((None, place) for place in range(at + start, end))]
    floor = max(0, end - start - MARGIN)
    return _between(printed, record, (0, start), (floor, end), free="start")


def _tail(printed: Side, record: Side, start: int, at_record: int) -> list[Pair]:
    """What is printed from `start`, behind the last anchor, in the same way: a few words that end a clause on
    record are these words, however much was cut before them.
    """
    closing = [word.norm for word in printed.words[start:]]
    if 0 < len(closing) <= HEAD:
        for at in range(at_record, min(at_record + REACH, len(record.words) - len(closing) + 1)):
            ends = bool(record.words[at + len(closing) - 1].after)
            if ends and [word.norm for word in record.words[at : at + len(closing)]] == closing:
                gap: list[Pair] = [(None, place) for place in range(at_record, at)]
                return [*gap, *((start + place, at + place) for place in range(len(closing)))]
    ceiling = min(len(record.words), at_record + len(closing) + MARGIN)
    return _between(printed, record, (start, len(printed.words)), (at_record, ceiling), free="end")


def _inside(
    anchor: Anchor, places: tuple[list[int], list[int]], printed: Side, record: Side
) -> Iterator[Pair]:
    """The pairs of an anchor, with those of the words that may be skipped within it."""
    before: tuple[int, int] | None = None
    for step in range(anchor.length):
        own, said = places[0][anchor.printed + step], places[1][anchor.record + step]
        if before is not None:
            yield from _between(printed, record, (before[0] + 1, own), (before[1] + 1, said))
        yield own, said
        before = own, said


def _marked(anchor: Anchor, places: tuple[list[int], list[int]], printed: Side, record: Side) -> Anchor:
    """The anchor, with whether it is a whole sentence on both sides."""
    for side, of, start in ((printed, places[0], anchor.printed), (record, places[1], anchor.record)):
        first, last = of[start], of[start + anchor.length - 1]
        ends = side.words[last].after in (".", "…") or last + 1 == len(side.words)
        if not (side.words[first].opens and ends):
            return anchor
    return replace(anchor, whole=True)


def _anchors(own: Sequence[str], said: Sequence[str]) -> list[Anchor]:
    """Maximal runs of at least three words that both have; of fewer where the quotation is that short."""
    least = min(3, len(own))
    if not least:
        return []
    starts: dict[tuple[str, ...], list[int]] = {}
    wanted = {tuple(own[place : place + least]) for place in range(len(own) - least + 1)}
    for place in range(len(said) - least + 1):
        gram = tuple(said[place : place + least])
        if gram in wanted:
            starts.setdefault(gram, []).append(place)
    found: list[Anchor] = []
    for place in range(len(own) - least + 1):
        for at in starts.get(tuple(own[place : place + least]), [])[:MANY]:
            if place and at and own[place - 1] == said[at - 1]:
                continue  # part of a longer one
            length = least
            while (
                place + length < len(own)
                and at + length < len(said)
                and own[place + length] == said[at + length]
            ):
                length += 1
            found.append(Anchor(place, at, length))
    return found


def _chain(anchors: list[Anchor]) -> list[Anchor]:
    """The best colinear chain. Overlaps are cut from the later anchor; of equals the earliest on record."""
    ordered = sorted(anchors, key=lambda one: (one.printed, one.record))
    best: list[tuple[float, int | None, Anchor]] = []
    for anchor in ordered:
        score, link, kept = float(anchor.length), None, anchor
        for number, (before_score, _, before) in enumerate(best):
            after = _cut(anchor, before)
            if after is None or not _near(before, after):
                continue
            gained = before_score + after.length - _cost(before, after)
            if gained > score + 1e-9:
                score, link, kept = gained, number, after
        best.append((score, link, kept))
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda number: (best[number][0], -best[number][2].record))
    chain: list[Anchor] = []
    while at is not None:
        chain.append(best[at][2])
        at = best[at][1]
    return chain[::-1]


def _cut(anchor: Anchor, before: Anchor) -> Anchor | None:
    """`anchor` without the words it shares with the one before it; None where nothing is left of it."""
    by = max(
        before.printed + before.length - anchor.printed, before.record + before.length - anchor.record, 0
    )
    return Anchor(anchor.printed + by, anchor.record + by, anchor.length - by) if by < anchor.length else None


def _near(before: Anchor, after: Anchor) -> bool:
    gap = after.record - before.record - before.length
    return gap <= FAR or (before.firm and after.firm)


def _cost(before: Anchor, after: Anchor) -> float:
    own = after.printed - before.printed - before.length
    said = after.record - before.record - before.length
    return 0.3 * (own > 0 or said > 0) + 0.25 * log2(1 + abs(own - said)) + 0.1 * min(own, said)


def _between(
    printed: Side, record: Side, own: tuple[int, int], said: tuple[int, int], free: str = ""
) -> list[Pair]:
    """The best alignment of two stretches; at a `free` start or end, words on record cost nothing."""
    rows, columns = own[1] - own[0], said[1] - said[0]
    if not rows:
        return [] if free else [(None, place) for place in range(*said)]
    if rows * columns > LARGEST:
        return [
            *((place, None) for place in range(*own)),
            *(() if free else ((None, place) for place in range(*said))),
        ]
    return _Grid(printed, record, own, said, free).pairs()


class _Grid:
    """Gotoh's three tables over one gap: 0 a pair, 1 a printed word alone, 2 a word on record alone."""

    def __init__(
        self, printed: Side, record: Side, own: tuple[int, int], said: tuple[int, int], free: str
    ) -> None:
        self._printed, self._record, self._own, self._said, self._free = printed, record, own, said, free
        self._back: list[list[tuple[int, int, int]]] = []
        self._last = self._fill()

    def _fill(self) -> list[tuple[float, float, float]]:
        infinite = float("inf")
        columns = self._said[1] - self._said[0]
        before: list[tuple[float, float, float]] = []
        for row in range(self._own[1] - self._own[0] + 1):
            now: list[tuple[float, float, float]] = []
            back: list[tuple[int, int, int]] = []
            for column in range(columns + 1):
                pair = (infinite, 0)
                alone = (infinite, 0)
                missing = (infinite, 0)
                if row and column:
                    least = min(range(3), key=before[column - 1].__getitem__)
                    pair = before[column - 1][least] + self._pair(row - 1, column - 1), least
                elif not row and not column:
                    pair = (0.0, 0)
                if row:
                    alone = self._gap(before[column], 1, self._alone(row - 1))
                if column:
                    missing = self._gap(now[column - 1], 2, self._missing(row, column - 1))
                now.append((pair[0], alone[0], missing[0]))
                back.append((pair[1], alone[1], missing[1]))
            self._back.append(back)
            before = now
        return before

    @staticmethod
    def _gap(scores: tuple[float, float, float], own: int, cost: float) -> tuple[float, int]:
        opened = 0.0 if cost <= SKIP else GAP_OPEN
        costs = [score + (0.0 if place == own else opened) for place, score in enumerate(scores)]
        least = min(range(3), key=costs.__getitem__)
        return costs[least] + cost, least

    def _pair(self, row: int, column: int) -> float:
        own = self._printed.words[self._own[0] + row]
        said = self._record.words[self._said[0] + column]
        if same(own.norm, said.norm):
            return 0.0
        if own.aside or said.aside:
            return OTHER_WORD
        return LIKE_WORD if _alike(own.norm, said.norm) else OTHER_WORD

    def _alone(self, row: int) -> float:
        return SKIP if self._printed.words[self._own[0] + row].aside else PRINTED_GAP

    def _missing(self, row: int, column: int) -> float:
        outside = (self._free == "start" and row == 0) or (
            self._free == "end" and row == self._own[1] - self._own[0]
        )
        if outside:
            return 0.0
        return SKIP if self._record.skipped[self._said[0] + column] else RECORD_GAP

    def pairs(self) -> list[Pair]:
        """The way back through the tables."""
        row, column = self._own[1] - self._own[0], self._said[1] - self._said[0]
        state = min(range(3), key=self._last[column].__getitem__)
        found: list[Pair] = []
        while row or column:
            step = self._back[row][column][state]
            if state == 0:
                row, column = row - 1, column - 1
                found.append((self._own[0] + row, self._said[0] + column))
            elif state == 1:
                row -= 1
                found.append((self._own[0] + row, None))
            else:
                column -= 1
                found.append((None, self._said[0] + column))
            state = step
        return self._trimmed(found[::-1])

    def _trimmed(self, pairs: list[Pair]) -> list[Pair]:
        """Without the words on record outside the quotation, at a free end."""
        if self._free == "start":
            while pairs and pairs[0][0] is None:
                pairs.pop(0)
        if self._free == "end":
            while pairs and pairs[-1][0] is None:
                pairs.pop()
        return pairs


def _alike(first: str, second: str) -> bool:
    """Words of one stem, or numbers: rather put for one another than one left out and one put in."""
    if first[:1].isdigit() and second[:1].isdigit():
        return True
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    return shared >= 3 and shared >= 0.5 * max(len(first), len(second))
