"""What a migration makes of rows, read off the two snapshots and not off its steps: what tests expect of those."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from generators.evolution.renaming import new_columns
from generators.evolution.steps import required_name
from generators.evolution.words import texts_in
from generators.schema.snapshot import Snapshot
from generators.schema.tables import Column, Row, Rows

# What JSON is of the text in a default, by the column's type; of all others it is the text itself.
_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "boolean": json.loads, "smallint": int, "integer": int, "bigint": int, "double precision": float,
    "jsonb": json.loads,
}  # fmt: skip


class _TableChange(Struct, frozen=True):
    """What becomes of the rows of a table: its name and those of its columns afterwards, without those that go; values
    that rows get instead of others, instead of none, and in new columns. required: by column that may not be empty any
    more and has no default, the check that an empty one fails. said: columns of which expressions of the spec say what
    they hold."""

    name: str
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[Any, Any]]
    filled: Row
    added: Row
    required: Mapping[str, str]
    said: frozenset[str]

    def moved(self, row: Row) -> Row:
        """A row afterwards, without what is in new columns."""
        names = (name for name in row if name in self.columns)
        made = {self.columns[name]: row[name] for name in names if self.columns[name] not in self.said}
        for name, mapped in self.values.items():
            if name in made:
                made[name] = mapped.get(made[name], made[name])
        empty = [name for name in self.filled if name in made and made[name] is None]
        return {**made, **{name: self.filled[name] for name in empty}}


class RowChanges:
    """What one migration makes of rows, upwards or downwards."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._after = after
        old, self._new = _columns(before), _columns(after)
        names = {was: name for name, was in after.renamed.tables.items()}
        places = (*after.values, *after.renamed.columns, *after.fills, *after.conversions)
        spoken_of = {place.partition(".")[0] for place in places} | set(names.values())
        self._same = {name for name, columns in old.items() if columns == self._new.get(name)} - spoken_of - set(names)
        self._tables = {
            table: self._change(columns, name)
            for table, columns in old.items()
            if (name := names.get(table, table)) in self._new and table not in self._same
        }

    def _change(self, old: Mapping[str, Column], name: str) -> _TableChange:
        new, names = self._new[name], new_columns(name, self._after.renamed)
        columns = {was: now for was in old if (now := names.get(was, was)) in new}
        came = {now: old[was] for was, now in columns.items()}
        said = frozenset(each for each in new if {f"{name}.{each}"} & {*self._after.fills, *self._after.conversions})
        needed = {
            each: new[each]
            for each, was in came.items()
            if was.nullable and not new[each].nullable and each not in said
        }
        return _TableChange(
            name,
            columns,
            values={each: mapped for each in came if (mapped := self._after.values.get(f"{name}.{each}"))},
            filled=dict(_defaults(needed)),
            added=dict(_defaults({each: column for each, column in new.items() if each not in {*came, *said}})),
            required={each: required_name(name, each) for each, column in needed.items() if not column.default},
            said=said,
        )

    def followed(self, rows: Rows, shown: int = sys.maxsize) -> Rows:
        """Rows afterwards. shown: how many of each table have what new columns get; the others have nothing there."""
        made: dict[str, tuple[Row, ...]] = {}
        for table, each in rows.items():
            change = self._tables.get(table)
            if change is not None:
                moved = [change.moved(row) for row in each]
                made[change.name] = (*({**row, **change.added} for row in moved[:shown]), *moved[shown:])
            elif table in self._same:
                made[table] = each
        return made

    def refused(self, rows: Rows) -> str:
        """The check that rows fail which have no value where they need one, "" when there is none."""
        for table, change in self._tables.items():
            for row in map(change.moved, rows.get(table, ()) if change.required else ()):
                for name, check in change.required.items():
                    if name in row and row[name] is None:
                        return check
        return ""


def _columns(snapshot: Snapshot) -> dict[str, dict[str, Column]]:
    """Every column that is in a database, by table: what is owed too."""
    tables = {**snapshot.owed.tables, **snapshot.schema.tables}
    return {name: {**snapshot.owed.columns.get(name, {}), **table.columns} for name, table in tables.items()}


def _defaults(columns: Mapping[str, Column]) -> Iterator[tuple[str, Any]]:
    """The value that rows get where they have none, as far as the snapshot says what that is as JSON."""
    for name, column in columns.items():
        texts = texts_in(column.default)
        if not column.default:
            yield name, None
        elif column.type.endswith("[]"):
            if texts == ["{}"]:
                yield name, []
        elif texts:
            yield name, _value_of(column.type, texts[0])


def _value_of(kind: str, text: str) -> Any:
    return _READ.get(kind, str)(text)
