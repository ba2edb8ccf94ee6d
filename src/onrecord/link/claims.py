"""Claims: what is said of one happening across articles, by whom, and what standing follows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon import Lexicon
from onrecord.link.anaphora import Answer, find_answers
from onrecord.link.classes import ItemClasses
from onrecord.link.clusters import Cluster, cluster
from onrecord.link.denials import Told, find_denials
from onrecord.link.documents import Documents
from onrecord.link.editions import Editions
from onrecord.link.explanations import explain
from onrecord.link.kinship import ancestors, find_parents, inherit, with_general
from onrecord.link.names import Parties
from onrecord.link.origins import StatementOrigins, of_itself
from onrecord.link.ports import Annotated
from onrecord.link.propositions import Namer, Proposition, Sighting, complete, says_enough, sight, take_up
from onrecord.link.questions import without_questions
from onrecord.link.responses import Elsewhere, elsewhere, response
from onrecord.link.stances import Stand, Voices
from onrecord.link.standing import Verdict, answerable, judge, order
from onrecord.link.wording import roles_of, shown, tell_apart
from onrecord.model import Claim, Designator, Event, Position, Quantity, make_id


@dataclass(frozen=True, slots=True)
class _Said:
    """What one article says: its sightings, the positions on each of its events, and by whom they are not
    commented on. `taken` are the statements whose events are known.
    """

    annotated: Annotated
    voices: Voices
    sightings: tuple[Sighting, ...]
    stands: Mapping[str, tuple[Stand, ...]]
    declined: Mapping[str, frozenset[str]]
    taken: frozenset[str]


def find_claims(
    annotated: Iterable[Annotated],
    origins: Mapping[str, str],
    roots: Mapping[str, str],
    lexicon: Lexicon,
    editions: Editions = Editions(),
) -> tuple[Claim, ...]:
    """All claims of a ledger, sorted by id.

    `origins` maps articles to who did their reporting, `roots` to the root of their copy family; `editions`
    are their versions, each article counting once. The same articles in any order give the same claims.
    """
    parties, classes = Parties(lexicon), ItemClasses(lexicon)
    said = [
        _read(
            pair,
            origins.get(pair[0].id, of_itself(pair[0])),
            Namer(parties, classes, roots.get(pair[0].id, pair[0].id)),
        )
        for pair in map(without_questions, annotated)
    ]
    groups: dict[Proposition, list[Sighting]] = defaultdict(list)
    chains: dict[str, tuple[str, ...]] = {}
    for one in said:
        for sighting in one.sightings:
            groups[sighting.key].append(sighting)
            for place, name in enumerate(sighting.classes):
                chains.setdefault(name, sighting.classes[place:])
    clusters = with_general((part for key in sorted(groups) for part in cluster(key, groups[key])), chains)
    stands = _all_stands(said, parties)
    declined = {event: who for one in said for event, who in one.declined.items()}
    return _build(clusters, chains, _Answers(stands, declined), editions)


def _read(annotated: Annotated, origin: str, namer: Namer) -> _Said:
    (article, annotations), parties = annotated, namer.parties
    statements = {statement.id: statement for statement in annotations.statements}
    found = [
        sight(article, event, statements.get(event.statement or ""), namer) for event in annotations.events
    ]
    filled = complete(take_up([one for one in found if one]))
    sightings = tuple(one for one in filled if says_enough(one.key))
    reporting = StatementOrigins.of(annotated, origin, parties.lexicon)
    documents = Documents.of(annotated, parties, namer.scope)
    voices = Voices(article, statements, reporting, parties, documents)
    stands = {one.event.id: voices.of_event(one) for one in sightings}
    declined: dict[str, set[str]] = defaultdict(set)
    answers = find_answers(annotated, sightings, parties, parties.lexicon)
    for answer in answers:
        _take(answer, stands, declined, voices)
    taken = {one.statement.id for one in sightings if one.statement}
    return _Said(
        annotated,
        voices,
        sightings,
        {event: tuple(held) for event, held in stands.items()},
        {event: frozenset(who) for event, who in declined.items()},
        frozenset(taken | {answer.statement.id for answer in answers}),
    )


def _all_stands(said: Sequence[_Said], parties: Parties) -> dict[str, list[Stand]]:
    """Event -> the positions on it, with those of denials that name it from elsewhere."""
    stands = {event: list(held) for one in said for event, held in one.stands.items()}
    told = Told.of((sighting for one in said for sighting in one.sightings), parties)
    for one in said:
        for statement, events in find_denials(one.annotated, told, one.taken):
            for event in events:
                stands[event].extend(one.voices.of_statement(statement, "denies", event))
    return stands


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


@dataclass(frozen=True, slots=True)
class _Answers:
    """The positions on each event, and who declined to comment on it."""

    stands: Mapping[str, Sequence[Stand]]
    declined: Mapping[str, frozenset[str]]


def _build(
    clusters: Sequence[Cluster],
    chains: Mapping[str, tuple[str, ...]],
    answered: _Answers,
    editions: Editions,
) -> tuple[Claim, ...]:
    stands, declined = answered.stands, answered.declined
    parents = find_parents(clusters, chains)
    own = [[stand for member in one.members for stand in stands[member.event.id]] for one in clusters]
    held = [_resting(editions.marked(sorted(found, key=order))) for found in inherit(clusters, own, parents)]
    members: list[list[Event]] = [[member.event for member in one.members] for one in clusters]
    for place, one in enumerate(clusters):
        for above in ancestors(place, parents):
            members[above].extend(member.event for member in one.members)
    ids = [_id(one) for one in clusters]
    verdicts = [judge(one.key, stands) for one, stands in zip(clusters, held, strict=True)]
    answers = elsewhere(clusters, held, [verdict.latest for verdict in verdicts], chains, ids)
    summaries = tell_apart(clusters)
    claims = [
        _claim(
            _Draft(
                one,
                ids[place],
                ids[parents[place]] if place in parents else None,
                summaries[place],
                verdicts[place],
                answers.get(place, {}),
                editions,
            ),
            held[place],
            sorted(members[place], key=lambda event: (event.article, event.trigger, event.id)),
            frozenset(who for event in members[place] for who in declined.get(event.id, ())),
        )
        for place, one in enumerate(clusters)
    ]
    return tuple(sorted(claims, key=lambda claim: claim.id))


def _id(one: Cluster) -> str:
    return make_id("c", one.key.type, one.key.roles, one.people, one.key.aspect, one.key.matter, one.about)


def _resting(stands: Sequence[Stand]) -> list[Stand]:
    """Marks the own voice of articles that quote somebody for the same; it has it from where they have."""
    quoted: dict[str, list[str | None]] = defaultdict(list)
    for stand in stands:
        if stand.position.position == "affirms" and stand.position.statement:
            quoted[stand.position.article].append(stand.position.origin)
    return [
        replace(
            stand,
            position=replace(stand.position, origin=quoted[stand.position.article][0]),
            rests_on_quoted=True,
        )
        if stand.position.own_voice and not stand.position.statement and stand.position.article in quoted
        else stand
        for stand in stands
    ]


@dataclass(frozen=True, slots=True)
class _Draft:
    cluster: Cluster
    id: str
    parent: str | None
    summary: str
    verdict: Verdict
    elsewhere: Mapping[str, Elsewhere]
    editions: Editions


def _claim(
    draft: _Draft, stands: Sequence[Stand], events: Sequence[Event], declined: frozenset[str]
) -> Claim:
    one, verdict = draft.cluster, draft.verdict
    own = [stand for stand in stands if stand.put_by is None]
    current = [stand for stand in own if stand.counts]
    asserting = [stand.position for stand in current if stand.position.position == "affirms"]
    origins = tuple(sorted({position.origin for position in asserting if position.origin}))
    speaking = {event.article for event in events} | {stand.position.article for stand in stands}
    counted = draft.editions.one_each(speaking)
    articles = tuple(sorted(set(counted.values())))
    affirming = verdict.holding("affirms")
    doers = answerable(one.key)
    responses = tuple(
        (shown(party), response(party, verdict, declined, draft.elsewhere))
        for party in sorted(one.key.participants)
    )
    counts = (len(articles), len(origins), sum(not stand.position.own_voice for stand in affirming))
    return Claim(
        id=draft.id,
        type=one.key.type,
        summary=draft.summary,
        roles=roles_of(one),
        quantities=_quantities(events),
        when=one.period,
        status=verdict.status,
        positions=tuple(
            dict.fromkeys(replace(stand.position, party=shown(stand.position.party)) for stand in own)
        ),
        asserted_by=_speakers(current, affirming),
        denied_by=_speakers(current, verdict.holding("denies")),
        acknowledged_by=_speakers(
            current,
            [stand for stand in affirming if stand.position.party in doers and not stand.position.own_voice],
        ),
        responses=responses,
        articles=articles,
        articles_asserting=tuple(sorted({counted[position.article] for position in asserting})),
        news_origins=origins,
        statements=tuple(sorted({stand.position.statement for stand in stands if stand.position.statement})),
        events=tuple(event.id for event in events),
        parent=draft.parent,
        explanation=explain(one, verdict, stands, counts, responses, draft.elsewhere),
        earlier=tuple(sorted(speaking - set(articles))),
        designators=_designators(events),
    )


def _speakers(own: Sequence[Stand], latest: Sequence[Stand]) -> tuple[str, ...]:
    """The speakers of the parties that hold a position, then the parties, then outlets in their own voice."""
    held = {(stand.position.party, stand.position.position) for stand in latest}
    lines: list[Position] = [
        stand.position for stand in own if (stand.position.party, stand.position.position) in held
    ]
    names = [line.speaker for line in lines if line.speaker]
    names += [shown(line.party) for line in lines if not line.own_voice]
    names += [line.party for line in lines if line.own_voice]
    return tuple(dict.fromkeys(names))


def _quantities(events: Sequence[Event]) -> tuple[Quantity, ...]:
    """The quantities given, each once, in the order of the articles."""
    found: dict[tuple[object, ...], Quantity] = {}
    for event in events:
        for one in event.quantities:
            found.setdefault(
                (one.item, one.min, one.max, one.unit, one.min_exclusive, one.max_exclusive), one
            )
    return tuple(found.values())


def _designators(events: Sequence[Event]) -> tuple[Designator, ...]:
    """What the events name by designators, each thing once, in the order of the articles."""
    found: dict[str, Designator] = {}
    for event in events:
        for one in event.designators:
            found.setdefault(one.id, one)
    return tuple(found.values())
