"""What a spec has to say before a database that is in use can follow, and what it need not say any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generators.evolution.advance import Advance
from generators.evolution.comparing import keys_of, mentions
from generators.evolution.expressions import OLD, Mistake
from generators.evolution.words import Loc, values_of
from generators.features.registry import FEATURES
from generators.python_source.attributes import attribute_name
from generators.schema.snapshot import Said
from generators.schema.tables import Column, Table
from generators.support.frozen import Frozen

# The columns that keep rows out of sight.
_HIDING: Final = frozenset(column.name for feature in FEATURES if feature.visible for column in feature.columns)
_RELEASED: Final = "remove it: it was released"
_OTHERWISE: Final = "leave its type, add another field, fill it, and drop this one a release later"
_NUMERIC: Final = re.compile(r"numeric\((\d+),(\d+)\)")


class Problem(Frozen):
    """What a spec has to say: the place, and an error with what to do about it."""

    loc: Loc
    code: str
    message: str
    hint: str


class Questions:
    """What is asked about one advance."""

    def __init__(self, to: Advance) -> None:
        self._to = to

    def stale(self) -> Iterator[Problem]:
        """Hints about what was released already."""
        for loc, place, word in self._hinted():
            if not self._was_released(place, word):
                yield Problem(loc, "hint-released", f"the last release has no {word}", _RELEASED)
        yield from self._stale_fills()
        yield from self._stale_conversions()

    def _stale_fills(self) -> Iterator[Problem]:
        """What is said of rows that have a value, or that are not there."""
        for place, text in self._to.app.hints.fills.items():
            table, name = self._to.words.column(*place.split("."))
            before, column = self._to.released_column(table, name), self._to.target.tables[table].columns[name]
            loc = (*self._to.words.loc(place), "backfill")
            if not self._to.is_released(table):
                yield Problem(loc, "hint-released", "the last release has no such rows", _RELEASED)
            elif before is not None and before.nullable <= column.nullable:
                yield Problem(loc, "hint-released", f"the last release has no rows without {name}", _RELEASED)
            else:
                said = {each.name: each.fills.get(f"{table}.{name}") for each in self._to.since}
                yield from _changed(loc, text, said)

    def _stale_conversions(self) -> Iterator[Problem]:
        """What is said of values that are of the same type, or that are not there."""
        for place, text in self._to.app.hints.conversions.items():
            table, name = self._to.words.column(*place.split("."))
            before, column = self._to.released_column(table, name), self._to.target.tables[table].columns[name]
            loc = (*self._to.words.loc(place), "convert")
            if before is None or before.type == column.type:
                what = f"in the last release {name} is of this type, or not there"
                yield Problem(loc, "hint-released", what, _RELEASED)
            else:
                said = {each.name: each.conversions.get(f"{table}.{name}") for each in self._to.since}
                yield from _changed(loc, text, said)

    def _hinted(self) -> Iterator[tuple[Loc, str, str]]:
        """(place in the spec, entity or field that it is about, word of the last release) of each hint."""
        hints = self._to.app.hints
        for place, word in hints.renamed.items():
            yield (*self._to.words.loc(place), "renamed_from"), place.partition(".")[0] if "." in place else "", word
        for place in hints.dropped:
            key, _, word = place.rpartition(".")
            yield ("entities", key, "dropped") if key else ("dropped",), key, word
        for place, mapped in hints.values.items():
            for old in mapped:
                loc = self._to.words.loc(place)
                yield (*loc, "removed_values", old), place, old

    def _was_released(self, place: str, word: str) -> bool:
        """Whether the last release has an entity, a field or relation of an entity, or a value of an enum."""
        schema = self._to.released.schema
        if not place:
            return word in schema.owners
        key, _, name = place.partition(".")
        owner = self._to.app.hints.renamed.get(key, key)
        owner = owner if owner in schema.owners else key
        table = schema.tables.get(schema.owners.get(owner, ""))
        if table is None:
            return False
        if name:
            column = attribute_name(self._to.app.hints.renamed.get(place, name))
            return word in values_of(table, column)
        return f"{owner}.{word}" in schema.owners or bool(
            {word, f"{word}_id", attribute_name(word)} & table.columns.keys()
        )

    def problems(self) -> Iterator[Problem]:
        """What the spec has to say before its database can follow."""
        yield from self._lost_tables()
        yield from self._lost_columns()
        yield from self._wrong_expressions()
        for name, table in self._to.target.tables.items():
            was = self._to.moved.tables.get(name)
            if was is not None:
                yield from self._columns(was, table)

    def _wrong_expressions(self) -> Iterator[Problem]:
        for word, found, otherwise in (
            ("backfill", self._to.fills, ""),
            ("convert", self._to.conversions, _OTHERWISE),
        ):
            for place, (_, made) in found.items():
                if isinstance(made, Mistake):
                    key, name = self._to.words.owner_of(*place.split("."))
                    loc = (*self._to.words.loc(f"{key}.{name}"), word)
                    yield Problem(loc, "wrong-expression", made.message, made.hint or otherwise)

    def _lost_tables(self) -> Iterator[Problem]:
        owners = {table: owner for owner, table in self._to.moved.owners.items()}
        for name, _ in self._to.gone_tables():
            owner = owners[name]
            key, _, link = owner.partition(".")
            if (
                not self._to.is_released(name)
                or owner in self._to.app.hints.dropped
                or (link and key in self._to.app.hints.dropped)
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
                for each in self._to.target.owners
                if "." not in each and self._to.target.owners[each] not in self._to.moved.tables
            ]
            renamed = f", or `renamed_from: {owner}` in {new[0]}, if that is what it is called now" if new else ""
            yield Problem(
                ("entities",), "dropped-entity", f"{owner} is gone, and with it every row",
                f"say `dropped: {{entities: [{owner}]}}` at the end of the spec{renamed}",
            )  # fmt: skip

    def _lost_columns(self) -> Iterator[Problem]:
        owners = {table: owner for owner, table in self._to.target.owners.items()}
        for name, column, each in self._to.gone_columns():
            key = owners[name]
            was = self._to.released_name(name, column)
            word = self._word(self._to.moved.tables[name], column, was)
            said = {f"{key}.{each}" for each in (word, column, was)} & set(self._to.app.hints.dropped)
            # One that was called back is there.
            if not was or was in self._to.target.tables[name].columns or said:
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

    def _word(self, table: Table, column: str, was: str = "") -> str:
        """What a user calls a column. was: what it was called in the release that is spoken of."""
        refers = any(key.column == column for key in table.foreign_keys.values())
        return (was or column).removesuffix("_id" if refers else "_")

    def _new_ones(self, table: str, like: Column) -> list[str]:
        """The fields that are new in a table, and may be an old one."""
        was, now = self._to.moved.tables[table], self._to.target.tables[table]
        return [
            self._word(now, name)
            for name, each in now.columns.items()
            if name not in was.columns and each.type == like.type
        ]

    def _may_be_renamed(self, table: str, column: Column) -> bool:
        """Whether a new column may be an old one, about which there is an error already."""
        gone = (each for name, _, each in self._to.gone_columns() if name == table)
        return any(each.type == column.type for each in gone)

    def _columns(self, was: Table, now: Table) -> Iterator[Problem]:
        key = next(owner for owner, table in self._to.target.owners.items() if table == now.name)
        for name, column in now.columns.items():
            before, loc = was.columns.get(name), self._to.words.place(key, name)
            if before is None:
                left = name in self._to.last.owed.columns.get(now.name, {})
                said = f"{now.name}.{name}" in self._to.fills
                filled = column.nullable or column.default or left or self._may_be_renamed(now.name, column)
                if not filled and not said:
                    yield Problem(
                        loc, "new-required", f"rows that are there have no {name}",
                        "say what they get: `backfill: ...`, an expression over what they hold; or give it a "
                        "`default`, or make it `optional: true`",
                    )  # fmt: skip
                continue
            if column.type != before.type and not _is_free(before.type, column.type):
                yield from self._retyped(loc, was, now, name)
            elif before.nullable and not (column.nullable or column.default or f"{now.name}.{name}" in self._to.fills):
                yield Problem(
                    loc, "now-required", f"rows that are there may have no {name}",
                    "say what they get: `backfill: ...`; or give it a `default`, with which they are filled",
                )  # fmt: skip
            yield from self._values(loc, now.name, name)

    def _retyped(self, loc: Loc, was: Table, now: Table, name: str) -> Iterator[Problem]:
        before, column = was.columns[name], now.columns[name]
        if f"{now.name}.{name}" not in self._to.conversions:
            yield Problem(
                loc, "retyped", f"{name} is {before.type} in the database, and would be {column.type}",
                f"say what becomes of it: `convert: {OLD}`, or another expression over `{OLD}`; or {_OTHERWISE}",
            )  # fmt: skip
        for key, each in keys_of(now).items():
            if mentions(each, name):
                yield Problem(
                    loc, "retyped", f"{key} is about some rows or letters, and cannot be there while {name} changes",
                    _OTHERWISE,
                )  # fmt: skip

    def _values(self, loc: Loc, table: str, column: str) -> Iterator[Problem]:
        now = values_of(self._to.target.tables[table], column)
        said = self._to.app.hints.values.get(".".join(self._to.words.owner_of(table, column)), {})
        gone = [each for each in self._to.values_before(table, column) if each not in (*now, *said)] if now else []
        if gone:
            yield Problem(
                (*loc, "values"), "removed-value", f"rows may hold {', '.join(gone)}",
                f"say what becomes of them: `removed_values: {{{gone[0]}: ...}}`, or `renamed_values` for another name",
            )  # fmt: skip


def _changed(loc: Loc, text: str, said: Mapping[str, Said | None]) -> Iterator[Problem]:
    """An expression that is another one than when its revision was made. said: by revision, the last one counts."""
    made = [(name, each) for name, each in said.items() if each is not None]
    if made and made[-1][1].says != text:
        yield Problem(
            loc, "hint-changed", f"{made[-1][0]} was made with another expression",
            "`doit squash:<app>` makes one revision anew of all that were not released",
        )  # fmt: skip


def _is_free(before: str, after: str) -> bool:
    """Whether PostgreSQL changes the type without looking at a row."""
    old, new = _NUMERIC.fullmatch(before), _NUMERIC.fullmatch(after)
    return bool(old and new and old[2] == new[2] and int(old[1]) <= int(new[1]))
