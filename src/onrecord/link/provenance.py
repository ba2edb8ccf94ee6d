"""The origin graph of a claim: who has it from whom, each edge with the words that say so.

Every edge leads from who holds a thing to where they have it from (`prov:wasDerivedFrom`, W3C PROV-O, 2013):
a copy to the original, an article to the outlet that it cites and to the people whom it quotes, an outlet to
whoever told it, a speaker to the party that they speak for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from onrecord.link.components import components
from onrecord.link.copies.find import COPIES
from onrecord.link.names import called
from onrecord.model import Article, Claim, Copy, Event, Origin, Position, Span, Statement
from onrecord.model.provenance import Edge, Node, NodeKind, OriginGraph

CITING = re.compile(r"\b(?:citing|quoting)\s+([^.;:!?,\n”\"]{2,120})", re.I)
SENTENCE_END = re.compile(r"[.!?][”\"’')]*(?=\s)|\n")
KINDS: tuple[NodeKind, ...] = ("party", "speaker", "source", "outlet", "transcript", "article")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a graph is drawn from; more than the claim needs does no harm.

    `articles`, `statements` and `events` are by id, `origins` by article. `versions` are groups of ids,
    oldest first, `titles` those of transcripts, by id.
    """

    articles: Mapping[str, Article]
    statements: Mapping[str, Statement] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    copies: Sequence[Copy] = ()
    versions: Sequence[tuple[str, ...]] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


def trace(claim: Claim, sources: Sources) -> OriginGraph:
    """The origin graph of a claim, over those of its articles that `sources` has."""
    held = {*claim.articles, *claim.earlier} & sources.articles.keys()
    derived = [*_versions(held, sources.versions), *_copies(held, sources.copies)]
    family = _families(held, derived, sources.articles)
    nodes = {
        one: Node(one, sources.articles[one].kind, called(sources.articles[one]), family[one])
        for one in sorted(held)
    }
    edges = [*derived, *_reported(held, sources)]
    for position in claim.positions:
        if position.article in held:
            edges.extend(_taken(position, sources))
    edges = _merged(edges)
    for edge in edges:
        for end in (edge.holder, edge.source):
            nodes.setdefault(end, _named(end, sources.titles))
    ordered = sorted(nodes.values(), key=lambda node: (KINDS.index(node.kind), node.name, node.id))
    return OriginGraph(tuple(ordered), tuple(sorted(dict.fromkeys(edges), key=_place)))


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    """With one node for a speaker whom an article quotes and an outlet is said to cite by the same name."""
    quoted = {end for edge in edges for end in (edge.holder, edge.source) if end.startswith("speaker:")}
    same = {_key("source", end.partition(":")[2]): end for end in quoted}
    return [replace(edge, source=same.get(edge.source, edge.source)) for edge in edges]


def _place(edge: Edge) -> tuple[str, Span, str, str, str]:
    return edge.article or "", edge.span or Span(0, 0), edge.relation, edge.holder, edge.source


def _key(kind: NodeKind, name: str) -> str:
    """The id of a node that is no article.

    >>> _key("outlet", "Harbour Wire")
    'outlet:Harbour Wire'
    """
    return f"{kind}:{name}"


def _named(key: str, titles: Mapping[str, str]) -> Node:
    kind, _, name = key.partition(":")
    found = next((one for one in KINDS if one == kind), None)
    return Node(key, found, name) if found and name else Node(key, "transcript", titles.get(key, key))


def _versions(held: Iterable[str], versions: Iterable[tuple[str, ...]]) -> Iterator[Edge]:
    for group in versions:
        known = [one for one in group if one in set(held)]
        for older, newer in pairwise(known):
            yield Edge(newer, older, "version of", newer, None, None, note="a later version of the article")


def _copies(held: Iterable[str], copies: Iterable[Copy]) -> Iterator[Edge]:
    both = set(held)
    for one in copies:
        if one.relation in COPIES and {one.original, one.copy} <= both:
            note = f"{one.relation} copy, {one.shared:.0%} of the shorter one shared"
            yield Edge(one.copy, one.original, "copied from", one.copy, None, None, note=note)


def _families(
    held: Iterable[str], derived: Iterable[Edge], articles: Mapping[str, Article]
) -> dict[str, str]:
    """Article -> the earliest article of its copies and versions."""

    def age(article: str) -> tuple[date, str]:
        published = articles[article].published
        return published.start if published else date.max, article

    groups = components(sorted(held), ((edge.holder, edge.source) for edge in derived))
    return {article: min(group, key=age) for group in groups for article in group}


def _reported(held: Iterable[str], sources: Sources) -> Iterator[Edge]:
    """From each article to who did its reporting."""
    for article in sorted(held):
        if origin := sources.origins.get(article):
            outlet = _key("outlet", origin.name)
            yield Edge(article, outlet, "reported by", article, None, None, note=origin.basis)


def _taken(position: Position, sources: Sources) -> Iterator[Edge]:
    """Where an article has a position from."""
    article = sources.articles[position.article]
    statement = sources.statements.get(position.statement or "")
    if statement is not None:
        yield from _said(position, statement, article, sources)
        return
    event = sources.events.get(position.event or "")
    if event is None:
        return
    words = event.evidence.of(article.full_text)
    if position.own_voice:
        outlet = _key("outlet", position.party)
        yield Edge(article.id, outlet, "own voice", article.id, event.evidence, words, event.id)
    else:  # in a transcript: whose turn it is
        speaker = _key("speaker", position.speaker or position.party)
        yield Edge(article.id, speaker, "quotes", article.id, event.evidence, words, event.id)


def _said(position: Position, statement: Statement, article: Article, sources: Sources) -> Iterator[Edge]:
    """From an article, through the outlet that it cites if it does, to the speaker and the party."""
    text = article.full_text
    attribution = _attribution(statement)
    words = attribution.of(text) if attribution else None
    if position.own_voice:  # "Yonhap reported"
        outlet = _key("outlet", position.origin or position.party)
        yield Edge(article.id, outlet, "cites", article.id, attribution, words, statement.id)
        yield from _cited(outlet, statement, text)
        return
    speaker = _key("speaker", position.speaker) if position.speaker else _key("party", position.party)
    own = sources.origins.get(article.id)
    if position.origin and own and position.origin != own.name:
        outlet = _key("outlet", position.origin)
        named = _mention(position.origin, statement, text) or attribution
        yield _edge(article.id, outlet, named, text, statement)
        yield Edge(outlet, speaker, "told by", article.id, attribution, words, statement.id)
    else:
        yield Edge(article.id, speaker, "quotes", article.id, attribution, words, statement.id)
    if position.speaker and position.party != position.speaker:
        party = _key("party", position.party)
        source = statement.source[0] if statement.source else None
        said = source.of(text) if source else None
        yield Edge(speaker, party, "speaks for", article.id, source, said, statement.id)
    yield from _on_record(speaker, statement)


def _edge(holder: str, source: str, span: Span | None, text: str, statement: Statement) -> Edge:
    words = span.of(text) if span else None
    return Edge(holder, source, "cites", statement.article, span, words, statement.id)


def _cited(outlet: str, statement: Statement, text: str) -> Iterator[Edge]:
    """Whom an outlet is said to cite, in the sentence of the statement."""
    extent = _sentence(statement.extent, text)
    for found in CITING.finditer(text, extent.start, extent.end):
        name = " ".join(found[1].split())
        span = Span(found.start(), found.start(1) + len(found[1].rstrip()))
        yield Edge(
            outlet, _key("source", name), "cites", statement.article, span, span.of(text), statement.id
        )


def _on_record(speaker: str, statement: Statement) -> Iterator[Edge]:
    """The transcripts that have the words."""
    for check in statement.records:
        if check.document and check.turn is not None and check.check not in ("not_found", "no_transcript"):
            yield Edge(
                speaker, check.document, "on record in", statement.article, check.span, check.piece,
                statement.id, note=check.check,
            )  # fmt: skip


def _attribution(statement: Statement) -> Span | None:
    """Source and cue, with what stands between where they are neighbours; the source alone where not."""
    parts = sorted((*statement.source, *statement.cue))
    if not parts:
        return None
    whole = Span(parts[0].start, max(part.end for part in parts))
    apart = any(whole.overlaps(content) for content in statement.content)
    return (statement.source or statement.cue)[0] if apart else whole


def _mention(outlet: str, statement: Statement, text: str) -> Span | None:
    """Where the sentence names the outlet, by as many of the words of its name as stand there."""
    extent = _sentence(statement.extent, text)
    words = outlet.split()
    for end in range(len(words), 0, -1):
        name = re.compile(rf"\b{re.escape(' '.join(words[:end]))}\b")
        if found := name.search(text, extent.start, extent.end):
            return Span(found.start(), found.end())
    return None


def _sentence(extent: Span, text: str) -> Span:
    """The stretch up to the end of the sentence in which a statement ends."""
    ends = SENTENCE_END.search(text, extent.end)
    return Span(extent.start, ends.end() if ends else len(text))
