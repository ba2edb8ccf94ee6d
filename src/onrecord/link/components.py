"""Connected components of a graph, by union-find."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> list[tuple[Node, ...]]:
    """The components of a graph, each in the order of `nodes`; edges to unknown nodes are left out."""
    ordered = list(dict.fromkeys(nodes))
    parent = {node: node for node in ordered}

    def find(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for first, second in edges:
        if first in parent and second in parent:
            parent[find(first)] = find(second)
    found: dict[Node, list[Node]] = {}
    for node in ordered:
        found.setdefault(find(node), []).append(node)
    return [tuple(members) for members in found.values()]
