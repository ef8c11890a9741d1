"""Columns that have another name, and are there under both of them until the version that knows the old one is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generators.evolution.changes import (
    AddCheck,
    AddForeignKey,
    AddFunction,
    AddKey,
    Change,
    CopyColumn,
    DropFunction,
    FillRows,
    RequireColumn,
    SetDefault,
)
from generators.evolution.comparing import keys_of
from generators.evolution.renaming import names_in
from generators.python_source.literals import sql_name
from generators.schema.names import is_filler, is_mirror
from generators.schema.snapshot import Owed, Renames, Snapshot
from generators.schema.tables import Column, Function, Schema


class Copies:
    """Of one comparison. before and owed: what is there before, under the names afterwards."""

    def __init__(self, before: Schema, owed: Owed, after: Snapshot) -> None:
        self._before, self._owed, self._after = before, owed, after

    def old(self, table: str, name: str) -> str | None:
        """The column that a new one is, None of others."""
        return self._after.copied.get(f"{table}.{name}")

    def names(self) -> Renames:
        """What each column is called before, also where the old one stays; on the way back that is the new one."""
        renamed, taken = self._after.renamed, dict[str, str]()
        for each in self._owed.mirrors.values():
            now = self._after.schema.tables.get(each.table)
            if now is not None and each.old in now.columns and each.new not in now.columns:
                taken[f"{each.table}.{each.old}"] = each.new
        return Renames(renamed.tables, {**renamed.columns, **self._after.copied, **taken})

    def filled(self, table: str) -> Iterator[FillRows]:
        """Rows get what is in the column that was there; on the way back that is the one with the new name."""
        mirrors = (each for name, each in self._after.owed.mirrors.items() if self._owed.mirrors.get(name) != each)
        pairs = ((each.new, each.old) for each in mirrors if each.table == table)
        values = dict((new, old) if self.old(table, new) is not None else (old, new) for new, old in pairs)
        unlike = (f"{sql_name(to)} IS DISTINCT FROM {sql_name(of)}" for to, of in values.items())
        if values:
            made = {to: sql_name(of) for to, of in values.items()}
            yield FillRows(table, made, " OR ".join(unlike), again=False, copied=True)

    def leaving(self, table: str) -> set[str]:
        """Columns of which another one takes the place: what there is of them stays until it is there of that one."""
        now = self._after.schema.tables[table].columns if table in self._after.schema.tables else {}
        before = (name for pair in self._owed.mirrored(table).items() for name in pair)
        copied = self._after.owed.mirrored(table)
        return {name for name in (*before, *copied) if name not in now}

    def holds(self, name: str, function: Function) -> bool:
        """Whether a function that goes is a rule of such a column."""
        if is_filler(name) or is_mirror(name) or not function.body:
            return False
        names = names_in(function.body)
        tables = {each.table for each in (*self._owed.mirrors.values(), *self._after.owed.mirrors.values())}
        return any(not names.isdisjoint(self.leaving(table)) for table in tables & {*names, function.table})

    def may_be_empty(self, table: str, name: str, before: Column) -> bool:
        """Whether rows may hold nothing in a column: in one with an old name, where they may in the new one."""
        new = self._owed.mirrored(table).get(name)
        return before.nullable if new is None else self._before.tables[table].columns[new].nullable


def _is_mirror(change: Change) -> bool:
    return isinstance(change, AddFunction | DropFunction) and is_mirror(change.name)


def copied_column(table: str, before: str, name: str, column: Column) -> Iterator[Change]:
    """A column that is another one, which rows get later."""
    yield CopyColumn(table, before, name, replace(column, nullable=True, default=""))
    if column.default:
        yield SetDefault(table, name, column.default)


def met_before(before: Schema, changes: Iterable[Change]) -> Iterator[Change]:
    """Rules that were there already, of a column under its other name. before: under the names afterwards."""
    copied = {each.table for each in changes if _is_mirror(each)}
    for each in changes:
        was = before.tables.get(each.table) if each.table in copied else None
        if was is None:
            continue
        match each:
            case AddKey(_, _, key) if key in keys_of(was).values():
                yield each
            case AddCheck(_, _, condition) if condition in was.checks.values():
                yield each
            case AddForeignKey(_, _, key) if key in was.foreign_keys.values():
                yield each
            case RequireColumn(_, name) if name in was.columns and not was.columns[name].nullable:
                yield each
