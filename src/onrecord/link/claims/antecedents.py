"""What a statement takes up: the nearest event before it in its article that fits, or what others said.

Of an accusation without an event of our types the statement itself is taken up: what it says is the claim.
"""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass

from onrecord.link.claims.denials import named_types, voices_of
from onrecord.link.claims.propositions import Sighting
from onrecord.link.claims.standing import answerable
from onrecord.link.classes import singular
from onrecord.link.names import Parties, plain
from onrecord.model import Span, Statement
from onrecord.model.event import EventType
from onrecord.model.statement import Force

REACH = 1200  # characters, some three paragraphs, back to what is denied when the speaker's party is in it
NEAR = 400  # characters, some two sentences, when it is not
# What reports and accusations are about; nobody denies the accusing itself.
RECOUNTED: frozenset[EventType] = frozenset(
    {"TRANSFER", "ASSAULT", "COERCE", "MOBILIZE", "AID", "COOPERATE", "AGREE", "CONSULT"}
)
TOLD_FIRST = 4  # words of what is told before its denial
SHARED = 2  # words that tell a contradiction of what was said from anything else
ACCUSING: frozenset[Force] = frozenset({"accuse", "criticise", "denounce"})
CLOSE = 150  # characters from what was told to what is set against it
PEOPLE = ("person", "state", "organisation", "group")
SETTING = re.compile(r"\b(?:but|yet|however|though|although|while|whereas)\b", re.IGNORECASE)
AGAINST = re.compile(
    r"^[\s.,;:\"'”’)\]\u2014-]*(?:(?:But|but|Yet|yet|However|however|though|although|while|whereas)\b(?!.{0,60}\balso\b)"
    r"|(?:\w+ ){1,4}however,?)(?!.*[.;?!]\s)"
)
ANSWERED = re.compile(
    r"\b(?:fired back|hit back|shot back|counter\w*|respond\w*|insist\w*|maintain\w*|argu\w+|rebut\w*|"
    r"contend\w*)\b"
)
TOLD: frozenset[Force] = ACCUSING | {"assert", "confirm"}
BROKEN = ("violat", "breach", "attack", "bomb", "shell", "strike")  # of a truce
TRUCES = frozenset({"truce", "ceasefire", "cessation", "agreement", "deal"})
ENDED = frozenset({"over", "dead", "collapsed", "collapse", "ended", "failed", "broken", "nullification"})
TELLING: frozenset[Force] = ACCUSING | {"assert", "confirm", "warn", "believe", "fear"}


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What may be taken up in one article: `sightings` of events, and statements that tell of somebody."""

    text: str
    statements: Sequence[Statement]
    sightings: Sequence[Sighting]
    parties: Parties

    def speakers(self, statement: Statement) -> frozenset[str]:
        """The parties of who speaks."""
        return voices_of(statement, self.parties)

    def event(self, statement: Statement, types: Set[EventType]) -> tuple[str, ...]:
        """The id of the event that `statement` takes up, with those of its clause; empty where none fits."""
        nearest = self._nearest(statement, types)
        return self._clause(nearest[1]) if nearest else ()

    def denied(self, statement: Statement, types: Set[EventType]) -> tuple[str, ...]:
        """The ids of what a denial takes up: events of these types, of any without; else a statement.

        What somebody said of the speaker comes before events that are farther off.
        """
        nearest = self._nearest(statement, types or RECOUNTED, doing=not types)
        told = self._told(statement)
        # "A guard was shot" accuses nobody, as what somebody said of the speaker does.
        if told and not (nearest and nearest[0] < told[0] and answerable(nearest[1].key)):
            if carried := self._carried(told[1], statement, types or RECOUNTED):
                return carried
            if not types:
                return (told[1].id,)
        if nearest:
            return self._clause(nearest[1])
        return self._later(statement, types or RECOUNTED) or (() if types else self._before(statement))

    def said_of(self, statement: Statement, types: Set[EventType]) -> tuple[str, ...]:
        """The ids of what others said right before of the speaker: events of these types, or a statement."""
        told = self._told(statement)
        if told is None or told[0] > NEAR:
            return ()
        return self._carried(told[1], statement, types or RECOUNTED) or (told[1].id,)

    def accusation(
        self, statement: Statement, types: Set[EventType], stems: Set[str], about: Set[str] = frozenset()
    ) -> tuple[str, ...]:
        """What others said of the speaker, of these types or in such words, that an assertion contradicts; or
        of those that the assertion is `about`.
        """
        speakers = self.speakers(statement)
        start = statement.extent.start
        fits = [
            (one.event.trigger.start > start, abs(one.event.trigger.start - start), one.event.id, one)
            for one in self.sightings
            if one.event.type in types
            and one.event.factuality != "denied"
            and (about or speakers) & answerable(one.key)
            and not self._by(one, speakers)
            and abs(one.event.trigger.start - start) <= REACH
            and not any(part.overlaps(one.event.trigger) for part in statement.content)
        ]
        if fits:
            return self._clause(min(fits, key=lambda fit: fit[:3])[3])
        told = None if about else self._told(statement)
        words = self.stems(told[1]) if told else frozenset[str]()
        alike = types & named_types(" ".join(sorted(words)), self.parties.lexicon)
        if told and len(stems & words) >= SHARED and (alike or told[1].force in ACCUSING):
            return self._carried(told[1], statement, types or RECOUNTED) or (told[1].id,)
        return ()

    def violence(self, statement: Statement) -> tuple[str, ...]:
        """The ids of what others have told of before, of an agreement broken by force, for who says that it
        holds.
        """
        fits = [
            (not self.parties.named_in(" ".join(self.stems(one))), distance, one.id, one)
            for distance, one in self._by_others(statement, TOLD, REACH)
            if _is_broken(self.stems(one))
        ]
        if not fits:
            return ()
        told = min(fits, key=lambda fit: fit[:3])[3]
        return self._carried(told, statement, frozenset({"ASSAULT"})) or (told.id,)

    def said_by(self, statement: Statement, owner: str) -> tuple[str, ...]:
        """The ids of what `owner`, in plain words, was last quoted for before a denial, or of its events."""
        parties, last = self.parties.named_in(owner), owner.split()[-1:]
        fits = [
            (distance, one.id, one)
            for distance, one in self._preceding(statement, TELLING, REACH)
            if parties & self.speakers(one)
            or any(singular(plain(speaker.name)).split()[-1:] == last for speaker in one.speakers)
        ]
        if not fits:
            return ()
        told = min(fits, key=lambda fit: fit[:2])[2]
        return self._carried(told, statement, RECOUNTED) or (told.id,)

    def told_of(self, statement: Statement, words: Set[str]) -> tuple[str, ...]:
        """The ids of what others have said before in all of these words."""
        fits = [
            (distance, one.id)
            for distance, one in self._by_others(statement, TELLING, REACH)
            if words <= self.stems(one)
        ]
        return (min(fits)[1],) if fits else ()

    def countered(self, statement: Statement, contrary: bool) -> tuple[str, ...]:
        """The ids of what others have just said, where a statement is set against it ("but Peru said"): deeds
        of the speaker in it, else the words. That it is set against it is told by its being a `contrary`, by
        a verb of answering, or by its speaker having been spoken of.
        """
        speakers, start = self.speakers(statement), statement.content[0].start
        if not statement.source or any(one.kind not in PEOPLE for one in statement.speakers):
            return ()
        if not SETTING.search(self.text, max(0, start - 2 * CLOSE), start):
            return ()
        fits = [
            (distance, one.id, one)
            for distance, one in self._by_others(statement, TOLD, CLOSE)
            if one.speakers
        ]
        if not speakers or not fits:
            return ()
        told = min(fits, key=lambda fit: fit[:2])[2]
        between = self.text[told.extent.end : max(statement.content[0].start, told.extent.end)]
        if AGAINST.match(between) is None:
            return ()
        deeds = [
            one.event.id
            for one in self.sightings
            if one.event.type in RECOUNTED
            and speakers & answerable(one.key)
            and any(part.contains(one.event.trigger) for part in told.content)
        ]
        if not (deeds or contrary or self._names(told, speakers) or ANSWERED.search(between)):
            return ()
        return tuple(sorted(deeds)) or (told.id,)

    def accused(self, statement: Statement) -> bool:
        """Whether others have accused the speaker of something shortly before."""
        speakers = self.speakers(statement)
        return any(self._names(one, speakers) for _, one in self._by_others(statement, ACCUSING, REACH))

    def contested(self, statement: Statement, types: Set[EventType]) -> bool:
        """Whether others have just told of something of these types, whomever they name."""
        return bool(types) and any(
            not types.isdisjoint(named_types(" ".join(self.stems(one)), self.parties.lexicon))
            for _, one in self._by_others(statement, TELLING, NEAR)
        )

    def told_since(self, last: Statement, statement: Statement) -> bool:
        """Whether others have said something between two statements."""
        others = self._by_others(statement, TELLING, REACH)
        return any(one.extent.start >= last.extent.end for _, one in others)

    def types_of(self, events: Collection[str]) -> frozenset[EventType]:
        """The types of these events."""
        return frozenset(one.event.type for one in self.sightings if one.event.id in events)

    def stems(self, statement: Statement) -> frozenset[str]:
        """The words of a content, in the singular."""
        words = " ".join(plain(span.of(self.text)) for span in statement.content)
        return frozenset(singular(word) for word in words.split())

    def _nearest(
        self, statement: Statement, types: Set[EventType], doing: bool = False
    ) -> tuple[int, Sighting] | None:
        """The event with its distance, a longer one where the speaker's party is not in it, or, if it must be
        `doing` it, does not do it.
        """
        speakers, start = self.speakers(statement), statement.extent.start
        fitting = []
        for one in self.sightings:
            distance = _distance(one, statement, start)
            mine = bool(speakers & (answerable(one.key) if doing else one.key.participants))
            if doing and not mine and (speakers & one.key.participants or not answerable(one.key)):
                continue  # it was done to them, or nobody is said to have done it
            if distance is None or self._by(one, speakers) or one.event.type not in types:
                continue
            if distance <= (REACH if mine else NEAR):
                fitting.append((distance + (0 if mine else REACH), one.event.id, one))
        return min(fitting, key=lambda fit: fit[:2])[::2] if fitting else None

    def _later(self, statement: Statement, types: Set[EventType]) -> tuple[str, ...]:
        """An event of these types that is told only after the denial, as in a headline or a first line."""
        speakers, end = self.speakers(statement), statement.extent.end
        fits = [
            (one.event.trigger.start, one.event.id, one)
            for one in self.sightings
            if one.event.type in types
            and speakers & one.key.participants
            and not self._by(one, speakers)
            and 0 <= one.event.trigger.start - end <= REACH
        ]
        return self._clause(min(fits, key=lambda fit: fit[:2])[2]) if fits else ()

    def _before(self, statement: Statement) -> tuple[str, ...]:
        """What somebody else said right before, whomever it names."""
        fits = [
            (distance, one.id)
            for distance, one in self._by_others(statement, TELLING, NEAR)
            if sum(len(part.of(self.text).split()) for part in one.content) >= TOLD_FIRST
        ]
        return (min(fits)[1],) if fits else ()

    def _told(self, statement: Statement) -> tuple[int, Statement] | None:
        """The nearest statement before, by others, that names the speaker; one that neither accuses nor tells
        of an event counts as farther off.
        """
        speakers = self.speakers(statement)
        telling = {one.statement.id for one in self.sightings if one.statement and answerable(one.key)}
        fits = []
        for distance, one in self._by_others(statement, TELLING, REACH):
            if self._names(one, speakers):
                weak = one.force not in ACCUSING and one.id not in telling
                fits.append((distance + (NEAR if weak else 0), one.id, one))
        return min(fits, key=lambda fit: fit[:2])[::2] if fits else None

    def _by_others(
        self, statement: Statement, forces: Set[Force], reach: int
    ) -> Iterator[tuple[int, Statement]]:
        """What others than its speakers said before a statement; see `_preceding`."""
        speakers = self.speakers(statement)
        for distance, one in self._preceding(statement, forces, reach):
            if not speakers & self.speakers(one):
                yield distance, one

    def _preceding(
        self, statement: Statement, forces: Set[Force], reach: int
    ) -> Iterator[tuple[int, Statement]]:
        """What is said before a statement with one of the forces, up to `reach` characters back from it."""
        for one in self.statements:
            if one.said and one.force in forces and 0 <= (distance := self._back(one, statement)) <= reach:
                yield distance, one

    def _back(self, told: Statement, statement: Statement) -> int:
        """Characters from the end of what was told back from `statement`, negative where it is not before.

        What was told may run on to the denial in the same sentence ("accused it of fraud, which it denies").
        """
        start = statement.extent.start
        if told.content and told.extent.end > start and told.extent.start < start:
            before = self.text[told.content[0].start : start].split()
            inside = any(told.extent.overlaps(part) for part in statement.cue)
            return 0 if inside and len(before) >= TOLD_FIRST else -1
        return start - told.extent.end

    def _names(self, told: Statement, speakers: Set[str]) -> bool:
        words = " ".join(span.of(self.text) for span in told.content)
        named = self.parties.named_in(words)
        plainly = {singular(word) for word in plain(words).split()}
        last = {singular(word) for party in speakers for word in plain(party).split()[-1:]}
        return bool(speakers & named or last & plainly)

    def _carried(self, told: Statement, by: Statement, types: Set[EventType]) -> tuple[str, ...]:
        """The events that a statement tells of, those that the denier takes part in before others; an
        accusation is of what somebody did.
        """
        speakers = self.speakers(by)
        inside = [
            one
            for one in self.sightings
            if one.event.type in types
            and any(part.contains(one.event.trigger) for part in told.content)
            and (answerable(one.key) or (told.force not in ACCUSING and one.key.named))
        ]
        mine = [one for one in inside if speakers & one.key.participants]
        return tuple(sorted(one.event.id for one in mine or inside))

    def _by(self, sighting: Sighting, speakers: Set[str]) -> bool:
        return sighting.statement is not None and bool(speakers & self.speakers(sighting.statement))

    def _clause(self, nearest: Sighting) -> tuple[str, ...]:
        return tuple(
            sorted(
                one.event.id
                for one in self.sightings
                if one.event.type == nearest.event.type and one.event.evidence == nearest.event.evidence
            )
        )


def _is_broken(stems: Set[str]) -> bool:
    """Whether words tell of violence, or of a truce that is over."""
    over = not (TRUCES.isdisjoint(stems) or ENDED.isdisjoint(stems))
    return over or any(word.startswith(BROKEN) for word in stems)


def _distance(sighting: Sighting, statement: Statement, start: int) -> int | None:
    """Characters from the event back from the statement; None where the event does not come first."""
    trigger: Span = sighting.event.trigger
    if any(part.overlaps(trigger) for part in (*statement.content, *statement.cue)):
        return None
    return start - trigger.end if trigger.end <= start else None
