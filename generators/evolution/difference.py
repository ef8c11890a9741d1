"""Two neighbouring snapshots -> what has to change. Pure: nothing but the two decides it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generators.evolution.changes import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddFunction,
    AddKey,
    AlterColumn,
    Change,
    CreateTable,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropFunction,
    DropKey,
    DropTable,
    FillColumn,
    Key,
    RenameColumn,
    RenameConstraint,
    RenameIndex,
    RenameTable,
    RequireColumn,
)
from generators.evolution.renaming import renamed_owed, renamed_schema, reversed_renames
from generators.python_source.literals import sql, sql_name
from generators.schema.snapshot import Owed, Snapshot
from generators.schema.tables import Column, Schema, Table, UniqueConstraint

T = TypeVar("T")


class Difference(Struct, frozen=True):
    """What has to change. impossible: why it cannot be done, "" when it can. lost: what comes back without what was in
    it."""

    changes: tuple[Change, ...]
    impossible: str = ""
    lost: tuple[str, ...] = ()


def forward(before: Snapshot, after: Snapshot) -> Difference:
    """What leads from one revision to the next."""
    return _Comparison(before, after).difference()


def backward(before: Snapshot, after: Snapshot) -> Difference:
    """What leads back from it."""
    back = replace(before, renamed=reversed_renames(after.renamed), values=dict(_restored(before, after)))
    return _Comparison(after, back).difference()


def has_unknown_values(before: Snapshot, after: Snapshot) -> bool:
    """Whether rows get values of enums that the version before does not know."""
    return any(mapped for _, mapped in _restored(before, after))


def _restored(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The values of enums that were renamed; those that became one that was there already stay what they are."""
    for place, mapped in after.values.items():
        table, _, column = place.partition(".")
        old_table, old_column = after.renamed.tables.get(table, table), after.renamed.columns.get(place, column)
        known = before.schema.tables[old_table].checks.get(f"ck_{old_table}_{old_column}_values", "")
        yield f"{old_table}.{old_column}", {new: old for old, new in mapped.items() if sql(new) not in known}


class _Comparison:
    """One comparison. moved: the schema before, under the names afterwards."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self.before, self.after = before, after
        self.moved = renamed_schema(before.schema, after.renamed)
        self.owed = renamed_owed(before.owed, after.renamed)
        self.impossible: list[str] = []
        self.lost: list[str] = []

    def difference(self) -> Difference:
        """Everything, in an order in which no change is in the way of another one."""
        return Difference(tuple(self._changes()), "; ".join(self.impossible), tuple(self.lost))

    def _changes(self) -> Iterator[Change]:
        old, new = self.moved, self.after.schema
        yield from self._renames()
        gone = {name: each for name, each in old.functions.items() if new.functions.get(name) != each}
        made = {name: each for name, each in new.functions.items() if old.functions.get(name) != each}
        yield from (DropFunction(each.table, name, each) for name, each in gone.items() if each.table)
        yield from (AddFunction("", name, each) for name, each in made.items() if not each.table)
        for name, table in new.tables.items():
            was = self._was(name)
            if was is None:
                yield CreateTable(name, table)
            else:
                yield from self._table(was, table)
        yield from self._left_behind(old, new)
        yield from self._empty_again()
        yield from (AddFunction(each.table, name, each) for name, each in made.items() if each.table)
        yield from self._paid()
        yield from (DropFunction("", name, each) for name, each in gone.items() if not each.table)

    def _empty_again(self) -> Iterator[Change]:
        """On the way back: what the version before the last one used, without what was in it."""
        for name, table in self.after.owed.tables.items():
            if self._was(name) is None:
                self.lost.append(name)
                yield CreateTable(name, table)
        for name, columns in self.after.owed.columns.items():
            was = self._was(name)
            there = {*self.owed.columns.get(name, {}), *(was.columns if was is not None else ())}
            for each in (each for each in columns if each not in there):
                self.lost.append(f"{name}.{each}")
                yield AddColumn(name, each, columns[each])

    def _was(self, name: str) -> Table | None:
        """A table as it is found, or None when there is none."""
        return self.moved.tables.get(name) or self.owed.tables.get(name)

    def _renames(self) -> Iterator[Change]:
        for new, old in self.after.renamed.tables.items():
            yield RenameTable(new, old)
            yield RenameConstraint(new, f"pk_{old}", f"pk_{new}")
        for place, old in self.after.renamed.columns.items():
            table, _, new = place.partition(".")
            yield RenameColumn(table, old, new)

    def _table(self, was: Table, now: Table) -> Iterator[Change]:
        yield from self._constraints(was, now)
        yield from self._columns(was, now)
        yield from self._values(now)

    # -- Columns

    def _columns(self, was: Table, now: Table) -> Iterator[Change]:
        left = self.owed.columns.get(now.name, {})
        for name, column in now.columns.items():
            before = was.columns.get(name) or left.get(name)
            if before is None:
                yield from self._new_column(now.name, name, column)
            elif before != column:
                yield from self._changed_column(now.name, name, before, column)
        owed = self.after.owed.columns.get(now.name, {})
        for name, column in was.columns.items():
            if name in owed and owed[name] != column:
                yield AlterColumn(now.name, name, column, owed[name])

    def _new_column(self, table: str, name: str, column: Column) -> Iterator[Change]:
        if not column.nullable and not column.default:
            self.impossible.append(f"{table}.{name} has to have a value, and what was in it is gone")
            return
        yield AddColumn(table, name, column)

    def _changed_column(self, table: str, name: str, before: Column, after: Column) -> Iterator[Change]:
        required = before.nullable and not after.nullable
        altered = replace(after, nullable=True) if required else after
        if altered != before:
            yield AlterColumn(table, name, before, altered)
        if required:
            yield RequireColumn(table, name)
            if after.default:
                column = sql_name(name)
                yield FillColumn(table, name, after.default, f"{column} IS NULL")

    def _values(self, now: Table) -> Iterator[Change]:
        for name in now.columns:
            for old, new in self.after.values.get(f"{now.name}.{name}", {}).items():
                column = sql_name(name)
                yield FillColumn(now.name, name, sql(new), f"{column} = {sql(old)}")

    def _filled(self, table: str) -> Iterator[str]:
        """The columns of which rows get another value."""
        places = (place.partition(".") for place in self.after.values)
        return (column for of, _, column in places if of == table)

    # -- Constraints

    def _constraints(self, was: Table, now: Table) -> Iterator[Change]:
        """Those of the same meaning and another name are renamed, the others go and come."""
        for name, key in _unlike(was.foreign_keys, now.foreign_keys).items():
            if (new := _alike(key, now.foreign_keys, was.foreign_keys)) is not None:
                yield RenameConstraint(now.name, name, new)
            else:
                yield DropForeignKey(now.name, name, key)
        # A check would be held against every row while the type changes: it comes again afterwards.
        retyped = tuple(f"ck_{now.name}_{column}_" for column in _retyped(was, now))
        for name, check in was.checks.items():
            new = name if now.checks.get(name) == check else _alike(check, now.checks, was.checks)
            if new is None or new.startswith(retyped):
                yield DropCheck(now.name, name)
            elif new != name:
                yield RenameConstraint(now.name, name, new)
            if new is not None and new.startswith(retyped):
                yield AddCheck(now.name, new, check)
        yield from self._keys(was, now)
        filled = tuple(f"ck_{now.name}_{column}_" for column in self._filled(now.name))
        for name, check in _unlike(now.checks, was.checks).items():
            if _alike(check, was.checks, now.checks) is None:
                yield AddCheck(now.name, name, check, name.startswith(filled))
        for name, key in _unlike(now.foreign_keys, was.foreign_keys).items():
            if _alike(key, was.foreign_keys, now.foreign_keys) is None:
                yield AddForeignKey(now.name, name, key)

    def _keys(self, was: Table, now: Table) -> Iterator[Change]:
        old: dict[str, Key] = {**was.unique, **was.indexes}
        new: dict[str, Key] = {**now.unique, **now.indexes}
        for name, key in _unlike(old, new).items():
            if (renamed := _alike(key, new, old)) is not None:
                rename = RenameConstraint if isinstance(key, UniqueConstraint) else RenameIndex
                yield rename(now.name, name, renamed)
            elif name not in new:
                yield DropKey(now.name, name, key)
        for name, key in _unlike(new, old).items():
            if _alike(key, old, new) is None:
                yield AddKey(now.name, name, key, old.get(name))

    # -- What is left behind for the version that is being replaced, and what goes at last

    def _left_behind(self, old: Schema, new: Schema) -> Iterator[Change]:
        for name, table in old.tables.items():
            if name not in new.tables:
                # First of all: what goes may refer to each other.
                yield from (DropForeignKey(name, each, key) for each, key in table.foreign_keys.items())
                if name not in self.after.owed.tables:
                    yield DropTable(name)
        for name, table in self.after.owed.tables.items():
            was = self._was(name)
            if was is not None:
                yield from (DropCheck(name, each) for each in _unlike(was.checks, table.checks))
                yield from (AddCheck(name, each, check) for each, check in _unlike(table.checks, was.checks).items())
        for name, table in new.tables.items():
            was = self._was(name)
            gone = () if was is None else was.columns.keys() - table.columns.keys()
            yield from (DropColumn(name, each) for each in sorted(gone) if not _is_owed(self.after.owed, name, each))

    def _paid(self) -> Iterator[Change]:
        for table, columns in self.owed.columns.items():
            now = self.after.schema.tables.get(table)
            for name in columns:
                if not _is_owed(self.after.owed, table, name) and (now is None or name not in now.columns):
                    yield DropColumn(table, name)
        for table in self.owed.tables:
            if table not in self.after.owed.tables and table not in self.after.schema.tables:
                yield DropTable(table)


def _retyped(was: Table, now: Table) -> Iterator[str]:
    """The columns that are of another type now."""
    both = was.columns.keys() & now.columns.keys()
    return (name for name in sorted(both) if was.columns[name].type != now.columns[name].type)


def _is_owed(owed: Owed, table: str, column: str) -> bool:
    return column in owed.columns.get(table, {})


def _unlike(some: Mapping[str, T], others: Mapping[str, T]) -> dict[str, T]:
    """Those that the others have not, or otherwise."""
    return {name: each for name, each in some.items() if others.get(name) != each}


def _alike(wanted: T, some: Mapping[str, T], others: Mapping[str, T]) -> str | None:
    """The name of an equal one that the others have not under this name."""
    return next((name for name, each in some.items() if each == wanted and others.get(name) != each), None)
