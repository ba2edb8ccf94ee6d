"""The origin graphs of claims: gathered from the ledger, for people and for programs."""

import sys
from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from onrecord.ledger import ArticleFilter, ClaimRow, EventFilter, Ledger, StatementFilter
from onrecord.link.provenance import Sources, trace
from onrecord.model.provenance import Edge, Node, OriginGraph
from onrecord.present import wording
from onrecord.present.console import safe
from onrecord.present.formats import Format, print_as, write_jsonl
from onrecord.present.records import Record, span

BATCH = 100  # claims whose lines are read at a time
WORDS = 90  # characters of evidence in a table
FIELDS = ("holder", "relation", "source", "article", "span", "words", "line", "note")


def graphs(ledger: Ledger, rows: Sequence[ClaimRow]) -> Iterator[tuple[ClaimRow, OriginGraph]]:
    """Each claim with its origin graph, in the order given."""
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        sources = _sources(ledger, batch)
        yield from ((row, trace(row.claim, sources)) for row in batch)


def graph_record(graph: OriginGraph) -> Record:
    """The field `origin_graph` of a claim."""
    return {
        "nodes": [_node(node) for node in graph.nodes],
        "edges": [_edge(edge) for edge in graph.edges],
    }


def print_graph(graph: OriginGraph, format_: Format) -> None:
    """Print a graph: as JSON lines the nodes, then the edges; in other formats the edges alone."""
    if format_ is Format.jsonl:
        nodes = ({"node": node.id, **_node(node)} for node in graph.nodes)
        write_jsonl([*nodes, *({"edge": edge.relation, **_edge(edge)} for edge in graph.edges)], sys.stdout)
    else:
        print_as(map(_edge, graph.edges), FIELDS, format_)


def graph_table(graph: OriginGraph) -> Table:
    """Who has it, how and from whom, with the words that say so, a line an edge."""
    names = {node.id: f"{node.name} ({node.kind})" for node in graph.nodes}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="underline")
    for title, ratio in (("who has it", 3), ("how", 2), ("from whom", 3), ("evidence", 5)):
        table.add_column(title, ratio=ratio, overflow="fold")
    for edge in graph.edges:
        cells = (names[edge.holder], edge.relation, names[edge.source], _evidence(edge))
        table.add_row(*(Text(safe(cell)) for cell in cells))
    return table


def _sources(ledger: Ledger, rows: Sequence[ClaimRow]) -> Sources:
    claims = [row.claim for row in rows]
    lines = {line for claim in claims for one in claim.positions for line in (one.statement, one.event)}
    ids = tuple(sorted(line for line in lines if line))
    said = ledger.statements(StatementFilter(ids=ids, include_rejected=True))
    done = ledger.events(EventFilter(ids=ids, include_rejected=True))
    articles = {article for claim in claims for article in (*claim.articles, *claim.earlier)}
    held = ledger.articles(ArticleFilter(ids=tuple(sorted(articles))))
    return Sources(
        articles={row.article.id: row.article for row in held},
        statements={row.statement.id: row.statement for row in said},
        events={row.event.id: row.event for row in done},
        origins={row.article.id: row.origin for row in held if row.origin},
        copies=tuple(dict.fromkeys(copy for row in held for copy in row.copies)),
        versions=tuple(sorted({row.versions for row in held if row.versions})),
        titles={one.id: one.title or one.file for row in said for one in row.transcripts},
    )


def _node(node: Node) -> Record:
    return {"id": node.id, "kind": node.kind, "name": node.name, "family": node.family}


def _edge(edge: Edge) -> Record:
    return {
        "holder": edge.holder,
        "relation": edge.relation,
        "source": edge.source,
        "article": edge.article,
        "span": span(edge.span) if edge.span else None,
        "words": edge.words,
        "line": edge.line,
        "note": edge.note,
    }


def _evidence(edge: Edge) -> str:
    words = f"“{wording.shortened(edge.words, WORDS)}”" if edge.words else ""
    where = f"{edge.article} {edge.span.start}–{edge.span.end}" if edge.span else ""
    return "; ".join(part for part in (words, edge.note or "", where) if part)
