"""Comparing what tables hold by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from generators.evolution.changes import Key
from generators.evolution.renaming import names_in
from generators.evolution.words import values_of
from generators.schema.snapshot import Snapshot
from generators.schema.tables import Index, Schema, Table

T = TypeVar("T")


def unlike(some: Mapping[str, T], others: Mapping[str, T]) -> dict[str, T]:
    """Those that the others have not, or otherwise."""
    return {name: each for name, each in some.items() if others.get(name) != each}


def alike(wanted: T, some: Mapping[str, T], others: Mapping[str, T]) -> str | None:
    """The name of an equal one that the others have not under this name."""
    return next((name for name, each in some.items() if each == wanted and others.get(name) != each), None)


def keys_of(table: Table) -> dict[str, Key]:
    """The unique constraints and indexes of a table."""
    return {**table.unique, **table.indexes}


def retyped(was: Table, now: Table) -> Iterator[str]:
    """The columns that are of another type now."""
    both = was.columns.keys() & now.columns.keys()
    return (name for name in sorted(both) if was.columns[name].type != now.columns[name].type)


def mentions(key: Key, column: str) -> bool:
    """Whether SQL of a key speaks of a column, which is more than to be one of its columns."""
    if not isinstance(key, Index):
        return False
    texts = [key.where, *(each for each in key.columns if not each.isidentifier())]
    return any(column in names_in(text) for text in texts)


def speaks_of(key: Key, columns: Iterable[str]) -> bool:
    """Whether one of these columns is in a key, in whatever way."""
    return any(column in key.columns or mentions(key, column) for column in columns)


def checks_of(table: Table, columns: Iterable[str]) -> set[str]:
    """The names of the checks that speak of one of these columns."""
    wanted = set(columns)
    return {name for name, check in table.checks.items() if not wanted.isdisjoint(names_in(check))}


def without(table: Table, columns: Iterable[str]) -> Table:
    """A table without what goes with these columns when they go."""
    gone, checks = set(columns), checks_of(table, columns)
    return replace(
        table,
        checks={name: check for name, check in table.checks.items() if name not in checks},
        unique={name: key for name, key in table.unique.items() if gone.isdisjoint(key.columns)},
        indexes={name: key for name, key in table.indexes.items() if gone.isdisjoint(key.columns)},
    )


def unread(before: Schema, after: Snapshot) -> Iterator[str]:
    """What rows may hold afterwards that the version before cannot read, in words. before: under the new names."""
    for name, now in after.schema.tables.items():
        was = before.tables.get(name)
        columns, mirrored = {**after.owed.columns.get(name, {}), **now.columns}, after.owed.mirrored(name)
        for column, old in was.columns.items() if was is not None else ():
            assert was is not None, "it has columns"
            new = mirrored.get(column, column)
            known, values = values_of(was, column), values_of(now, new)
            if new in now.columns and known and not set(known).issuperset(values or [""]):
                yield f"a new value in {name}.{column}"
            if new in columns and columns[new].nullable and not old.nullable:
                yield f"nothing in {name}.{column}"
