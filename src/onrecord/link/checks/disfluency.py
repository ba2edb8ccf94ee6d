"""Words that a fair quotation may leave out: fillers, stutters and false starts.

Terms after Shriberg (1994) and the Dysfluency Annotation Stylebook of Switchboard (Meteer et al., 1995): what
is broken off is the reparandum, it ends at the interruption point, which transcripts print as a dash or as a
cut-off word ("in main- — in maintaining"). A stretch counts as one only where the words after the
interruption point take it up again, so that an omission is never taken for a repair.
"""

from collections.abc import Sequence

from onrecord.link.checks.spoken import Word

PAUSES = frozenset(["uh", "um", "er", "erm", "ah", "hm", "hmm", "mm", "uhm", "mhm", "huh"])
MARKERS = (("you", "know"), ("i", "mean"))
OPENERS = frozenset(marker[0] for marker in MARKERS)
BEFORE_MARKER = frozenset(["and", "but", "so", "because", "that", "or"])
LONGEST = 8  # words of a reparandum
NEAR = 4  # words of a reparandum that is sure
SHIFT = 2  # words that may come new before those taken up again: "their — for their"


def droppable(words: Sequence[Word]) -> list[bool]:
    """Which words of a transcript are disfluent."""
    found = [word.norm in PAUSES or word.cut for word in words]
    for place in range(len(words)):
        _mark_marker(words, place, found)
    for place in range(len(words) - 1):
        if words[place].after == "—" or words[place].cut:
            for at in range(_restart(words, place), place + 1):
                found[at] = True
        elif words[place].norm == words[place + 1].norm and not words[place].after:
            found[place] = _stutters(words, place)
    return found


def _mark_marker(words: Sequence[Word], place: int, found: list[bool]) -> None:
    """ "you know" and "I mean" where they are set off from the clause."""
    if words[place].norm not in OPENERS:
        return
    for marker in MARKERS:
        end = place + len(marker)
        if tuple(word.norm for word in words[place:end]) != marker or not words[end - 1].after:
            continue
        before = words[place - 1] if place else None
        if before is None or before.after or before.norm in BEFORE_MARKER:
            found[place:end] = [True] * len(marker)


def _restart(words: Sequence[Word], last: int) -> int:
    """Where the reparandum begins that ends with the word at `last`; behind it where there is none.

    The nearest earlier word, in the same sentence, that the next word takes up again; where that is far,
    rather a near one that the words after the next take up.
    """
    taken_up = [word.norm for word in words[last + 1 : last + 2 + SHIFT]]
    far = last if words[last].cut else last + 1
    for start in range(last, max(-1, last - LONGEST), -1):
        if start < last and words[start].after == ".":
            break
        if words[start].norm == taken_up[0]:
            far = start
            break
    if last - far < NEAR and far <= last:
        return far
    shifted = [at for at in range(max(0, last - SHIFT + 1), last + 1) if words[at].norm in taken_up[1:]]
    return shifted[0] if shifted else far


def _stutters(words: Sequence[Word], place: int) -> bool:
    """The same short word twice without a comma ("the the") is a stutter; "had had" is not."""
    return len(words[place].norm) <= 4 and words[place].norm not in ("had", "that", "very", "is", "so", "no")
