"""What the emitted method holds at one point: the Python name of each row, table of rows and list that was loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generators.operations.ir.expressions import Path


@dataclass(slots=True)
class Held:
    """rows: by path. tables: rows by id, for each row of a list (``*items``) and the relations from it.

    lists: by the owner's path and the collection. targets: the entity and back relation of each list.
    sent: how the tables of lists that a client sends begin: what their items name stays the same.
    written: whether there may be changes that no statement has written to the database yet.
    """

    rows: dict[Path, str] = field(default_factory=dict)
    tables: dict[Path, str] = field(default_factory=dict)
    lists: dict[tuple[Path, str], str] = field(default_factory=dict)
    targets: dict[tuple[Path, str], tuple[str, str]] = field(default_factory=dict)
    fresh: dict[str, frozenset[str]] = field(default_factory=dict)  # entity -> columns that its new rows still lack
    sent: frozenset[str] = frozenset()
    written: bool = False
    log: list[Callable[[Held], None]] = field(default_factory=list)

    def copy(self) -> Held:
        """An independent copy, with an empty log."""
        return Held(
            dict(self.rows),
            dict(self.tables),
            dict(self.lists),
            dict(self.targets),
            dict(self.fresh),
            self.sent,
            self.written,
        )

    def apply(self, event: Callable[[Held], None]) -> None:
        """Let something happen, and remember it for the ways that meet this one."""
        event(self)
        self.log.append(event)

    def after(self, *ways: tuple[Held, bool]) -> Held:
        """What is still true after branches from here: (the end of a branch, whether it ends the operation)."""
        found = self.copy()
        found.log = self.log
        for way, ended in ways:
            for event in [] if ended else way.log:
                found.apply(event)
            found.written |= way.written and not ended
            for entity, columns in {} if ended else way.fresh.items():
                found.fresh[entity] = found.fresh.get(entity, frozenset()) | columns
        return found


def renamed(name: str) -> Callable[[Held], None]:
    """A Python name gets another value."""

    def event(held: Held) -> None:
        held.rows = {path: row for path, row in held.rows.items() if name not in (path[0], row)}
        held.tables = {path: table for path, table in held.tables.items() if path[0] not in (name, f"*{name}")}
        held.lists = {key: rows for key, rows in held.lists.items() if name not in (key[0][0], rows)}

    return event


def redirected(entity: str, relation: str) -> Callable[[Held], None]:
    """A relation of some row leads elsewhere."""

    def event(held: Held) -> None:
        held.rows = {path: row for path, row in held.rows.items() if relation not in path[1:]}
        held.tables = {
            path: table
            for path, table in held.tables.items()
            if relation not in path[2 if path[0] in held.sent else 1 :]
        }
        held.lists = {
            key: rows
            for key, rows in held.lists.items()
            if relation not in key[0][1:] and held.targets[key] != (entity, relation)
        }

    return event


def populated(entity: str) -> Callable[[Held], None]:
    """There are more or fewer rows of an entity."""

    def event(held: Held) -> None:
        held.lists = {key: rows for key, rows in held.lists.items() if held.targets[key][0] != entity}

    return event
