"""How well a turn, or two turns of one speaker, holds the words of a quotation."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.link.checks.alignment import Pair, Side, align
from onrecord.link.checks.differences import Texts, find_differences
from onrecord.link.checks.disfluency import droppable
from onrecord.link.checks.spoken import Word, same
from onrecord.model import Difference

# Closed classes of English: shared ones say little of where words come from.
_CLOSED = """
    a an the this that these those i you he she it we they me him her us them my your his its our their
    is are was were be been being am do does did have has had will would can could may might must shall
    should not no and or but so if as than then there here of in on at to for from by with about into
    over after what who which when where why how all just very more also going go get got think know say
    said thing things people now well want make really because up out one
"""
FUNCTION = frozenset(_CLOSED.split())
LIGHT = 0.35  # what a function word counts beside any other


@dataclass(frozen=True, slots=True)
class Match:
    """A quotation found in a turn.

    `covered` is the share of its words that are there, by weight, `longest` the most of them in a row,
    `changed` how many words on either side differ.
    """

    covered: float
    longest: int
    changed: int
    differences: tuple[Difference, ...]


def printed_side(words: Sequence[Word]) -> Side:
    """The side of the quotation: brackets hold the writer's own words, and it may keep disfluencies."""
    return record_side(words)


def record_side(words: Sequence[Word]) -> Side:
    """The side of the transcript: disfluencies and stage directions may be skipped."""
    return Side(words, [skip or word.aside for skip, word in zip(droppable(words), words, strict=True)])


def weight(words: Sequence[Word]) -> float:
    """How much the words of a quotation say of where they come from, function words counting less."""
    return sum(LIGHT if word.norm in FUNCTION else 1.0 for word in words if not word.aside)


def match(printed: Side, record: Side, piece: str, text: str) -> Match | None:
    """The quotation in the words on record, None where the two share no three words in a row."""
    pairs = align(printed, record)
    if not pairs:
        return None
    agreed = [
        own is not None and said is not None and same(printed.words[own].norm, record.words[said].norm)
        for own, said in pairs
    ]
    kept = [
        printed.words[own] for (own, _), good in zip(pairs, agreed, strict=True) if own is not None and good
    ]
    whole = weight(printed.words)
    differences = find_differences(pairs, printed, record, Texts(piece, text))
    changed = sum(
        max(len(one.printed.split()), len(one.record.split()))
        for one in differences
        if one.nature != "disfluency"
    )
    return Match(
        weight(kept) / whole if whole else 0.0, _longest(pairs, agreed, record), changed, differences
    )


def _longest(pairs: Sequence[Pair], agreed: Sequence[bool], record: Side) -> int:
    best = run = 0
    for (_, said), good in zip(pairs, agreed, strict=True):
        if good:
            run += 1
        elif said is None or not record.skipped[said]:
            run = 0
        best = max(best, run)
    return best
