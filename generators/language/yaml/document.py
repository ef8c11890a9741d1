"""A spec file as a tree of plain values that knows the place of each, and the list of what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from generators.language.messages.codes import CODES
from generators.support.errors import SpecError

Loc = tuple[str | int, ...]
At = Literal["value", "key"]


class Node(Struct):
    """A value and its place (1-based). ``data`` is shared with the parents' data: plain dicts, lists and scalars."""

    data: Any
    line: int
    column: int
    style: str = ""
    keys: dict[str, tuple[int, int]] = {}
    children: dict[str, Node] = {}
    items: list[Node] = []


@dataclass
class Document:
    """The text of a spec, what it says, and every error found so far; at most one error for each place is kept.

    data: plain dicts, lists and scalars. tree: the same with places; only errors ask for those.
    """

    display: str
    lines: list[str]
    data: Any = None
    tree: Callable[[], Node] = lambda: Node(None, 1, 1)
    errors: list[SpecError] = field(default_factory=list)
    broken: set[tuple[int, int]] = field(default_factory=set)
    has_nulls: bool = False  # some value in it is null
    reported: set[Loc] = field(default_factory=set)  # the parts about which there is an error

    @cached_property
    def root(self) -> Node:
        """The tree, made when it is first asked for."""
        return self.tree()

    def report_at(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        """Add an error at a place."""
        assert code in CODES, code
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.errors.append(SpecError(self.display, line, column, code, message, hint, source))

    def report(self, loc: Loc, code: str, message: str, hint: str = "", *, at: At = "value", offset: int = 0) -> None:
        """Add an error at a value or its key, unless its value is already known to be broken."""
        self.reported.add(loc)
        node = self.find(loc)
        if node is not None and (node.line, node.column) in self.broken:
            return
        line, column = self.place(loc, at)
        self.report_at(line, column + offset, code, message, hint)

    def break_at(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        """Add an error about a value itself: nothing that follows from it is reported."""
        self.report_at(line, column, code, message, hint)
        self.broken.add((line, column))

    def refused(self) -> frozenset[Loc]:
        """The parts of the spec about which there is an error, also those of which YAML itself has one."""
        waiting: list[tuple[Loc, Node]] = [((), self.root)] if self.broken else []
        found = set(self.reported)
        while waiting:
            loc, node = waiting.pop()
            if (node.line, node.column) in self.broken:
                found.add(loc)
            waiting += [((*loc, key), child) for key, child in node.children.items()]
            waiting += [((*loc, index), child) for index, child in enumerate(node.items)]
        return frozenset(found)

    def find(self, loc: Loc) -> Node | None:
        """The node at a path, if there is one."""
        node = self.root
        for step in loc:
            if isinstance(step, str):
                found = node.children.get(step)
                if found is None:
                    return None
                node = found
            elif step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def place(self, loc: Loc, at: At = "value") -> tuple[int, int]:
        """Line and column of a value or a key; of its nearest parent when it is not there."""
        if not loc:
            return self.root.line, self.root.column
        parent, node = self.find(loc[:-1]), self.find(loc)
        if at == "key" and parent is not None and loc[-1] in parent.keys:
            return parent.keys[str(loc[-1])]
        if node is not None:
            return node.line, node.column
        # A text that stands for a mapping is what anything in that mapping says.
        short = parent is not None and isinstance(parent.data, str)
        return self.place(loc[:-1], "value" if short else "key")

    def value(self, *loc: str | int) -> Any:
        """What is said at a path; None where nothing is."""
        value = self.data
        for step in loc:
            if isinstance(step, str):
                value = value.get(step) if isinstance(value, dict) else None
            else:
                value = value[step] if isinstance(value, list) and step < len(value) else None
        return value

    def names(self, *loc: str | int) -> tuple[str, ...]:
        """The keys of the mapping at a path, as written: also those whose values were refused."""
        value = self.value(*loc)
        return tuple(value) if isinstance(value, dict) else ()
