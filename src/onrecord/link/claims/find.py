"""Claims: what is said of one happening across articles, by whom, and what standing follows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon import Lexicon
from onrecord.link.claims.clusters import Cluster
from onrecord.link.claims.contents import is_content
from onrecord.link.claims.denials import Deed, Denied
from onrecord.link.claims.doers import gather
from onrecord.link.claims.editions import Editions
from onrecord.link.claims.explanations import explain
from onrecord.link.claims.kinship import ancestors, find_parents, inherit, with_general
from onrecord.link.claims.participants import is_described, shown
from onrecord.link.claims.propositions import Sighting, family_of
from onrecord.link.claims.responses import Elsewhere, elsewhere, response
from onrecord.link.claims.said import Said, hear_all
from onrecord.link.claims.stances import Stand
from onrecord.link.claims.standing import Verdict, answerable, judge, order
from onrecord.link.claims.wording import roles_of, summarise, tell_apart
from onrecord.link.keys import Kind, key
from onrecord.link.ports import Annotated
from onrecord.model import Claim, Designator, Event, Position, Quantity, make_id


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim with the keys of its family of propositions and of its summary, before it is told from others
    of the same words.
    """

    claim: Claim
    family: int
    summary: int


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
    said = hear_all(annotated, origins, roots, lexicon)
    return tuple(one.claim for one in draw(said, resolve(said), editions))


def resolve(said: Iterable[Said]) -> tuple[Denied, ...]:
    """What the denials of all articles deny, that is told elsewhere."""
    held = tuple(said)
    deeds: dict[str, list[Deed]] = defaultdict(list)
    for deed in (deed for one in held for deed in one.deeds):
        for party in deed.participants:
            deeds[party].append(deed)
    found = []
    for denial in (denial for one in held for denial in one.denials):
        target = denial.target(deed for party in denial.speakers for deed in deeds[party])
        if target:
            found.append(Denied(denial.statement.id, denial.article.id, target.event, target.family))
    return tuple(found)


def draw(
    said: Iterable[Said],
    denied: Iterable[Denied],
    editions: Editions = Editions(),
    families: Collection[int] | None = None,
) -> tuple[Drawn, ...]:
    """The claims of these families, of all without, sorted by id.

    `said` are all articles that have a proposition of these families in them or deny one (`denied`),
    `editions` their versions. The responses of a family are right where all are given that share a side with
    it.
    """
    ordered = sorted(said, key=lambda one: one.annotated[0].id)
    denied = tuple(denied)
    linked = {one.statement for one in denied}  # what others tell is denied, not the words of the denial
    groups: dict[int, list[Sighting]] = defaultdict(list)
    chains: dict[str, tuple[str, ...]] = {}
    for one in ordered:
        for sighting in one.sightings:
            if sighting.event.id in linked:
                continue
            family = family_of(sighting.key)
            if families is None or family in families:
                groups[family].append(sighting)
                for place, name in enumerate(sighting.classes):
                    chains.setdefault(name, sighting.classes[place:])
    clusters = with_general((one for family in sorted(groups) for one in gather(groups[family])), chains)
    declined = {event: who for one in ordered for event, who in one.declined.items()}
    return _build(clusters, chains, _Answers(_all_stands(ordered, denied), declined), editions)


def _all_stands(said: Sequence[Said], denied: Iterable[Denied]) -> dict[str, list[Stand]]:
    """Event -> the positions on it, with those of denials that name it from elsewhere."""
    stands = {event: list(held) for one in said for event, held in one.stands.items()}
    voices = {one.annotated[0].id: one.voices for one in said}
    for one in sorted(denied, key=lambda one: (one.article, one.statement)):
        if one.event in stands and one.article in voices:
            voice = voices[one.article]
            stands[one.event].extend(voice.of_statement(voice.statements[one.statement], "denies", one.event))
    return stands


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
) -> tuple[Drawn, ...]:
    stands, declined = answered.stands, answered.declined
    parents = find_parents(clusters, chains)
    own = [[stand for member in one.members for stand in stands[member.event.id]] for one in clusters]
    held = [_resting(editions.marked(sorted(found, key=order))) for found in inherit(clusters, own, parents)]
    members: list[list[Event]] = [
        [member.event for member in one.members if not is_content(member)] for one in clusters
    ]
    for place, one in enumerate(clusters):
        for above in ancestors(place, parents):
            members[above].extend(member.event for member in one.members if not is_content(member))
    ids = [_id(one) for one in clusters]
    verdicts = [judge(one.key, stands) for one, stands in zip(clusters, held, strict=True)]
    answers = elsewhere(clusters, held, [verdict.latest for verdict in verdicts], chains, ids)
    summaries = tell_apart(clusters)
    drawn = [
        Drawn(
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
            ),
            family_of(one.key),
            key(Kind.SUMMARY, summarise(one)),
        )
        for place, one in enumerate(clusters)
    ]
    return tuple(sorted(drawn, key=lambda one: one.claim.id))


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
        if not is_described(party)
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
