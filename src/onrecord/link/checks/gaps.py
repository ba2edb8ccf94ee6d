"""Where a gap of an alignment lies, when equal words leave it open."""

from collections.abc import Sequence

from onrecord.link.checks.alignment import Pair, Side

MARKS = {"": 0, ",": 2, "—": 2, ".": 3, "…": 3}  # what an end of a gap at a mark is worth


def slid(pairs: Sequence[Pair], printed: Side, record: Side) -> list[Pair]:
    """Gaps on record, disfluent words and all, moved along equal words to where they end or begin at a mark,
    so that a clause that was cut is shown as that clause: of "the A, and the B" without "the A, and" rather
    than "A, and the".
    """
    found = list(pairs)
    place = 0
    while place < len(found):
        end = place
        while end < len(found) and found[end][0] is None:
            end += 1
        if not all(_skips(pair, record) for pair in found[place:end]):
            found = _best_slide(found, place, end, printed, record)
        place = max(end, place + 1)
    return found


def _skips(pair: Pair, record: Side) -> bool:
    return pair[1] is None or record.skipped[pair[1]]


def _best_slide(found: list[Pair], start: int, end: int, printed: Side, record: Side) -> list[Pair]:
    options = [(_neatness(found, start, end, record), 0, found)]
    for step in (-1, 1):
        now, at = list(found), (start, end)
        while (moved := _moved(now, at, step, printed, record)) is not None:
            now, at = moved, (at[0] + step, at[1] + step)
            options.append((_neatness(now, *at, record), -abs(at[0] - start), now))
    return max(options, key=lambda option: option[:2])[2]


def _moved(
    found: list[Pair], at: tuple[int, int], step: int, printed: Side, record: Side
) -> list[Pair] | None:
    """The gap one word to the left or right, where the word it passes is the same as its last or first."""
    start, end = at
    beside, far = (start - 1, end - 1) if step < 0 else (end, start)
    if not 0 <= beside < len(found):
        return None
    own, said = found[beside]
    other = found[far][1]
    if own is None or said is None or other is None or printed.words[own].norm != record.words[other].norm:
        return None
    if record.words[said].norm != record.words[other].norm:
        return None
    now = list(found)
    gap = found[start:end]
    if step < 0:
        places = [said, *(place for _, place in gap)]
        now[start - 1 : end] = [*((None, place) for place in places[:-1]), (own, places[-1])]
    else:
        places = [*(place for _, place in gap), said]
        now[start : end + 1] = [(own, places[0]), *((None, place) for place in places[1:])]
    return now


def _neatness(found: Sequence[Pair], start: int, end: int, record: Side) -> int:
    """How many ends of the gap stand at a mark; ends of sentences count more."""
    first, last = found[start][1], found[end - 1][1]
    if first is None or last is None:
        return 0
    before = MARKS[record.words[first - 1].after] if first else MARKS["."]
    return before + MARKS[record.words[last].after]
