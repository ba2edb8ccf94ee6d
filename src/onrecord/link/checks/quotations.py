"""Quotations held against the transcripts: for each direct piece, whether the speaker said so, and where.

Candidates come from the shingle index; each is aligned word by word. The turns of the speaker on the days
that fit come first, then the speaker's on earlier days, then those of others. Shared phrases are no evidence:
the further a turn is from what the article says, the more of the words it must have.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from math import ceil

from onrecord.lexicon import Lexicon
from onrecord.link.checks.alignment import Side
from onrecord.link.checks.differences import verdict
from onrecord.link.checks.matching import FUNCTION, Match, match, printed_side, record_side, weight
from onrecord.link.checks.spoken import Word, spoken_words
from onrecord.link.checks.turns import SHINGLE, Spoken, Transcripts, holds, is_question, shingles
from onrecord.model import Interval, RecordCheck

SHORT = 5  # words; fewer prove nothing where no day is given
CANDIDATES = 5  # turns of one kind that are aligned
CLEAR = 0.97  # covered: no better turn need be looked for
FIRM, PATCH = 0.75, 8  # below that share, no more than one difference in so many words
LONG, BESIDE = 2500, 1200  # characters of a turn that is not read whole, and read beside what is found in it
OFTEN = 3  # times that a run of words tells where in a turn to look
JOINED = 0.12  # that a second turn must add to what the first covers
FAINT = 0.6  # the same, where one is found that covers nearly all
FADED = 0.25  # of the shingles of the best candidate that another one must have to be looked at


@dataclass(frozen=True, slots=True)
class Demand:
    """What it takes to believe a match: the share covered, words in a row, and weight of the words.

    `shingles` is the share of the quotation's shingles that a turn must have to be looked at.
    """

    covered: float
    longest: int
    weight: float
    shingles: float

    def met(self, found: Match, quotation: "Quotation") -> bool:
        """Whether a match will do; a short quotation must be there word for word, gaps apart."""
        if quotation.weight < self.weight:
            return False
        longest = min(self.longest, quotation.length)
        covered = 0.97 if quotation.length < SHORT else self.covered
        changes = sum(one.nature != "disfluency" for one in found.differences)
        scattered = found.covered < FIRM and changes > max(2, quotation.length / PATCH)
        return found.covered >= covered and found.longest >= longest and not scattered


OWN_FITTING = Demand(0.5, 3, 0.0, 0.12)
OWN_ELSEWHERE = Demand(0.75, 5, 3.5, 0.3)
OTHERS = Demand(0.8, 5, 4.0, 0.3)
OTHERS_ELSEWHERE = Demand(0.9, 8, 6.0, 0.5)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A piece of a quotation as printed, and what the article says of it.

    `names` are those of its speakers; without any, everybody's words are theirs. `named` says that they are
    people with a name, so that others' words are not theirs. `days` are the days on which it may have been
    said; without any, every day. `occasions` are the fewer days on which it was, as the article stands: a
    transcript of theirs on one of these is that of the occasion; without any, on one of `days`.
    """

    piece: str
    names: tuple[str, ...]
    named: bool
    days: tuple[Interval, ...] = ()
    occasions: tuple[Interval, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the piece."""
        return _words(self.piece)

    @property
    def length(self) -> int:
        """How many words it has, the writer's insertions left out."""
        return sum(not word.aside for word in self.words)

    @property
    def weight(self) -> float:
        """How much its words say of where they come from."""
        return weight(self.words)

    @property
    def last(self) -> date:
        """The last day on which it may have been said."""
        return max((days.end for days in self.days), default=date.max)


@dataclass(frozen=True, slots=True)
class _Found:
    turn: Spoken
    match: Match
    merged: bool = False


class Checker:
    """Holds quotations against one set of transcripts."""

    def __init__(self, transcripts: Transcripts, lexicon: Lexicon) -> None:
        self._transcripts = transcripts
        self._lexicon = lexicon
        self._turns = {(turn.document, turn.number): turn for turn in transcripts.turns()}
        holders = {(turn.label, turn.speaker): turn for turn in self._turns.values()}
        self._holders = tuple(holders.values())
        self._by_holder: dict[tuple[str, str | None], list[Spoken]] = {}
        for turn in self._turns.values():
            self._by_holder.setdefault((turn.label, turn.speaker), []).append(turn)
        self._days = {
            holder: tuple({turn.day: turn for turn in turns}.values())
            for holder, turns in self._by_holder.items()
        }
        self._side = lru_cache(maxsize=512)(self._read)
        self._own = lru_cache(maxsize=4096)(self._own_holders)

    def check(self, quotation: Quotation) -> RecordCheck:
        """The verdict on one piece. Offsets of differences are those of the piece and of the transcript."""
        own = self._own(quotation.names, quotation.named)
        held = self._held(quotation, own)
        if quotation.length >= SHORT or (quotation.length and quotation.days and quotation.named):
            found = self._find(quotation, own)
            if found is not None:
                theirs = (found.turn.label, found.turn.speaker) in own
                return _record(quotation, found, None if theirs else "other_speaker")
        else:
            held = False
        check = "not_found" if held and quotation.named else "no_transcript"
        return RecordCheck(quotation.piece, check, None, None, ())  # type: ignore[arg-type]

    def _own_holders(self, names: tuple[str, ...], named: bool) -> frozenset[tuple[str, str | None]]:
        return frozenset(
            (turn.label, turn.speaker)
            for turn in self._holders
            if (holds(turn, names, self._lexicon) if named else not is_question(turn))
        )

    def _held(self, quotation: Quotation, own: frozenset[tuple[str, str | None]]) -> bool:
        """Whether the transcript of an occasion is held at which the speaker spoke."""
        days = quotation.occasions or quotation.days
        return any(_on(turn, days) for holder in own for turn in self._days[holder])

    def _find(self, quotation: Quotation, own: frozenset[tuple[str, str | None]]) -> _Found | None:
        ranked = self._ranked(quotation, own)
        mine = [(turn, count) for turn, count in ranked if (turn.label, turn.speaker) in own]
        others = [(turn, count) for turn, count in ranked if (turn.label, turn.speaker) not in own]
        tiers = (
            (OWN_FITTING if quotation.named else OTHERS, [one for one in mine if _fits(one[0], quotation)]),
            (OWN_ELSEWHERE, [one for one in mine if not _fits(one[0], quotation)]),
            (OTHERS, [one for one in others if _fits(one[0], quotation)]),
            (OTHERS_ELSEWHERE, [one for one in others if not _fits(one[0], quotation)]),
        )
        wanted = len(shingles(quotation.words))
        for demand, turns in tiers:
            likely = [(turn, count) for turn, count in turns if count >= demand.shingles * wanted]
            found = self._best(quotation, likely)
            if found is not None and demand.met(found.match, quotation):
                return found
        return None

    def _ranked(
        self, quotation: Quotation, own: frozenset[tuple[str, str | None]]
    ) -> list[tuple[Spoken, int]]:
        """Turns that share words with the quotation, the most first; none of a day after its last."""
        wanted = shingles(quotation.words)
        counts = self._transcripts.near(wanted, ceil(OWN_FITTING.shingles * len(wanted)))
        if not wanted:
            counts = dict.fromkeys(self._scanned(quotation, own), 1)
        ranked = [
            (turn, count)
            for place, count in counts.items()
            if (turn := self._turns.get(place)) and (turn.day is None or turn.day.start <= quotation.last)
        ]
        return sorted(
            ranked,
            key=lambda one: (
                -one[1],
                not _on(one[0], quotation.occasions),
                -_day(one[0]).toordinal(),
                one[0].document,
                one[0].number,
            ),
        )

    def _scanned(
        self, quotation: Quotation, own: frozenset[tuple[str, str | None]]
    ) -> Iterator[tuple[str, int]]:
        """The speaker's turns on days that fit that have the few letters of a piece of one or two words."""
        words = [word.shown.casefold() for word in quotation.words if not word.aside]
        for holder in sorted(own, key=str):
            for turn in self._by_holder[holder]:
                if _fits(turn, quotation):
                    said = self._transcripts.text(turn.document)[turn.start : turn.end].casefold()
                    if all(word in said for word in words):
                        yield turn.document, turn.number

    def _best(self, quotation: Quotation, turns: Sequence[tuple[Spoken, int]]) -> _Found | None:
        best: _Found | None = None
        for turn, count in turns[:CANDIDATES]:
            clear = best is not None and best.match.covered >= CLEAR
            if count < (FAINT if clear else FADED) * turns[0][1]:
                break
            found = self._match(quotation, (turn,))
            if found is not None and (best is None or _rank(found, quotation) > _rank(best, quotation)):
                best = found
            if best is not None and best.match.covered >= CLEAR and not best.match.differences:
                return best
        if best is not None and best.match.covered < CLEAR - JOINED / 2:
            merged = self._merged(quotation, best, [turn for turn, _ in turns[:CANDIDATES]])
            best = merged or best
        return best

    def _merged(self, quotation: Quotation, best: _Found, turns: Sequence[Spoken]) -> _Found | None:
        """The quotation in two turns of the speaker in one transcript, put together as one answer."""
        held = (best.turn.document, best.turn.label, best.turn.speaker)
        found = [
            merged
            for turn in turns
            if turn != best.turn
            and (turn.document, turn.label, turn.speaker) == held
            and (merged := self._match(quotation, tuple(sorted((turn, best.turn), key=_number))))
            and merged.match.covered >= best.match.covered + JOINED
        ]
        return max(found, key=lambda one: _rank(one, quotation), default=None)

    def _match(self, quotation: Quotation, turns: tuple[Spoken, ...]) -> _Found | None:
        text = self._transcripts.text(turns[0].document)
        near = turns if len(turns) > 1 else (self._window(quotation, turns[0]),)
        side = self._side(*near)
        found = match(printed_side(quotation.words), side, quotation.piece, text)
        return _Found(turns[0], found, len(turns) > 1) if found else None

    def _window(self, quotation: Quotation, turn: Spoken) -> Spoken:
        """The part of a long turn in which the quotation can stand: round its rarer runs of words.

        Without any such run it is the whole turn.
        """
        text = self._transcripts.text(turn.document)
        said = text[turn.start : turn.end].lower() if turn.end - turn.start > LONG else ""
        places = sorted(_places(quotation, said)) if len(said) == turn.end - turn.start else []
        if not places:
            return turn
        start = text.rfind("\n\n", turn.start, max(turn.start, turn.start + places[0] - BESIDE))
        end = text.find("\n\n", turn.start + places[-1] + BESIDE, turn.end)
        return replace(turn, start=start + 2 if start >= 0 else turn.start, end=end if end >= 0 else turn.end)

    def _read(self, *turns: Spoken) -> Side:
        text = self._transcripts.text(turns[0].document)
        words: list[Word] = []
        for turn in turns:
            if words:
                words[-1] = words[-1]._replace(after=".")
            words.extend(spoken_words(text[turn.start : turn.end], turn.start))
        return record_side(words)


def _places(quotation: Quotation, said: str) -> Iterator[int]:
    """Where runs of three words stand in `said`, in small letters, those left out that stand there often."""
    words = [word.shown.lower() for word in quotation.words if not word.aside]
    for at in range(len(words) - SHINGLE + 1):
        run = words[at : at + SHINGLE]
        if all(word in FUNCTION for word in run):
            continue
        places = [
            match.start() for match in islice(re.finditer(r"\W+".join(map(re.escape, run)), said), OFTEN + 1)
        ]
        if len(places) <= OFTEN:
            yield from places


def _record(quotation: Quotation, found: _Found, check: str | None) -> RecordCheck:
    turn = found.turn
    return RecordCheck(
        quotation.piece,
        check or verdict(found.match.differences),  # type: ignore[arg-type]
        turn.document,
        turn.number,
        found.match.differences,
        turn.speaker or turn.label or None,
        turn.day,
    )


def _rank(found: _Found, quotation: Quotation) -> tuple[float, int, int, bool, int]:
    """Of equals the turn of an occasion that the article gives goes first, then the latest."""
    match, turn = found.match, found.turn
    fits = bool(quotation.occasions) and _on(turn, quotation.occasions)
    changes = (-match.changed, -len(match.differences))
    return round(match.covered, 3), *changes, fits, _day(turn).toordinal()


def _day(turn: Spoken) -> date:
    return turn.day.end if turn.day else date.min


def _number(turn: Spoken) -> int:
    return turn.number


def _fits(turn: Spoken, quotation: Quotation) -> bool:
    return _on(turn, quotation.days)


def _on(turn: Spoken, days: Sequence[Interval]) -> bool:
    return not days or turn.day is None or any(turn.day.overlaps(one) for one in days)


@lru_cache(maxsize=1024)
def _words(piece: str) -> tuple[Word, ...]:
    return spoken_words(piece)
