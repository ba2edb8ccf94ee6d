"""What one article says: the propositions in it, and the positions that it reports on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon import Lexicon
from onrecord.link.claims.anaphora import Answer, denies_deed, find_answers
from onrecord.link.claims.contents import Contents, denies_words, stance_on
from onrecord.link.claims.contraries import Contrary, find_contraries
from onrecord.link.claims.denials import Deed, OpenDenial, find_deeds, find_denials
from onrecord.link.claims.documents import Documents
from onrecord.link.claims.officials import with_states
from onrecord.link.claims.participants import Namer, setting
from onrecord.link.claims.propositions import Sighting, family_of, says_enough, sides_of, sight
from onrecord.link.claims.questions import without_questions
from onrecord.link.claims.stances import Stand, Voices
from onrecord.link.claims.takeup import complete, take_up
from onrecord.link.classes import ItemClasses
from onrecord.link.keys import Kind, key
from onrecord.link.names import Parties
from onrecord.link.origins import StatementOrigins, of_itself
from onrecord.link.ports import Annotated
from onrecord.model import Referent, Statement


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says: its sightings, the positions on each of its events, and by whom they are not
    commented on. `denials` are of what may be told elsewhere, `deeds` what others may deny. Of the sightings
    some are contents of statements that are denied (`contents`).
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
    annotated = with_states(without_questions(given), namer.parties.lexicon)
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
    contraries = find_contraries(annotated, parties)
    answers, denials = _resolve(annotated, sightings, parties, contraries)
    contents = _contents(answers, statements, Contents(annotated, namer), contraries)
    stands = {one.event.id: voices.of_event(one) for one in sightings}
    denying = {answer.statement.id for answer in answers}
    for one in contents:
        told = statements[one.event.id]
        stands[told.id] = [] if told.id in denying else voices.of_statement(told, stance_on(told), None)
    declined: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        _take(answer, stands, declined, voices)
    return Said(
        annotated,
        voices,
        (*sightings, *contents),
        {event: tuple(held) for event, held in stands.items()},
        {event: frozenset(who) for event, who in declined.items()},
        find_deeds(sightings),
        denials,
    )


def _resolve(
    annotated: Annotated,
    sightings: Sequence[Sighting],
    parties: Parties,
    contraries: Mapping[str, Contrary],
) -> tuple[tuple[Answer, ...], tuple[OpenDenial, ...]]:
    """The answers of one article, and its denials that may be of what others tell.

    What nothing in the article is denied by denies its own words.
    """
    article, annotations = annotated
    answers = list(find_answers(annotated, sightings, parties, contraries))
    settled = {one.statement.id for one in answers} | {
        one.statement.id for one in sightings if one.statement and denies_deed(one, one.statement)
    }
    deeds = find_deeds(sightings)
    elsewhere = []
    contrary = {
        one: found.words for one, found in contraries.items() if found.own and found.kind == "opposite"
    }
    for denial in find_denials(annotated, settled, parties, contrary):
        target = denial.target(deeds)
        if target is None:
            elsewhere.append(denial)
            continue
        answers.append(Answer(denial.statement, "denies", (target.event,), "names what it denies"))
        settled.add(denial.statement.id)
    alone = [
        Answer(one, "denies", (one.id,), "denies what nobody else tells in the article")
        for one in annotations.statements
        if one.id not in settled and one.said and denies_words(one, article.full_text)
    ]
    return (*answers, *alone), tuple(elsewhere)


def _contents(
    answers: Sequence[Answer],
    statements: Mapping[str, Statement],
    contents: Contents,
    contraries: Mapping[str, Contrary],
) -> tuple[Sighting, ...]:
    """What the statements say that are answered without an event, each once, by id."""
    of: dict[str, list[Referent]] = defaultdict(list)
    for answer in answers:
        for told in answer.events:
            if told in statements:
                of[told] += answer.statement.speakers
    denying = {answer.statement.id for answer in answers}
    found = (
        contents.opposite(statements[told], contraries[told])
        if told in denying and told in contraries and statements[told].force != "deny"
        else contents.sighting(statements[told], of[told], told in denying)
        for told in sorted(of)
    )
    return tuple(one for one in found if one)


def _take(
    answer: Answer, stands: dict[str, list[Stand]], declined: dict[str, set[str]], voices: Voices
) -> None:
    if answer.basis == "said outright":
        return
    for event in answer.events:
        if answer.stance is None:
            declined[event] |= {voices.parties.holder(speaker) for speaker in answer.statement.speakers}
        elif event in stands:
            on = None if event in voices.statements else event
            stands[event].extend(voices.of_statement(answer.statement, answer.stance, on))
