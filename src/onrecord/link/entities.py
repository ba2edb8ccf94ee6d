"""People, states and organisations across articles, merged by stated evidence alone.

The same id in the lexicon, or the same full name however it is spelt, makes one entity. A surname never
does: whoever is named by one word counts within their article. People of one name whose articles give them
different parties stay two.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.lexicon import Lexicon
from onrecord.link.names import Parties, plain
from onrecord.link.ports import Annotated
from onrecord.model import Entity, Interval, Mention, Office, Referent, make_id

KINDS = frozenset({"person", "state", "organisation"})
Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """Which entity a referent of an article is."""

    parties: Parties
    conflicts: Mapping[Identity, frozenset[str]]

    def id_of(self, article: str, referent: Referent) -> str | None:
        """The id of the entity that `referent` is in `article`; None for things and for whom nobody names."""
        identity = self.identity(article, referent)
        return make_id("n", *identity) if identity else None

    def identity(self, article: str, referent: Referent) -> Identity | None:
        """What the id hashes: kind, key or plain name, and what tells namesakes apart."""
        referent = self.parties.known(referent)
        base = _identity(article, referent)
        if base is None or base not in self.conflicts:
            return base
        return (*base, self.parties.party(referent) or "no party")


def index_entities(annotated: Iterable[Annotated], lexicon: Lexicon) -> EntityIndex:
    """The index of a ledger: it knows which names belong to several people."""
    parties = Parties(lexicon)
    held: dict[Identity, set[str]] = defaultdict(set)
    for article, annotations in annotated:
        for referent in _referents(annotations.mentions):
            referent = parties.known(referent)
            identity = _identity(article.id, referent)
            if identity and referent.kind == "person" and not referent.key:
                held[identity] |= {party for party in [parties.party(referent)] if party}
    conflicts = {identity: frozenset(names) for identity, names in held.items() if len(names) > 1}
    return EntityIndex(parties, conflicts)


def link_entities(annotated: Iterable[Annotated], lexicon: Lexicon) -> tuple[Entity, ...]:
    """The entities of a ledger, sorted by id, each with its names, its offices and how often it is mentioned.

    The term of an office that is still held ends on `date.max`.
    """
    pairs = tuple(annotated)
    index = index_entities(pairs, lexicon)
    found: dict[Identity, list[tuple[Referent, Mention]]] = defaultdict(list)
    for article, annotations in pairs:
        for mention in annotations.mentions:
            for referent in mention.referents:
                identity = index.identity(article.id, referent)
                if identity:
                    found[identity].append((index.parties.known(referent), mention))
    entities = [_entity(identity, seen, index.parties, lexicon) for identity, seen in found.items()]
    return tuple(sorted(entities, key=lambda entity: entity.id))


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


def _referents(mentions: Iterable[Mention]) -> Iterable[Referent]:
    return (referent for mention in mentions for referent in mention.referents)


def _entity(
    identity: Identity, seen: list[tuple[Referent, Mention]], parties: Parties, lexicon: Lexicon
) -> Entity:
    referents = [referent for referent, _ in seen]
    key = next((referent.key for referent in referents if referent.key), None)
    name = _most_common(referent.name for referent in referents)
    spoken = {mention.text for _, mention in seen if mention.form == "name" and len(mention.referents) == 1}
    return Entity(
        id=make_id("n", *identity),
        name=name,
        kind=referents[0].kind,
        aliases=tuple(sorted((spoken | {referent.name for referent in referents}) - {name})),
        party=_most_common(party for referent in referents if (party := parties.party(referent))) or None,
        offices=_offices(key, lexicon),
        wikidata=_wikidata(key, lexicon),
        mentions=len(seen),
    )


def _most_common(names: Iterable[str]) -> str:
    counts = Counter(names)
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
