"""The newest snapshot and a spec -> the next snapshot, or what the spec has to say before there can be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from generators.evolution.difference import forward
from generators.evolution.renaming import renamed_schema
from generators.evolution.title import title_of
from generators.features.registry import FEATURES
from generators.model.app import Application
from generators.model.evolution import Hints
from generators.model.values import ReferenceField
from generators.python_source.attributes import attribute_name
from generators.python_source.literals import sql, sql_name
from generators.schema.database import schema_of
from generators.schema.snapshot import Owed, Renames, Snapshot
from generators.schema.tables import Column, Schema, Table
from generators.support.frozen import Frozen

Loc = tuple[str, ...]
_VALUE: Final = re.compile(r"(E?)'((?:[^']|'')*)'")
# The columns that keep rows out of sight.
_HIDING: Final = frozenset(column.name for feature in FEATURES if feature.visible for column in feature.columns)
_NUMERIC: Final = re.compile(r"numeric\((\d+),(\d+)\)")


class Problem(Frozen):
    """What a spec has to say: the place, and an error with what to do about it."""

    loc: Loc
    code: str
    message: str
    hint: str


class Next(Frozen, tag=False):
    """snapshot: the next one, None when nothing has changed or there are problems."""

    snapshot: Snapshot | None
    problems: tuple[Problem, ...] = ()


def next_revision(released: Snapshot, since: tuple[Snapshot, ...], app: Application) -> Next:
    """What follows the last snapshot. released: the last one that may be in use somewhere; since: those after it."""
    last = (released, *since)[-1]
    step = _Step(released, since, app)
    if step.target == last.schema:
        return Next(None, tuple(step.stale()))
    problems = (*step.stale(), *step.problems())
    if problems:
        return Next(None, problems)
    return Next(step.snapshot())


def contraction(last: Snapshot) -> Snapshot:
    """The snapshot in which nothing is owed any more."""
    return replace(
        last, revision=_following(last), title="Drop what the last release left behind", renamed=Renames(), values={},
        owed=Owed(),
    )  # fmt: skip


def _following(last: Snapshot) -> str:
    return f"{int(last.revision) + 1:04d}"


class _Step:
    """One step from the last snapshot. moved: its schema under the names that the spec uses now."""

    def __init__(self, released: Snapshot, since: tuple[Snapshot, ...], app: Application) -> None:
        self.released, self.since, self.app = released, since, app
        self.last = (released, *since)[-1]
        self.target = schema_of(app)
        self.words = _Words(app)
        self.renames = self._renames(app.hints)
        self.moved = renamed_schema(self.last.schema, self.renames)

    # -- Names

    def _renames(self, hints: Hints) -> Renames:
        old = self.last.schema
        tables = {}
        for owner, table in self.target.owners.items():
            before = old.owners.get(_owner_before(owner, hints, old))
            if before is not None and before != table:
                tables[table] = before
        columns = {}
        for place, word in hints.renamed.items():
            key, _, name = place.partition(".")
            if not name:
                continue
            table, column = self.words.column(key, name)
            was = old.tables.get(tables.get(table, table))
            found = was and next((each for each in (f"{word}_id", attribute_name(word)) if each in was.columns), None)
            if found and was is not None and column not in was.columns:
                columns[f"{table}.{column}"] = found
        columns.update(self._followed(tables, columns))
        return Renames(tables, columns)

    def _followed(self, tables: Mapping[str, str], said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Columns that are called after a table that has another name now: of rows inside, and of links."""
        for name, table in self.target.tables.items():
            was = self.last.schema.tables.get(tables.get(name, name))
            if was is None:
                continue
            old = {key.column: key.table for key in was.foreign_keys.values() if key.column not in table.columns}
            for key in table.foreign_keys.values():
                if key.column in was.columns or f"{name}.{key.column}" in said or key.table not in tables:
                    continue
                found = [column for column, target in old.items() if target == tables[key.table]]
                if len(found) == 1:
                    yield f"{name}.{key.column}", found[0]

    # -- The snapshot

    def snapshot(self) -> Snapshot:
        """The next snapshot."""
        values = {
            ".".join(self.words.column(*place.split("."))): mapped
            for place, mapped in self.app.hints.values.items()
            if set(mapped) & set(self._values_before(*self.words.column(*place.split("."))))
        }
        made = Snapshot(_following(self.last), "", self.target, self.renames, values, self._owed())
        return replace(made, title=title_of(forward(self.last, made).changes))

    def _owed(self) -> Owed:
        """What was released and is gone now stays until the next release, beside what stayed before."""
        tables = {
            name: replace(table, foreign_keys={}) for name, table in self._gone_tables() if self._is_released(name)
        }
        before = {name: table for name, table in self.last.owed.tables.items() if name not in self.target.tables}
        columns = {self._now(table): dict(owed) for table, owed in self.last.owed.columns.items()}
        for name, column, each in self._gone_columns():
            if self._is_released(name, column):
                nullable = each.nullable or not each.default
                columns.setdefault(name, {})[column] = replace(each, nullable=nullable)
        return Owed({**before, **tables}, dict(self._still_gone(columns)))

    def _still_gone(self, owed: Mapping[str, Mapping[str, Column]]) -> Iterator[tuple[str, dict[str, Column]]]:
        """Without what has come back."""
        for name, columns in owed.items():
            now = self.target.tables.get(name)
            left = {each: column for each, column in columns.items() if now is None or each not in now.columns}
            if left:
                yield name, left

    def _now(self, table: str) -> str:
        return next((new for new, old in self.renames.tables.items() if old == table), table)

    def _gone_tables(self) -> Iterator[tuple[str, Table]]:
        return ((name, table) for name, table in self.moved.tables.items() if name not in self.target.tables)

    def _gone_columns(self) -> Iterator[tuple[str, str, Column]]:
        for name, table in self.target.tables.items():
            was = self.moved.tables.get(name)
            if was is not None:
                yield from ((name, each, column) for each, column in was.columns.items() if each not in table.columns)

    def _is_released(self, table: str, column: str = "") -> bool:
        """Whether a table or column is in use somewhere, whatever it was called then."""
        for renamed in (self.renames, *(each.renamed for each in reversed(self.since))):
            column = renamed.columns.get(f"{table}.{column}", column)
            table = renamed.tables.get(table, table)
        found = self.released.schema.tables.get(table)
        return found is not None and (not column or column in found.columns)

    def _values_before(self, table: str, column: str) -> list[str]:
        """The values of an enum in the last snapshot."""
        was = self.moved.tables.get(table)
        return [] if was is None else _values_of(was, column)

    # -- What is missing

    def stale(self) -> Iterator[Problem]:
        """Hints about what was released already."""
        for loc, place, word in self._hinted():
            if not self._was_released(place, word):
                yield Problem(loc, "hint-released", f"the last release has no {word}", "remove it: it was released")

    def _hinted(self) -> Iterator[tuple[Loc, str, str]]:
        """(place in the spec, entity or field that it is about, word of the last release) of each hint."""
        hints = self.app.hints
        for place, word in hints.renamed.items():
            yield (*self.words.loc(place), "renamed_from"), place.partition(".")[0] if "." in place else "", word
        for place in hints.dropped:
            key, _, word = place.rpartition(".")
            yield ("entities", key, "dropped") if key else ("dropped",), key, word
        for place, mapped in hints.values.items():
            for old in mapped:
                loc = self.words.loc(place)
                yield (*loc, "removed_values", old), place, old

    def _was_released(self, place: str, word: str) -> bool:
        """Whether the last release has an entity, a field or relation of an entity, or a value of an enum."""
        schema = self.released.schema
        if not place:
            return word in schema.owners
        key, _, name = place.partition(".")
        owner = self.app.hints.renamed.get(key, key)
        owner = owner if owner in schema.owners else key
        table = schema.tables.get(schema.owners.get(owner, ""))
        if table is None:
            return False
        if name:
            column = attribute_name(self.app.hints.renamed.get(place, name))
            return word in _values_of(table, column)
        return f"{owner}.{word}" in schema.owners or bool(
            {word, f"{word}_id", attribute_name(word)} & table.columns.keys()
        )

    def problems(self) -> Iterator[Problem]:
        """What the spec has to say before its database can follow."""
        yield from self._lost_tables()
        yield from self._lost_columns()
        for name, table in self.target.tables.items():
            was = self.moved.tables.get(name)
            if was is not None:
                yield from self._columns(was, table)

    def _lost_tables(self) -> Iterator[Problem]:
        owners = {table: owner for owner, table in self.moved.owners.items()}
        for name, _ in self._gone_tables():
            owner = owners[name]
            key, _, link = owner.partition(".")
            if (
                not self._is_released(name)
                or owner in self.app.hints.dropped
                or (link and key in self.app.hints.dropped)
            ):
                continue
            if link:
                yield Problem(
                    ("entities", key), "dropped-field", f"{owner} is gone, and with it every link",
                    f"say `dropped: {{fields: [{link}]}}` in {key}",
                )  # fmt: skip
                continue
            new = [
                each
                for each in self.target.owners
                if "." not in each and self.target.owners[each] not in self.moved.tables
            ]
            renamed = f", or `renamed_from: {owner}` in {new[0]}, if that is what it is called now" if new else ""
            yield Problem(
                ("entities",), "dropped-entity", f"{owner} is gone, and with it every row",
                f"say `dropped: {{entities: [{owner}]}}` at the end of the spec{renamed}",
            )  # fmt: skip

    def _lost_columns(self) -> Iterator[Problem]:
        owners = {table: owner for owner, table in self.target.owners.items()}
        for name, column, each in self._gone_columns():
            key = owners[name]
            word = self._word(self.moved.tables[name], column)
            said = {f"{key}.{word}", f"{key}.{column}"} & set(self.app.hints.dropped)
            if not self._is_released(name, column) or said:
                continue
            if column in _HIDING:
                yield Problem(
                    ("entities", key), "soft-delete-off", f"rows of {key} that were deleted would be seen again",
                    f"leave it; or delete them for good, and say `dropped: {{fields: [{column}]}}`",
                )  # fmt: skip
                continue
            new = self._new_ones(name, each)
            renamed = f", or `renamed_from: {word}` in {new[0]}, if that is what it is called now" if new else ""
            yield Problem(
                ("entities", key), "dropped-field", f"{key}.{word} is gone, and with it what is in it",
                f"say `dropped: {{fields: [{word}]}}` in {key}{renamed}",
            )  # fmt: skip

    def _word(self, table: Table, column: str) -> str:
        """What a user calls a column."""
        refers = any(key.column == column for key in table.foreign_keys.values())
        return column.removesuffix("_id") if refers else column.removesuffix("_")

    def _new_ones(self, table: str, like: Column) -> list[str]:
        """The fields that are new in a table, and may be an old one."""
        was, now = self.moved.tables[table], self.target.tables[table]
        return [
            self._word(now, name)
            for name, each in now.columns.items()
            if name not in was.columns and each.type == like.type
        ]

    def _may_be_renamed(self, table: str, column: Column) -> bool:
        """Whether a new column may be an old one, about which there is an error already."""
        gone = (each for name, _, each in self._gone_columns() if name == table)
        return any(each.type == column.type for each in gone)

    def _columns(self, was: Table, now: Table) -> Iterator[Problem]:
        key = next(owner for owner, table in self.target.owners.items() if table == now.name)
        for name, column in now.columns.items():
            before, loc = was.columns.get(name), self.words.place(key, name)
            if before is None:
                left = name in self.last.owed.columns.get(now.name, {})
                filled = column.nullable or column.default or left or self._may_be_renamed(now.name, column)
                if not filled:
                    yield Problem(
                        loc,
                        "new-required",
                        f"rows that are there have no {name}",
                        "give it a `default` or make it `optional: true`; a release later it can be otherwise",
                    )
                continue
            if column.type != before.type and not _is_free(before.type, column.type):
                yield Problem(
                    loc, "retyped", f"{name} is {before.type} in the database, and would be {column.type}",
                    "leave its type; add another field, fill it, and drop this one a release later",
                )  # fmt: skip
            if before.nullable and not column.nullable and not column.default:
                yield Problem(
                    loc, "now-required", f"rows that are there may have no {name}",
                    "give it a `default`, with which they are filled, or leave it optional",
                )  # fmt: skip
            yield from self._values(loc, now.name, name)

    def _values(self, loc: Loc, table: str, column: str) -> Iterator[Problem]:
        before = self._values_before(table, column)
        check = next(
            (each for each in self.target.tables[table].checks.values() if each.startswith(f"{column} IN (")), ""
        )
        said = self.app.hints.values.get(".".join(self.words.owner_of(table, column)), {})
        gone = [value for value in before if sql(value) not in check and value not in said] if check else []
        if gone:
            yield Problem(
                (*loc, "values"), "removed-value", f"rows may hold {', '.join(gone)}",
                f"say what becomes of them: `removed_values: {{{gone[0]}: ...}}`, or `renamed_values` for another name",
            )  # fmt: skip


class _Words:
    """The user's words for tables and columns."""

    def __init__(self, app: Application) -> None:
        self._app = app

    def column(self, key: str, word: str) -> tuple[str, str]:
        """The table and the column of a field or relation."""
        entity = self._app.entities[key]
        relations = {field.reference.name: name for name, field in entity.references.items()}
        return entity.name.plural, relations.get(word, attribute_name(word))

    def owner_of(self, table: str, column: str) -> tuple[str, str]:
        """The entity and the word of a column."""
        key = next((key for key, entity in self._app.entities.items() if entity.name.plural == table), "")
        field = self._app.entities[key].fields.get(column) if key else None
        return key, field.reference.name if isinstance(field, ReferenceField) else column

    def place(self, key: str, column: str) -> Loc:
        """Where a spec says what a column is."""
        field = self._app.entities[key].fields.get(column) if key in self._app.entities else None
        if isinstance(field, ReferenceField):
            return ("entities", key, "belongs_to", field.reference.name)
        return ("entities", key, "fields", column.removesuffix("_"))

    def loc(self, place: str) -> Loc:
        """Where a spec says what a word is."""
        key, _, name = place.partition(".")
        return self.place(key, self.column(key, name)[1]) if name else ("entities", key)


def _values_of(table: Table, column: str) -> list[str]:
    """The values of an enum, from the check that lists them."""
    beginning = f"{sql_name(column)} IN ("
    found = next((check for check in table.checks.values() if check.startswith(beginning)), "")
    texts = _VALUE.findall(found)
    return [(text.replace("\\\\", "\\") if escaped else text).replace("''", "'") for escaped, text in texts]


def _owner_before(owner: str, hints: Hints, old: Schema) -> str:
    """What an entity or link was called."""
    key, dot, link = owner.partition(".")
    before = hints.renamed.get(key, key)
    return f"{before if before in old.owners else key}{dot}{link}"


def _is_free(before: str, after: str) -> bool:
    """Whether PostgreSQL changes the type without looking at a row."""
    old, new = _NUMERIC.fullmatch(before), _NUMERIC.fullmatch(after)
    return bool(old and new and old[2] == new[2] and int(old[1]) <= int(new[1]))
