"""What databases of earlier releases hold, and what is to be found after an upgrade, and after the way back."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from generators.evolution.difference import backward
from generators.evolution.history import Revision
from generators.evolution.renaming import name_before, way_back
from generators.evolution.row_changes import RowChanges
from generators.schema.snapshot import Snapshot
from generators.schema.tables import Row, Rows, Schema
from generators.support.frozen import Frozen


class TableView(Frozen):
    """Rows of a table, each as JSON."""

    name: str
    rows: tuple[str, ...]


class UnsaidView(Frozen):
    """A column, as ``table.column``, and the expression that its values come from."""

    place: str
    source: str


class ReleaseView(Frozen):
    """Rows in a database of a release. upgraded: what becomes of them until now; unsaid: columns of which that is not
    known. downgraded: what becomes of rows on the way back; refused: why there is none, "" where there is one. again:
    what they are after one more upgrade, where that is something else.
    """

    revision: str
    refused: str
    stored: tuple[TableView, ...]
    upgraded: tuple[TableView, ...]
    unsaid: tuple[UnsaidView, ...]
    downgraded: tuple[TableView, ...]
    again: tuple[TableView, ...]


def release_views(revisions: tuple[Revision, ...]) -> Mapping[str, ReleaseView]:
    """Of every release but the newest revision, by the name of its snapshot."""
    past = _Past(revisions)
    return {each.after.name: past.release(index) for index, each in enumerate(revisions[:-1]) if each.text}


class _Past:
    """Every snapshot, and what each migration makes of rows."""

    def __init__(self, revisions: tuple[Revision, ...]) -> None:
        self._revisions = revisions
        self._snapshots = [each.after for each in revisions]
        pairs = list(pairwise(self._snapshots))
        self._up = [RowChanges(before, after) for before, after in pairs]
        self._down = [RowChanges(after, way_back(before, after)) for before, after in pairs]
        self._refusals = [_Refusals(each, before, after) for each, (before, after) in zip(self._up, pairs, strict=True)]

    def release(self, index: int) -> ReleaseView:
        """One release."""
        snapshot = self._snapshots[index]
        stored = _stored(snapshot.schema, {name: self._taken(index, name) for name in snapshot.rows})
        upgraded = self._upgraded(index, stored)
        downgraded, refused = self._back(index, upgraded)
        again = {} if refused else self._upgraded(index, downgraded)
        return ReleaseView(
            snapshot.revision,
            refused,
            _tables(stored),
            _tables(upgraded),
            tuple(UnsaidView(*each) for each in self._unsaid(index, upgraded)),
            _tables(downgraded),
            () if again == upgraded else _tables(again),
        )

    def _upgraded(self, index: int, rows: Rows) -> Rows:
        for change in self._up[index:]:
            rows = change.followed(rows)
        return rows

    def _unsaid(self, index: int, rows: Rows) -> Iterator[tuple[str, str]]:
        """Columns of rows of which nothing is known, and where their values come from."""
        sources: dict[str, str] = {}
        for snapshot in self._snapshots[index + 1 :]:
            moved = {name_before(snapshot, place): place for place in _places(snapshot.schema)}
            sources = {moved[place]: source for place, source in sources.items() if place in moved}
            said = {**snapshot.fills, **snapshot.conversions}
            sources.update((place, each.says) for place, each in said.items())
        tables = self._snapshots[-1].schema.tables
        for name, each in rows.items():
            for column, declared in tables[name].columns.items() if name in tables else ():
                if column not in each[0]:
                    yield f"{name}.{column}", sources.get(f"{name}.{column}", declared.default)

    def _taken(self, index: int, table: str) -> tuple[Row, ...]:
        """The rows of a table that no later rule refuses."""
        rows = self._snapshots[index].rows[table]
        followed: Rows = {table: rows}
        refused = set[int]()
        for change, refusals in zip(self._up[index:], self._refusals[index:], strict=True):
            followed = change.followed(followed)
            for name, each in followed.items():
                refused |= refusals.among(name, each)
        return tuple(row for number, row in enumerate(rows) if number not in refused)

    def _back(self, index: int, rows: Rows) -> tuple[Rows, str]:
        for number in reversed(range(index, len(self._down))):
            if why := _impossible(self._revisions[number + 1]) or self._down[number].refused(rows):
                return {}, why
            rows = self._down[number].followed(rows)
        return rows, ""


class _Refusals:
    """The values that a migration refuses, by table and column: those that its snapshot has not kept in its rows."""

    def __init__(self, change: RowChanges, before: Snapshot, after: Snapshot) -> None:
        self._values: dict[str, set[tuple[str, str]]] = {}
        for table, rows in change.samples(before.rows).items():
            kept = {row["id"]: row for row in after.rows.get(table, ()) if "id" in row}
            for row in rows if table in after.schema.tables else ():
                if "id" in row:
                    # There may be no room for it any more.
                    self._add(table, row, kept.get(row["id"], {"id": None}))

    def _add(self, table: str, row: Row, now: Row) -> None:
        gone = ((name, _as_json(row[name])) for name in row.keys() & now.keys() if row[name] != now[name])
        self._values.setdefault(table, set()).update(gone)

    def among(self, table: str, rows: Iterable[Row]) -> set[int]:
        """The numbers of the rows that have one of them."""
        values = self._values.get(table)
        if not values:
            return set()
        pairs = (((name, _as_json(value)) for name, value in row.items()) for row in rows)
        return {number for number, each in enumerate(pairs) if not values.isdisjoint(each)}


def _stored(schema: Schema, rows: Rows) -> Rows:
    """Rows in an order in which each refers to rows that are there."""
    ids: dict[str, set[str]] = {}
    made: dict[str, tuple[Row, ...]] = {}
    for table, each in rows.items():
        keys = schema.tables[table].foreign_keys.values()
        later = {key.column for key in keys if key.late or key.table == table}
        alone = ({**row, **dict.fromkeys(later & row.keys())} for row in each)
        left = tuple(
            row for row in alone if all(row.get(key.column) in (None, *ids.get(key.table, ())) for key in keys)
        )
        ids[table] = {row["id"] for row in left if "id" in row}
        if left:
            made[table] = left
    return made


def _impossible(revision: Revision) -> str:
    """Why a migration cannot be undone, "" when it can; of one that was released it stands in its text."""
    if not revision.text:
        assert revision.before is not None
        return backward(revision.before, revision.after).impossible
    functions = (each for each in ast.parse(revision.text).body if isinstance(each, ast.FunctionDef))
    back = (each for function in functions if function.name == "downgrade" for each in function.body)
    raised = (each.exc for each in back if isinstance(each, ast.Raise))
    calls = (each for each in raised if isinstance(each, ast.Call) and each.args)
    return next((ast.literal_eval(each.args[0]) for each in calls), "")


def _places(schema: Schema) -> Iterator[str]:
    return (f"{name}.{column}" for name, table in schema.tables.items() for column in table.columns)


def _tables(rows: Rows) -> tuple[TableView, ...]:
    return tuple(TableView(name, tuple(map(_as_json, each))) for name, each in rows.items())


def _as_json(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False, default=lambda moment: {"now": moment.seconds})
