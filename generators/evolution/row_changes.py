"""What a migration makes of rows, read off the two snapshots and not off its steps: what tests expect of those."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from msgspec import Struct

from generators.evolution.expressions import OLD
from generators.evolution.renaming import new_columns, renamed_schema
from generators.evolution.words import texts_in
from generators.operations.interpret import Interpreter
from generators.python_source.attributes import code_name, word_of
from generators.schema.names import required_name
from generators.schema.snapshot import Snapshot
from generators.schema.tables import Column, Row, Rows, Schema
from generators.support.frozen import Frozen

# What JSON is of the text in a default, by the column's type; of all others it is the text itself.
_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "boolean": json.loads, "smallint": int, "integer": int, "bigint": int, "double precision": float,
    "jsonb": json.loads,
}  # fmt: skip
_PARSED: Final[Mapping[str, Callable[[str], Any]]] = {
    "date": date.fromisoformat, "timestamp with time zone": datetime.fromisoformat,
}  # fmt: skip
_WRITTEN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "integer": int, "bigint": int, "double precision": float, "text": str,
}  # fmt: skip


class Moment(Frozen):
    """When a migration ran, and so many seconds."""

    seconds: int


class _Now:
    """The same in an expression. Nobody knows when that is, so nothing can be told of it but another such moment."""

    def __init__(self, after: timedelta) -> None:
        self.after = after

    def __add__(self, other: timedelta) -> _Now:
        return _Now(self.after + other)

    def __sub__(self, other: object) -> _Now:
        return _Now(self.after - other) if isinstance(other, timedelta) else self._unknown(other)

    def _unknown(self, _other: object) -> _Now:
        raise LookupError("now()")

    __rsub__ = __lt__ = __le__ = __gt__ = __ge__ = _unknown
    __eq__ = __ne__ = _unknown  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]  # only compared


class _Said(Interpreter):
    """What is said of rows: there may be a ``now()`` in it."""

    def call(self, name: str, node: ast.Call) -> Any:
        """The value of a function of the language."""
        return _Now(timedelta()) if name == "now" else super().call(name, node)


class _TableChange(Struct, frozen=True):
    """What becomes of the rows of a table: its name and those of its columns afterwards, without those that go; values
    that rows get instead of others, instead of none, and in new columns. required: by column that may not be empty any
    more and has no default, the check that an empty one fails. said: what rows get that have no value, as expressions,
    and converted: in columns of another type. names: of the columns that have another one. mirrored: by the old name of
    a column that is there under both, the new one."""

    name: str
    names: Mapping[str, str]
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[Any, Any]]
    filled: Row
    added: Row
    required: Mapping[str, str]
    said: Mapping[str, str]
    converted: Mapping[str, str]
    mirrored: Mapping[str, str]

    def renamed(self, row: Row) -> Row:
        """A row as it was, under the names that are used now."""
        return {self.names.get(name, name): value for name, value in row.items()}

    def moved(self, row: Row) -> Row:
        """A row afterwards, without what is in new columns and in those of another type."""
        names = (name for name in row if name in self.columns)
        made = {self.columns[name]: row[name] for name in names if self.columns[name] not in self.converted}
        for name, mapped in self.values.items():
            if name in made:
                made[name] = mapped.get(made[name], made[name])
        empty = [name for name in self.filled if name in made and made[name] is None]
        return {**made, **{name: self.filled[name] for name in empty}}

    def alike(self, row: Row) -> Row:
        """A row that holds the same under both names of a column."""
        left = {name: value for name, value in row.items() if name not in self.mirrored}
        return {**left, **{old: row[new] for old, new in self.mirrored.items() if new in row}}


class RowChanges:
    """What one migration makes of rows, upwards or downwards."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._after, self._was = after, renamed_schema(before.schema, after.names)
        old, self._new = _columns(before), _columns(after)
        names = {was: name for name, was in after.renamed.tables.items()}
        places = (*after.values, *after.names.columns, *after.fills, *after.conversions)
        mirrored = {each.table for each in after.owed.mirrors.values()}
        spoken_of = {place.partition(".")[0] for place in places} | set(names.values()) | mirrored
        self._same = {name for name, columns in old.items() if columns == self._new.get(name)} - spoken_of - set(names)
        self._tables = {
            table: self._change(columns, name)
            for table, columns in old.items()
            if (name := names.get(table, table)) in self._new and table not in self._same
        }

    def _change(self, old: Mapping[str, Column], name: str) -> _TableChange:
        new, names = self._new[name], new_columns(name, self._after.names)
        columns = {was: now for was in old if (now := names.get(was, was)) in new}
        came = {now: old[was] for was, now in columns.items()}
        fills, conversions = self._after.fills, self._after.conversions
        said = {each: found.says for each in new if (found := fills.get(f"{name}.{each}"))}
        needed = {
            each: new[each]
            for each, was in came.items()
            if was.nullable and not new[each].nullable and each not in said
        }
        return _TableChange(
            name,
            names,
            columns,
            values={each: mapped for each in came if (mapped := self._after.values.get(f"{name}.{each}"))},
            filled=dict(_defaults(needed)),
            added=dict(_defaults({each: column for each, column in new.items() if each not in {*came, *said}})),
            required={each: required_name(name, each) for each, column in needed.items() if not column.default},
            said=said,
            converted={each: found.says for each in new if (found := conversions.get(f"{name}.{each}"))},
            mirrored=self._after.owed.mirrored(name),
        )

    def samples(self, rows: Rows) -> Rows:
        """Rows afterwards, without moments. One of each table has what new columns get; others have nothing there."""
        return {
            name: tuple(
                {column: value for column, value in row.items() if not isinstance(value, Moment)} for row in each
            )
            for name, each in self.followed(rows, shown=1).items()
        }

    def followed(self, rows: Rows, shown: int = sys.maxsize) -> Rows:
        """Rows afterwards. shown: how many of each table have what is in new columns."""
        before = dict(self._renamed(rows))
        made: dict[str, tuple[Row, ...]] = {}
        for table, each in rows.items():
            change = self._tables.get(table)
            if change is not None:
                made[change.name] = tuple(change.moved(row) for row in each)
            elif table in self._same:
                made[table] = each
        changes = {change.name: change for change in self._tables.values()}
        return {
            name: self._completed(changes[name], made[name], before, shown) if name in changes else made[name]
            for name in made
        }

    def _renamed(self, rows: Rows) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Rows as they were, under the names that are used now."""
        for table, each in rows.items():
            change = self._tables.get(table)
            yield (table, each) if change is None else (change.name, tuple(map(change.renamed, each)))

    def _completed(self, change: _TableChange, moved: tuple[Row, ...], before: Rows, shown: int) -> tuple[Row, ...]:
        """The rows of a table with what is in new columns, what was said of those without a value, and what became of
        values of another type."""
        said = [dict(self._said(change, before, row)) for row in before[change.name]]
        expressions = {**change.said, **change.converted}
        known = [name for name in expressions if all(name in each for each in said)]
        made = []
        for number, (row, found) in enumerate(zip(moved, said, strict=True)):
            new = {**change.added, **{name: found[name] for name in known if name not in row}} if number < shown else {}
            filled = {name: found.get(name) for name in change.said if name in row and row[name] is None}
            left = {name: value for name, value in row.items() if name not in change.said or name in known}
            made.append(change.alike({**left, **{name: each for name, each in filled.items() if name in known}, **new}))
        return tuple(made)

    def _said(self, change: _TableChange, before: Rows, row: Row) -> Iterator[tuple[str, Any]]:
        """What expressions come to for a row as it was, as JSON; without those of which that is not known."""
        was = _Row(self._was, before, change.name, row)
        for name, column in self._new[change.name].items():
            with suppress(LookupError):
                if name in change.said:
                    yield name, _json(_Said(change.said[name].strip(), bare=was).result(), column.type)
                elif name in change.converted:
                    old = {OLD: was.value(name)}
                    yield name, _json(_Said(change.converted[name].strip(), old).result(), column.type)

    def refused(self, rows: Rows) -> str:
        """The check that rows fail which have no value where they need one, "" when there is none."""
        for table, change in self._tables.items():
            for row in map(change.moved, rows.get(table, ()) if change.required else ()):
                for name, check in change.required.items():
                    if name in row and row[name] is None:
                        return check
        return ""


class _Row:
    """A row as the interpreter asks for it. rows: all that there are."""

    def __init__(self, schema: Schema, rows: Rows, table: str, row: Row) -> None:
        self._schema, self._rows, self._table, self.row = schema, rows, schema.tables[table], row

    def value(self, column: str) -> Any:
        """What is in a column. Raises LookupError for what is not known."""
        return _python(self._table.columns[column].type, self.row[column])

    def attribute(self, name: str) -> Any:
        """What a row holds, or the row that it refers to. Raises LookupError for what is not known."""
        for column in self._table.columns:
            if code_name(word_of(column)) == name:
                return self.value(column)
        keys = {code_name(word_of(each.column).removesuffix("_id")): each for each in self._table.foreign_keys.values()}
        target = self.row[keys[name].column]
        others = {row["id"]: row for row in self._rows[keys[name].table]}
        return None if target is None else _Row(self._schema, self._rows, keys[name].table, others[target])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Row) and self.row["id"] == other.row["id"]

    def __hash__(self) -> int:
        return hash(self.row["id"])


def _python(kind: str, value: Any) -> Any:
    """A value of JSON as the interpreter calculates with it."""
    if value is None:
        return None
    if isinstance(value, Moment):
        return _Now(timedelta(seconds=value.seconds))
    if kind.startswith("numeric"):
        return Decimal(str(value))
    return _PARSED[kind](value) if kind in _PARSED else value


def _json(value: Any, kind: str) -> Any:
    """A value as rows hold it in a column of this type."""
    if isinstance(value, _Row):
        return value.row["id"]
    if isinstance(value, _Now):
        return Moment(int(value.after.total_seconds()))
    if isinstance(value, datetime):
        moment = value.astimezone(UTC)
        return moment.date().isoformat() if kind == "date" else moment.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00:00Z" if kind.startswith("timestamp") else value.isoformat()
    if isinstance(value, bool):
        return str(value).lower() if kind == "text" else value
    if isinstance(value, int | Decimal) and kind.startswith("numeric"):
        places = int(kind.rpartition(",")[2].rstrip(")"))
        return f"{Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}"
    return value if value is None or kind not in _WRITTEN else _WRITTEN[kind](value)


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
        elif column.default == "now()":
            yield name, Moment(0)
        elif column.type.endswith("[]"):
            if texts == ["{}"]:
                yield name, []
        elif texts:
            yield name, _value_of(column.type, texts[0])


def _value_of(kind: str, text: str) -> Any:
    return _READ.get(kind, str)(text)
