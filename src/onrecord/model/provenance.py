"""Who has a claim from whom."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

NodeKind = Literal["article", "outlet", "speaker", "source", "party", "transcript"]
Relation = Literal[
    "copied from", "version of", "reported by", "own voice", "cites", "quotes", "told by", "speaks for",
    "on record in",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """An article or transcript by its id, an outlet or agency, a speaker, a party, each by name.

    A `source` is whom an outlet is said to cite, as printed. `family` is the id of the article that heads the
    copy family of an article, the same for all versions and copies of one text.
    """

    id: str
    kind: NodeKind
    name: str
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """`holder` has it from `source`; both are ids of nodes.

    The evidence: `words` stand at `span` of the full text of `article`; `line` is the statement or event they
    were read for, `note` what else the edge rests on. All are None where there is no such thing.
    """

    holder: str
    source: str
    relation: Relation
    article: str | None
    span: Span | None
    words: str | None
    line: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """Who has a claim from whom: nodes by kind and name, edges in the order of articles and their text."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
