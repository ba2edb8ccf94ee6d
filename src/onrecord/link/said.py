"""What one article says: the propositions in it, and the positions that it reports on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.lexicon import Lexicon
from onrecord.link.anaphora import Answer, find_answers
from onrecord.link.classes import ItemClasses
from onrecord.link.denials import Deed, OpenDenial, find_deeds, find_denials
from onrecord.link.documents import Documents
from onrecord.link.keys import Kind, key
from onrecord.link.names import Parties
from onrecord.link.origins import StatementOrigins, of_itself
from onrecord.link.participants import Namer, setting
from onrecord.link.ports import Annotated
from onrecord.link.propositions import Sighting, family_of, says_enough, sides_of, sight
from onrecord.link.questions import without_questions
from onrecord.link.stances import Stand, Voices
from onrecord.link.takeup import complete, take_up


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says: its sightings, the positions on each of its events, and by whom they are not
    commented on. `denials` are of what is told elsewhere, `deeds` what others may deny.
    """

    annotated: Annotated
    voices: Voices
    sightings: tuple[Sighting, ...]
    stands: Mapping[str, tuple[Stand, ...]]
    declined: Mapping[str, frozenset[str]]
    deeds: tuple[Deed, ...]
    denials: tuple[OpenDenial, ...]

    @property
    def families(self) -> frozenset[int]:
        """The families of its propositions."""
        return frozenset(family_of(one.key) for one in self.sightings)

    @property
    def keys(self) -> frozenset[int]:
        """All by which it is found: the families and sides of its propositions, and who denies in it."""
        sides = (side for one in self.sightings for side in sides_of(one.key))
        denying = (key(Kind.DENIAL, party) for one in self.denials for party in one.speakers)
        return frozenset((*self.families, *sides, *denying))


def hear_all(
    annotated: Iterable[Annotated], origins: Mapping[str, str], roots: Mapping[str, str], lexicon: Lexicon
) -> tuple[Said, ...]:
    """What each article says; `origins` maps articles to who did their reporting, `roots` to the root of
    their copy family.
    """
    parties, classes = Parties(lexicon), ItemClasses(lexicon)
    return tuple(
        hear(
            pair,
            origins.get(pair[0].id, of_itself(pair[0])),
            Namer(parties, classes, roots.get(pair[0].id, pair[0].id)),
        )
        for pair in annotated
    )


def hear(given: Annotated, origin: str, namer: Namer) -> Said:
    """What one article says, whose reporting was done by `origin`."""
    annotated = without_questions(given)
    (article, annotations), parties = annotated, namer.parties
    statements = {statement.id: statement for statement in annotations.statements}
    found = [
        sight(article, event, statements.get(event.statement or ""), namer) for event in annotations.events
    ]
    filled = complete(take_up([one for one in found if one]))
    about = setting(annotations, parties.lexicon)
    sightings = tuple(replace(one, setting=about) for one in filled if says_enough(one.key))
    reporting = StatementOrigins.of(annotated, origin, parties.lexicon)
    documents = Documents.of(annotated, parties, namer.scope)
    voices = Voices(article, statements, reporting, parties, documents)
    stands = {one.event.id: voices.of_event(one) for one in sightings}
    declined: dict[str, set[str]] = defaultdict(set)
    answers = find_answers(annotated, sightings, parties, parties.lexicon)
    for answer in answers:
        _take(answer, stands, declined, voices)
    taken = {one.statement.id for one in sightings if one.statement}
    return Said(
        annotated,
        voices,
        sightings,
        {event: tuple(held) for event, held in stands.items()},
        {event: frozenset(who) for event, who in declined.items()},
        find_deeds(sightings),
        find_denials(annotated, taken | {answer.statement.id for answer in answers}, parties),
    )


def _take(
    answer: Answer, stands: dict[str, list[Stand]], declined: dict[str, set[str]], voices: Voices
) -> None:
    if answer.basis == "said outright":
        return
    for event in answer.events:
        if answer.stance is None:
            declined[event] |= {voices.parties.holder(speaker) for speaker in answer.statement.speakers}
        else:
            stands[event].extend(voices.of_statement(answer.statement, answer.stance, event))
