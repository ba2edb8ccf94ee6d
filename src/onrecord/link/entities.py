"""People, states and organisations across articles, merged by stated evidence alone.

The same id in the lexicon, or the same full name however it is spelt, makes one entity. A surname never
does: whoever is named by one word counts within their article. People of one name whose articles give them
different parties stay two.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.lexicon import Lexicon
from onrecord.link.names import Parties, plain
from onrecord.link.ports import Annotated
from onrecord.model import Entity, Interval, Office, Referent, make_id

KINDS = frozenset({"person", "state", "organisation"})
Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """How one article names somebody: all mentions of one identity and party.

    `identity` is kind, and key or plain name, `key` the lexicon's id. `names` are the names that the mentions
    stand for, with how many do, `spoken` the words of those that are names themselves.
    """

    article: str
    identity: Identity
    key: str | None
    party: str | None
    names: tuple[tuple[str, int], ...]
    spoken: tuple[str, ...]

    @property
    def mentions(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.names)


def find_namings(annotated: Annotated, lexicon: Lexicon) -> tuple[Naming, ...]:
    """Whom an article names, sorted."""
    article, annotations = annotated
    parties = Parties(lexicon)
    names: dict[_Named, Counter[str]] = defaultdict(Counter)
    spoken: dict[_Named, set[str]] = defaultdict(set)
    for mention in annotations.mentions:
        for referent in map(parties.known, mention.referents):
            identity = _identity(article.id, referent)
            if identity is None:
                continue
            named = (identity, referent.key or "", parties.party(referent) or "")
            names[named][referent.name] += 1
            if mention.form == "name" and len(mention.referents) == 1:
                spoken[named].add(mention.text)
    return tuple(
        Naming(
            article.id,
            identity,
            key or None,
            party or None,
            tuple(sorted(names[identity, key, party].items())),
            tuple(sorted(spoken[identity, key, party])),
        )
        for identity, key, party in sorted(names)
    )


_Named = tuple[Identity, str, str]


def link_entities(annotated: Iterable[Annotated], lexicon: Lexicon) -> tuple[Entity, ...]:
    """The entities of a ledger, sorted by id, each with its names, its offices and how often it is mentioned.

    The term of an office that is still held ends on `date.max`.
    """
    return gather((naming for pair in annotated for naming in find_namings(pair, lexicon)), lexicon)


def gather(namings: Iterable[Naming], lexicon: Lexicon) -> tuple[Entity, ...]:
    """The entities of all namings of some identities, sorted by id."""
    found: dict[Identity, list[Naming]] = defaultdict(list)
    for naming in namings:
        found[naming.identity].append(naming)
    parts = {part: each for base, held in found.items() for part, each in _apart(base, held)}
    return tuple(
        sorted((_entity(part, each, lexicon) for part, each in parts.items()), key=lambda one: one.id)
    )


def _apart(base: Identity, namings: Sequence[Naming]) -> Iterator[tuple[Identity, list[Naming]]]:
    """Namesakes of whom articles say that they speak for different parties, each by themselves."""
    held = {naming.party for naming in namings if naming.party and not naming.key}
    if base[0] != "person" or len(held) < 2:
        yield base, list(namings)
        return
    for party in sorted({naming.party or "" for naming in namings}):
        own = [naming for naming in namings if (naming.party or "") == party]
        yield (*base, party or "no party"), own


def _identity(article: str, referent: Referent) -> Identity | None:
    if not referent.named or referent.kind not in KINDS:
        return None
    if referent.key:
        return (referent.kind, referent.key)
    name = plain(referent.name)
    if not name:
        return None
    if referent.kind == "person" and " " not in name:
        return (referent.kind, name, article)
    return (referent.kind, name)


def _entity(identity: Identity, namings: Sequence[Naming], lexicon: Lexicon) -> Entity:
    key = min((naming.key for naming in namings if naming.key), default=None)
    counts: Counter[str] = Counter()
    parties: Counter[str] = Counter()
    for naming in namings:
        counts.update(dict(naming.names))
        parties.update({naming.party: naming.mentions} if naming.party else {})
    name = _most_common(counts)
    spoken = {word for naming in namings for word in naming.spoken}
    return Entity(
        id=make_id("n", *identity),
        name=name,
        kind=identity[0],  # type: ignore[arg-type]  # `_identity` puts the kind first
        aliases=tuple(sorted((spoken | set(counts)) - {name})),
        party=_most_common(parties) or None,
        offices=_offices(key, lexicon),
        wikidata=_wikidata(key, lexicon),
        mentions=sum(counts.values()),
    )


def _most_common(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _offices(key: str | None, lexicon: Lexicon) -> tuple[Office, ...]:
    if key not in lexicon.people:
        return ()
    names = {body.id: body.name for body in lexicon.organisations.values()}
    names |= {state.id: state.name for state in lexicon.states.values()}
    found = [
        (holder.start, office.titles[0], names[office.body], holder.end)
        for office in lexicon.offices.values()
        for holder in office.holders
        if holder.person == key
    ]
    return tuple(
        Office(title, body, Interval(start, end or date.max))
        for start, title, body, end in sorted(found, key=lambda term: term[:3])
    )


def _wikidata(key: str | None, lexicon: Lexicon) -> str | None:
    if key is None:
        return None
    entry = lexicon.people.get(key) or lexicon.states.get(key) or lexicon.organisations.get(key)
    return entry.wikidata if entry else None
