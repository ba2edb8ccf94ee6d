"""One cue and the words around it, as the role tagger reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.annotate.statements.tagging.features import Numbers, Window
from onrecord.annotate.statements.tagging.syntax import branches

REACH = 64  # tokens on either side of a cue; holds 99% of PolNeAR's attributions whole
SENTENCES = 2  # sentences on either side that are told apart
ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
READ = ("own", "other", "distance", "sentence")  # of a frame, one number a token


@dataclass(frozen=True, slots=True)
class Frame:
    """The tokens `[start, end)` of a window around the head of a cue, all of its paragraph.

    The arrays have one number a token: the branch it hangs on, the branch the cue hangs on (see `syntax`),
    the distance in tokens and the distance in sentences, both counted from the left end of their range.
    """

    anchor: int
    start: int
    end: int
    own: Numbers
    other: Numbers
    distance: Numbers
    sentence: Numbers

    def __len__(self) -> int:
        """The number of tokens."""
        return self.end - self.start


def frame(window: Window, anchor: int, turn: int) -> Frame:
    """The frame of one token of a window; `turn` is the vocabulary's."""
    same = np.flatnonzero(window.paragraph == window.paragraph[anchor])
    start = max(int(same[0]), anchor - REACH)
    end = min(int(same[-1]) + 1, anchor + REACH + 1)
    here = slice(start, end)
    sentence = np.flatnonzero(window.sentence == window.sentence[anchor])
    low, high = int(sentence[0]), int(sentence[-1]) + 1
    own, other = np.zeros(len(window), dtype=np.int64), np.zeros(len(window), dtype=np.int64)
    inside = slice(low, high)
    own[inside], other[inside] = branches(
        anchor - low, window.heads[inside] - low, window.labels[inside], turn
    )
    apart = np.clip(window.sentence[here] - window.sentence[anchor], -SENTENCES, SENTENCES) + SENTENCES
    return Frame(anchor, start, end, own[here], other[here], np.arange(start, end) - anchor + REACH, apart)


def side_by_side(frames: Sequence[Frame]) -> dict[str, Numbers]:
    """What the role tagger reads of frames, by name: each of `READ` and `present` [frames, tokens], `anchor`.

    Short frames are filled up with zeros that are not `present`; `anchor` [frames] counts from the start.
    """
    shape = (len(frames), max(len(one) for one in frames))
    numbers = {name: np.zeros(shape, dtype=np.int64) for name in (*READ, "present")}
    for row, one in enumerate(frames):
        for name in READ:
            numbers[name][row, : len(one)] = getattr(one, name)
        numbers["present"][row, : len(one)] = 1
    return {**numbers, "anchor": np.array([one.anchor - one.start for one in frames], dtype=np.int64)}
