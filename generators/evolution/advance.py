"""From the newest snapshot to a spec: what has another name, and what the next snapshot holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property

from msgspec.structs import replace

from generators.evolution.comparing import keys_of, speaks_of
from generators.evolution.difference import forward
from generators.evolution.expressions import Mistake, Rows
from generators.evolution.naming import Naming
from generators.evolution.notes import title_of
from generators.evolution.renaming import names_in, new_columns, renamed_mirror, renamed_sql
from generators.evolution.row_changes import RowChanges
from generators.evolution.words import Words, values_of
from generators.model.app import Application
from generators.model.values import ReferenceField
from generators.schema.database import schema_of
from generators.schema.functions import rules_before
from generators.schema.names import filler_name, mirror_name
from generators.schema.sample_rows import rows_of
from generators.schema.snapshot import Filler, Mirror, Owed, Said, Snapshot
from generators.schema.tables import Column, Function, Index, Table


def following(last: Snapshot) -> str:
    """The number after that of a snapshot."""
    return f"{int(last.revision) + 1:04d}"


class Advance:
    """One step from the last snapshot. moved: its schema under the names that the spec uses now."""

    def __init__(self, released: Snapshot, since: tuple[Snapshot, ...], app: Application) -> None:
        self.released, self.since, self.app = released, since, app
        self.last = (released, *since)[-1]
        self.target = schema_of(app)
        self.words = Words(app)
        self._naming = Naming(released, since, self.target, self.words, app.hints)
        self.renames, self.copied, self.moved = self._naming.in_place, self._naming.copied, self._naming.moved

    # -- The snapshot

    def snapshot(self) -> Snapshot:
        """The next snapshot."""
        values = {
            ".".join(self.words.column(*place.split("."))): mapped
            for place, mapped in self.app.hints.values.items()
            if set(mapped) & set(self.values_before(*self.words.column(*place.split("."))))
        }
        made = Snapshot(
            following(self.last), "", self.target, self.renames, self.copied, values, _said(self.fills),
            _said(self.conversions), self._owed(),
        )  # fmt: skip
        rows = rows_of(self.app, RowChanges(self.last, made).samples(self.last.rows))
        return replace(made, title=title_of(forward(self.last, made).changes), rows=rows)

    @cached_property
    def fills(self) -> dict[str, tuple[str, str | Mistake]]:
        """By ``table.column``: what the spec says that rows without a value get, and that in SQL."""
        found = {}
        for place, text in self.app.hints.fills.items():
            table, name = self.words.column(*place.split("."))
            was, column = self.moved.tables.get(table), self.target.tables[table].columns[name]
            if was is None or not self._is_filled(table, name):
                continue
            field = self.app.entities[place.partition(".")[0]].fields[name]
            key = field.reference.target.key if isinstance(field, ReferenceField) else ""
            made = self._rows(table).filling(text, column, self.target.tables[table], name, key)
            found[f"{table}.{name}"] = (text, made)
        return found

    def _is_filled(self, table: str, name: str) -> bool:
        """Whether a column is new, or has to have a value from now on."""
        before, column = self.moved.tables[table].columns.get(name), self.target.tables[table].columns[name]
        return before is None or (before.nullable and not column.nullable)

    @cached_property
    def conversions(self) -> dict[str, tuple[str, str | Mistake]]:
        """By ``table.column``: what the spec says becomes of values of another type, and that in SQL."""
        found = {}
        for place, text in self.app.hints.conversions.items():
            table, name = self.words.column(*place.split("."))
            was, column = self.moved.tables.get(table), self.target.tables[table].columns[name]
            before = None if was is None else was.columns.get(name)
            if before is not None and before.type != column.type:
                made = self._rows(table).conversion(text, column, self.target.tables[table], name)
                found[f"{table}.{name}"] = (text, made)
        return found

    def _rows(self, table: str) -> Rows:
        owners = {name: key for schema in (self.moved, self.target) for key, name in schema.owners.items()}
        known = {key: name for name, key in owners.items() if name in self.moved.tables}
        return Rows(replace(self.moved, owners=known), table)

    def _fillers(self, owed: Mapping[str, Mapping[str, Column]]) -> Iterator[tuple[str, Filler]]:
        """What fills columns that the version which is being replaced leaves empty. owed: columns."""
        for name, each in self.last.owed.fillers.items():
            now, was = self.target.tables.get(each.table), self.last.schema.tables[each.table]
            if now is None or self._is_converted(each.table):
                continue
            left = {*now.columns, *owed.get(each.table, ())}
            filler = self._renamed_filler(each, was.columns.keys() - left)
            if filler is not None and filler.values.keys() <= now.columns.keys():
                yield name, filler
        needed: dict[str, dict[str, str]] = {}
        for place, (_, made) in self.fills.items():
            table, _, name = place.partition(".")
            column = self.target.tables[table].columns[name]
            defaulted = column.default and name not in self.moved.tables[table].columns
            if isinstance(made, str) and not (column.nullable or defaulted):
                needed.setdefault(table, {})[name] = made
        for table, values in needed.items():
            if self.is_released(table) and not self._is_converted(table):
                name = filler_name(table, following(self.last))
                yield name, Filler(table, values)

    def _renamed_filler(self, filler: Filler, gone: Set[str]) -> Filler | None:
        """The same over the columns as they are called now, None where it speaks of some that are gone."""
        table, spoken = filler.table, {name for sql in filler.values.values() for name in names_in(sql)}
        called_back = {new: old for old, new in self.last.owed.mirrored(table).items()}
        names = {**called_back, **new_columns(table, self.renames)}
        renamed = {name: names[name] for name in gone if name in names}
        # Of other tables nobody knows what is called so there.
        if not gone & {*spoken, *filler.values} <= renamed.keys() or (renamed.keys() & spoken and "SELECT" in spoken):
            return None
        values = filler.values.items()
        return Filler(table, {renamed.get(name, name): renamed_sql(sql, renamed) for name, sql in values})

    def _is_converted(self, table: str) -> bool:
        """Whether the version that is being replaced does not work with a table in any case."""
        return any(place.partition(".")[0] == table for place in self.conversions)

    def _owed(self) -> Owed:
        """What was released and is gone now stays until the next release, beside what stayed before."""
        tables = {name: replace(table, foreign_keys={}) for name, table in self.gone_tables() if self.is_released(name)}
        before = {name: table for name, table in self.last.owed.tables.items() if name not in self.target.tables}
        columns = {self._now(table): dict(owed) for table, owed in self.last.owed.columns.items()}
        for name, column, each in self.gone_columns():
            if self.is_released(name, column):
                nullable = each.nullable or not each.default
                columns.setdefault(name, {})[column] = replace(each, nullable=nullable)
        mirrors = dict(self._mirrors())
        for mirror in mirrors.values():
            # Who inserts a row leaves one of the two out, and that one is to hold the same then.
            new = self.target.tables[mirror.table].columns[mirror.new]
            columns.setdefault(mirror.table, {})[mirror.old] = replace(new, nullable=True)
        columns = dict(self._still_gone(columns))
        indexes: dict[str, dict[str, Index]] = {}
        for table, name, index in self._indexes(mirrors.values(), columns):
            indexes.setdefault(table, {})[name] = index
        rules = {name: each for mirror in mirrors.values() for name, each in self._rules(mirror)}
        owed = dict(self._checkable({**before, **tables}))
        return Owed(owed, columns, dict(self._fillers(columns)), mirrors, indexes, rules)

    def _mirrors(self) -> Iterator[tuple[str, Mirror]]:
        """What keeps columns alike that have another name."""
        for name, each in self.last.owed.mirrors.items():
            now = renamed_mirror(each, self.renames)
            columns = self.target.tables[now.table].columns if now.table in self.target.tables else {}
            left = now.new in columns and now.old not in columns and now.table == each.table
            if left and not self._is_converted(now.table):
                yield name, now
        for place, old in self.copied.items():
            table, _, new = place.partition(".")
            yield mirror_name(table, old), Mirror(table, old, new)

    def _rules(self, mirror: Mirror) -> Iterator[tuple[str, Function]]:
        return rules_before(self.target.tables[mirror.table], self.target.functions, mirror.old, mirror.new)

    def _indexes(
        self, mirrors: Iterable[Mirror], owed: Mapping[str, Mapping[str, Column]]
    ) -> Iterator[tuple[str, str, Index]]:
        """By which the version that is being replaced finds rows, of columns that are called otherwise now."""
        for each in mirrors:
            table, now = each.table, self.target.tables[each.table]
            left = {*now.columns, *owed[table]}
            there = {**self.last.owed.indexes.get(table, {}), **self.last.schema.tables[table].indexes}
            for name, index in self.released.schema.tables[table].indexes.items():
                known = self.released.schema.tables[table].columns
                used = {column for column in known if speaks_of(index, (column,))}
                stays = not index.unique and each.old in used <= left and name not in keys_of(now)
                if stays and there.get(name) == index:
                    yield table, name, index

    def _checkable(self, owed: Mapping[str, Table]) -> Iterator[tuple[str, Table]]:
        """Without the checks that call a function that goes."""
        gone = [f"{name}(" for name in self.last.schema.functions if name not in self.target.functions]
        for name, table in owed.items():
            checks = {each: check for each, check in table.checks.items() if not any(call in check for call in gone)}
            yield name, replace(table, checks=checks)

    def _still_gone(self, owed: Mapping[str, Mapping[str, Column]]) -> Iterator[tuple[str, dict[str, Column]]]:
        """Without what has come back."""
        for name, columns in owed.items():
            now = self.target.tables.get(name)
            left = {each: column for each, column in columns.items() if now is None or each not in now.columns}
            if left:
                yield name, left

    def _now(self, table: str) -> str:
        return next((new for new, old in self.renames.tables.items() if old == table), table)

    def gone_tables(self) -> Iterator[tuple[str, Table]]:
        return ((name, table) for name, table in self.moved.tables.items() if name not in self.target.tables)

    def gone_columns(self) -> Iterator[tuple[str, str, Column]]:
        for name, table in self.target.tables.items():
            was = self.moved.tables.get(name)
            if was is not None:
                yield from ((name, each, column) for each, column in was.columns.items() if each not in table.columns)

    def is_released(self, table: str, column: str = "") -> bool:
        """Whether a table or column is in use somewhere, whatever it was called then."""
        was, name = self._naming.released(table, column)
        return was is not None and (not column or name in was.columns)

    def released_name(self, table: str, column: str) -> str:
        """What a column was called in the last release, "" when it was not there."""
        was, name = self._naming.released(table, column, copied=True)
        return name if was is not None and name in was.columns else ""

    def released_column(self, table: str, column: str) -> Column | None:
        """A column in the last release, whatever it was called then."""
        was, name = self._naming.released(table, column, copied=True)
        return None if was is None else was.columns.get(name)

    def values_before(self, table: str, column: str) -> list[str]:
        """The values of an enum in the last snapshot."""
        was = self.moved.tables.get(table)
        return [] if was is None else values_of(was, column)


def _said(found: Mapping[str, tuple[str, str | Mistake]]) -> dict[str, Said]:
    return {place: Said(text, made) for place, (text, made) in found.items() if isinstance(made, str)}
