"""Directed graphs: a mapping of each node to those that it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def circles(graph: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """A number for each node: nodes that lead to one another, directly or not, have the same (Tarjan's algorithm)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    found: dict[str, int] = {}
    path: list[str] = []

    def enter(node: str) -> tuple[str, Iterator[str]]:
        order[node] = lowest[node] = len(order)
        path.append(node)
        return node, iter(graph[node])

    for start in graph:
        waiting = [enter(start)] if start not in order else []
        while waiting:
            node, following = waiting[-1]
            for each in following:
                if each not in order:
                    waiting.append(enter(each))
                    break
                if each not in found:
                    lowest[node] = min(lowest[node], order[each])
            else:
                waiting.pop()
                if waiting:
                    lowest[waiting[-1][0]] = min(lowest[waiting[-1][0]], lowest[node])
                if lowest[node] == order[node]:
                    while node not in found:
                        found[path.pop()] = order[node]
    return found
