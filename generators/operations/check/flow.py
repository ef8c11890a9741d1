"""What is known at one point of a body, and what a loop does to it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Final

from generators.operations.ir.expressions import Path

Key = tuple[str, ...]  # a name, then attributes; the names of client values begin with "$"
SIZE: Final = "len()"  # stands behind the key of rows


@dataclass(slots=True)
class Flow:
    """facts: what was tested to be there. alias: for local rows, the path by which they were reached."""

    assigned: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    facts: set[Key] = field(default_factory=set)
    alias: dict[str, Path] = field(default_factory=dict)
    ended: bool = False

    def copy(self) -> Flow:
        """An independent copy."""
        return Flow(set(self.assigned), set(self.deleted), set(self.facts), dict(self.alias), self.ended)

    def knowing(self, facts: set[Key]) -> Flow:
        """A copy that knows more."""
        found = self.copy()
        found.facts |= facts
        return found

    def merge(self, other: Flow) -> Flow:
        """What is known where two ways meet."""
        if self.ended or other.ended:
            return self.copy() if other.ended else other.copy()
        alias = {name: path for name, path in self.alias.items() if other.alias.get(name) == path}
        return Flow(self.assigned & other.assigned, self.deleted | other.deleted, self.facts & other.facts, alias)

    def forget_name(self, name: str) -> None:
        """A name gets another value."""
        self.facts = {key for key in self.facts if key[0] != name}
        self.alias = {each: path for each, path in self.alias.items() if name not in (each, path[0])}

    def forget_attribute(self, name: str) -> None:
        """A field or relation of this name changes in some row."""
        self.facts = {key for key in self.facts if name not in key[1:]}
        self.alias = {each: path for each, path in self.alias.items() if name not in path[1:]}

    def forget_sizes(self) -> None:
        """Rows come, go, or get another owner."""
        self.facts = {key for key in self.facts if SIZE not in key}


@dataclass(slots=True)
class Loop:
    """The loops around a statement: what was known before the outermost, and what its body does."""

    entry: Flow
    names: set[str]
    variables: list[str] = field(default_factory=list)
    followed: list[tuple[str, str, ast.expr]] = field(default_factory=list)  # entity, relation
    collected: list[tuple[str, ast.expr]] = field(default_factory=list)  # entity of a collection that is read
    redirected: set[tuple[str, str]] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
