"""What a party holds of an event: from how sure the event is and from the force of the statement."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.link.claims.documents import Documents
from onrecord.link.claims.propositions import Sighting
from onrecord.link.names import Parties
from onrecord.link.origins import StatementOrigins
from onrecord.model import Article, Event, Position, Referent, Statement, Turn
from onrecord.model.claim import Stance
from onrecord.model.event import Factuality
from onrecord.model.statement import Force

BY_FACTUALITY: Mapping[Factuality, Stance] = {
    "asserted": "affirms",
    "probable": "affirms",
    "possible": "possible",
    "planned": "planned",
    "denied": "denies",
}
# What somebody fears, foresees or asks about has not happened on their word; what they pledge is to come.
LESS_THAN_SAID: Mapping[Force, Stance] = {
    "predict": "possible",
    "fear": "possible",
    "ask": "possible",
    "demand": "possible",
    "pledge": "planned",
    "intend": "planned",
    "threaten": "planned",
}


@dataclass(frozen=True, slots=True)
class Stand:
    """A position with what its weight depends on.

    `put_by` is the party that reports it of another one, `grounds` what the speaker goes by and `cites` the
    parties named there, `place` where it stands in its article. `rests_on_quoted` marks an article's own
    voice where the article quotes somebody, an outlet too, who says the same.
    """

    position: Position
    put_by: str | None
    grounds: str | None
    place: int
    cites: frozenset[str] = frozenset()
    rests_on_quoted: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is the party's own position, and not withdrawn."""
        return self.put_by is None and self.position.lapse != "withdrawn"


@dataclass(frozen=True, slots=True)
class Voices:
    """All voices of one article: its own, and those of its statements."""

    article: Article
    statements: Mapping[str, Statement]
    origins: StatementOrigins
    parties: Parties
    documents: Documents

    def of_event(self, sighting: Sighting) -> list[Stand]:
        """The positions on an event: of each speaker of its statement, or of the outlet in its own voice."""
        event = sighting.event
        if sighting.statement is None:
            return [self._own(event)]
        return self.of_statement(sighting.statement, stance(event, sighting.statement), event.id)

    def of_statement(self, statement: Statement, held: Stance, event: str | None) -> list[Stand]:
        """The position `held` by every speaker of a statement."""
        origin = self.origins.origin(statement)
        outer_parties = self._around(statement)
        found = []
        for speaker in statement.speakers or (None,):
            outlet = self.origins.outlet(speaker) if speaker else None
            party = outlet or self._party(speaker, origin)
            # That one denies it is nobody's case against one, and counts whoever passes it on.
            put_by = None if held == "denies" else min(outer_parties - {party}, default=None)
            position = Position(
                party=party,
                speaker=None if outlet or speaker is None else self.parties.known(speaker).name,
                position=held,
                since=statement.said_on or self.article.published,
                article=self.article.id,
                statement=statement.id,
                event=event,
                own_voice=outlet is not None,
                origin=origin,
            )
            cites = self.parties.named_in(statement.basis or "")
            found.append(Stand(position, put_by, statement.basis, statement.extent.start, cites))
        return found

    def _around(self, statement: Statement) -> set[str]:
        """The parties in whose words a statement stands; outlets that pass it on are none."""
        outer = self.statements.get(statement.nested_in or "")
        speakers = outer.speakers if outer else ()
        return {self.parties.holder(one) for one in speakers if not self.origins.outlet(one)}

    def _own(self, event: Event) -> Stand:
        """The article's own voice; in a transcript that of whose turn it is."""
        turn = next((turn for turn in self.article.turns if turn.span.overlaps(event.trigger)), None)
        if turn:
            return self._of_turn(turn, event)
        position = Position(
            party=self.origins.own,
            speaker=None,
            position=BY_FACTUALITY[event.factuality],
            since=self.article.published,
            article=self.article.id,
            statement=None,
            event=event.id,
            own_voice=True,
            origin=self.origins.own,
        )
        return Stand(position, None, None, event.trigger.start)

    def _of_turn(self, turn: Turn, event: Event) -> Stand:
        named = turn.speaker or turn.label.rstrip(":")
        speaker = Referent(named, "person", None, None)
        position = Position(
            party=self._party(speaker, self.origins.own),
            speaker=self.parties.known(speaker).name,
            position=BY_FACTUALITY[event.factuality],
            since=self.article.published,
            article=self.article.id,
            statement=None,
            event=event.id,
            own_voice=False,
            origin=self.origins.own,
        )
        return Stand(position, None, None, event.trigger.start)

    def _party(self, speaker: Referent | None, origin: str) -> str:
        """People whom nobody names speak for themselves, as one of the sources of who quotes them; a document
        for who issued it.
        """
        if speaker is None:
            return f"a source of {origin}"
        speaker = self.parties.known(speaker)
        party = self.parties.party(speaker)
        if party or (party := self.documents.speaks_for(speaker)):
            return party
        return speaker.name if speaker.named else f"{speaker.name} ({origin})"


def stance(event: Event, statement: Statement) -> Stance:
    """What the speakers of `statement` hold of an event in it.

    Whoever denies an accusation grants that it was made.
    """
    held = BY_FACTUALITY[event.factuality]
    if statement.force == "deny" and event.type == "ACCUSE" and not _accuses(event, statement):
        return "affirms"
    if statement.force == "deny":
        return "denies"
    return LESS_THAN_SAID.get(statement.force, held) if held == "affirms" else held


def _accuses(event: Event, statement: Statement) -> bool:
    actors = {role.referent for role in event.roles if role.role == "actor"}
    return any(
        speaker in actors or speaker.party in {actor.party for actor in actors}
        for speaker in statement.speakers
    )
