"""Two neighbouring snapshots -> what has to change. Pure: nothing but the two decides it."""

from __future__ import annotations

from collections.abc import Iterator

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
    ConvertColumn,
    CreateTable,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropFunction,
    DropKey,
    DropTable,
    FillRows,
    RenameColumn,
    RenameConstraint,
    RenameIndex,
    RenameTable,
    RequireColumn,
    SetDefault,
)
from generators.evolution.comparing import alike, checks_of, keys_of, retyped, speaks_of, unlike, unread, without
from generators.evolution.copies import Copies, copied_column, met_before
from generators.evolution.fills import fills_of, mapped_values, with_other_values
from generators.evolution.renaming import name_before, renamed_owed, renamed_schema, way_back
from generators.python_source.literals import sql_name
from generators.schema.snapshot import Owed, Snapshot
from generators.schema.tables import Column, Function, Schema, Table, UniqueConstraint


class Difference(Struct, frozen=True):
    """What has to change. impossible: why it cannot be done, "" when it can. lost: what comes back without what was in
    it. unread: what rows may hold afterwards that the version before cannot read, in words. met: rules that the version
    before meets already, under other names."""

    changes: tuple[Change, ...]
    impossible: str = ""
    lost: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    met: tuple[Change, ...] = ()


def forward(before: Snapshot, after: Snapshot) -> Difference:
    """What leads from one revision to the next."""
    return _Comparison(before, after).difference()


def backward(before: Snapshot, after: Snapshot) -> Difference:
    """What leads back from it."""
    converted = frozenset(name_before(after, place) for place in after.conversions)
    return _Comparison(after, way_back(before, after), converted).difference()


class _Comparison:
    """One comparison. moved: the schema before, under the names afterwards. converted: columns, by ``table.column``, of
    which nobody knows what they were."""

    def __init__(self, before: Snapshot, after: Snapshot, converted: frozenset[str] = frozenset()) -> None:
        self.before, self.after, self.converted = before, after, converted
        self.moved = renamed_schema(before.schema, after.renamed)
        self.owed = renamed_owed(before.owed, after.renamed)
        self.copies = Copies(self.moved, self.owed, after)
        self.impossible: list[str] = []
        self.lost: list[str] = []

    def difference(self) -> Difference:
        """Everything, in an order in which no change is in the way of another one."""
        changes = tuple(self._changes())
        met = met_before(renamed_schema(self.before.schema, self.copies.names()), changes)
        said = tuple(unread(self.moved, self.after))
        return Difference(changes, "; ".join(self.impossible), tuple(self.lost), said, tuple(met))

    def _changes(self) -> Iterator[Change]:
        old, new = self.moved, self.after.schema
        yield from self._renames()
        gone, made = self._functions()
        # A trigger alone calls a function of another one.
        for name, each in sorted(gone.items(), key=lambda item: bool(item[1].body)):
            if each.table:
                yield DropFunction(each.table, name, each, late=self.copies.holds(name, each))
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

    def _functions(self) -> tuple[dict[str, Function], dict[str, Function]]:
        """Those that go and those that come, with those that are owed."""
        old = {**self.moved.functions, **self.before.owed.functions}
        new = {**self.after.schema.functions, **self.after.owed.functions}
        return unlike(old, new), unlike(new, old)

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
                if (new := self.after.owed.mirrored(name).get(each)) is not None:
                    yield from copied_column(name, new, each, columns[each])
                    continue
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
            yield RenameColumn(table, old, new, known=new not in self.after.owed.mirrored(table).values())

    def _table(self, was: Table, now: Table) -> Iterator[Change]:
        converted = self._converted(now)
        left, kept = (without(each, converted) for each in (was, now)) if converted else (was, now)
        yield from self._constraints(left, replace(kept, checks=now.checks))
        yield from self._columns(was, now)
        yield from self.copies.filled(now.name)
        yield from fills_of(now, self.after)
        yield from mapped_values(was, now, self.after)

    def _converted(self, now: Table) -> list[str]:
        return [name for name in now.columns if f"{now.name}.{name}" in self.after.conversions]

    # -- Columns

    def _columns(self, was: Table, now: Table) -> Iterator[Change]:
        left = self.owed.columns.get(now.name, {})
        for name, column in now.columns.items():
            before = was.columns.get(name) or left.get(name)
            if (old := self.copies.old(now.name, name)) is not None:
                yield from copied_column(now.name, old, name, column)
                yield from self._required(now.name, name, {**left, **was.columns}[old], column)
            elif before is None:
                yield from self._new_column(now.name, name, column)
            elif before != column:
                yield from self._changed_column(now.name, name, before, column)
        owed = self.after.owed.columns.get(now.name, {})
        for name, column in {**left, **was.columns}.items():
            if name in owed and name not in now.columns and owed[name] != column:
                yield AlterColumn(now.name, name, column, owed[name])

    def _new_column(self, table: str, name: str, column: Column) -> Iterator[Change]:
        if f"{table}.{name}" in self.after.fills:
            yield AddColumn(table, name, replace(column, nullable=True, default=""))
            if column.default:
                yield SetDefault(table, name, column.default)
            if not column.nullable:
                yield RequireColumn(table, name)
            return
        if not column.nullable and not column.default:
            self.impossible.append(f"{table}.{name} has to have a value, and what was in it is gone")
            return
        yield AddColumn(table, name, column)

    def _changed_column(self, table: str, name: str, before: Column, after: Column) -> Iterator[Change]:
        place = f"{table}.{name}"
        if place in self.converted:
            self.impossible.append(f"{place} was converted")
            return
        if place in self.after.conversions:
            yield from self._conversion(table, name, after)
            return
        required = before.nullable and not after.nullable
        altered = replace(after, nullable=True) if required else after
        if altered != before:
            yield AlterColumn(table, name, before, altered)
        if required:
            yield from self._required(table, name, before, after)

    def _required(self, table: str, name: str, before: Column, after: Column) -> Iterator[Change]:
        """A column that has to have a value, which rows may not have had."""
        if after.nullable:
            return
        yield RequireColumn(table, name)
        empty = self.copies.may_be_empty(table, name, before)
        if empty and after.default and f"{table}.{name}" not in self.after.fills:
            yield FillRows(table, {name: after.default}, f"{sql_name(name)} IS NULL")

    def _conversion(self, table: str, name: str, after: Column) -> Iterator[Change]:
        now, value = self.after.schema.tables[table], self.after.conversions[f"{table}.{name}"].sql
        keys = (AddKey(table, each, key) for each, key in keys_of(now).items() if name in key.columns)
        yield ConvertColumn(table, name, after, value, tuple(keys))
        if not after.nullable:
            yield RequireColumn(table, name)

    # -- Constraints

    def _constraints(self, was: Table, now: Table) -> Iterator[Change]:
        """Those of the same meaning and another name are renamed, the others go and come."""
        for name, key in unlike(was.foreign_keys, now.foreign_keys).items():
            if (new := alike(key, now.foreign_keys, was.foreign_keys)) is not None:
                yield RenameConstraint(now.name, name, new)
            else:
                yield DropForeignKey(now.name, name, key, late=key.column in self.copies.leaving(now.name))
        # A check would be held against every row while the type changes: it comes again afterwards.
        others = tuple(f"ck_{now.name}_{column}_" for column in retyped(was, now))
        for name, check in was.checks.items():
            new = name if now.checks.get(name) == check else alike(check, now.checks, was.checks)
            if new is None or new.startswith(others):
                yield DropCheck(now.name, name)
            elif new != name:
                yield RenameConstraint(now.name, name, new)
            if new is not None and new.startswith(others):
                yield AddCheck(now.name, new, check)
        yield from self._keys(was, now)
        filled = tuple(f"ck_{now.name}_{column}_" for column in with_other_values(now.name, self.after))
        waiting = checks_of(now, self._converted(now))
        for name, check in unlike(now.checks, was.checks).items():
            if alike(check, was.checks, now.checks) is None:
                yield AddCheck(now.name, name, check, name.startswith(filled) or name in waiting)
        for name, key in unlike(now.foreign_keys, was.foreign_keys).items():
            if alike(key, was.foreign_keys, now.foreign_keys) is None:
                yield AddForeignKey(now.name, name, key)

    def _keys(self, was: Table, now: Table) -> Iterator[Change]:
        old = {**keys_of(was), **self.owed.indexes.get(now.name, {})}
        new = {**keys_of(now), **self.after.owed.indexes.get(now.name, {})}
        for name, key in unlike(old, new).items():
            if (renamed := alike(key, new, old)) is not None:
                rename = RenameConstraint if isinstance(key, UniqueConstraint) else RenameIndex
                yield rename(now.name, name, renamed)
            elif name not in new:
                yield DropKey(now.name, name, key, late=speaks_of(key, self.copies.leaving(now.name)))
        for name, key in unlike(new, old).items():
            if alike(key, old, new) is None:
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
                yield from (DropCheck(name, each) for each in unlike(was.checks, table.checks))
                yield from (AddCheck(name, each, check) for each, check in unlike(table.checks, was.checks).items())
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


def _is_owed(owed: Owed, table: str, column: str) -> bool:
    return column in owed.columns.get(table, {})
