"""A schema as it is once its tables and columns are called as they will be, or were, and nothing else has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from generators.evolution.words import values_of
from generators.python_source.literals import sql_name
from generators.schema.snapshot import Mirror, Owed, Renames, Snapshot
from generators.schema.tables import Column, Schema, Table

# A text, a name in quotes, or a word.
_TOKEN: Final = re.compile(r"""'(?:[^']|'')*'|"[^"]*"|\w+""")


def renamed_schema(schema: Schema, renames: Renames) -> Schema:
    """The same schema with its tables and columns under their new names; constraints keep theirs."""
    forward = {old: new for new, old in renames.tables.items()}
    tables = (
        _renamed(table, forward, new_columns(forward.get(name, name), renames)) for name, table in schema.tables.items()
    )
    owners = {key: forward.get(table, table) for key, table in schema.owners.items()}
    return Schema({table.name: table for table in tables}, schema.functions, owners)


def renamed_owed(owed: Owed, renames: Renames) -> Owed:
    """The same of what is owed; its columns are called as they were, but for those that are the new ones."""
    forward = {old: new for new, old in renames.tables.items()}
    return Owed(
        owed.tables,
        {forward.get(table, table): columns for table, columns in owed.columns.items()},
        mirrors={name: renamed_mirror(each, renames) for name, each in owed.mirrors.items()},
        indexes={forward.get(table, table): indexes for table, indexes in owed.indexes.items()},
    )


def renamed_mirror(mirror: Mirror, renames: Renames) -> Mirror:
    """The same columns, the new one under the name that it gets now."""
    forward = {old: new for new, old in renames.tables.items()}
    table = forward.get(mirror.table, mirror.table)
    return Mirror(table, mirror.old, new_columns(table, renames).get(mirror.new, mirror.new))


def names_in(text: str) -> set[str]:
    """The names that SQL speaks of, and its words."""
    return {token.strip('"') for token in _TOKEN.findall(text) if not token.startswith("'")}


def renamed_sql(text: str, names: Mapping[str, str]) -> str:
    """SQL in which columns are called otherwise: the new name by the old one."""
    return _TOKEN.sub(lambda found: _token(found[0], names), text) if names else text


def reversed_renames(renames: Renames) -> Renames:
    """The way back."""
    columns = {}
    for place, old in renames.columns.items():
        table, _, new = place.partition(".")
        columns[f"{renames.tables.get(table, table)}.{old}"] = new
    return Renames({old: new for new, old in renames.tables.items()}, columns)


def new_columns(table: str, renames: Renames) -> dict[str, str]:
    """New name by old name of the columns of a table."""
    places = ((place.partition("."), old) for place, old in renames.columns.items())
    return {old: new for (of, _, new), old in places if of == table}


def way_back(before: Snapshot, after: Snapshot) -> Snapshot:
    """The snapshot before, as one that follows the other."""
    renamed, copied, values = (
        reversed_renames(after.renamed),
        dict(_copied_back(before, after)),
        _restored(before, after),
    )
    return replace(before, renamed=renamed, copied=copied, values=dict(values), fills={}, conversions={})


def name_before(after: Snapshot, place: str) -> str:
    """A column as it was called before a revision."""
    table, _, column = place.partition(".")
    return f"{after.names.tables.get(table, table)}.{after.names.columns.get(place, column)}"


def _copied_back(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, str]]:
    """Columns that are there no more, and of which the one with the old name is."""
    tables = after.schema.tables.items()
    left = {name_before(after, f"{name}.{column}") for name, table in tables for column in table.columns}
    for each in before.owed.mirrors.values():
        if f"{each.table}.{each.new}" not in left:
            yield f"{each.table}.{each.new}", each.old


def _restored(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The values of enums that were renamed; those that became one that was there already stay what they are."""
    for place, mapped in after.values.items():
        old_place = name_before(after, place)
        table, _, column = old_place.partition(".")
        known = values_of(before.schema.tables[table], column)
        yield old_place, {new: old for old, new in mapped.items() if new not in known}


def _renamed(table: Table, tables: Mapping[str, str], names: Mapping[str, str]) -> Table:
    def column(name: str) -> str:
        return names.get(name, name)

    def sql(text: str) -> str:
        return renamed_sql(text, names)

    def part(text: str) -> str:
        return column(text) if text.isidentifier() else sql(text)

    columns: dict[str, Column] = {column(name): each for name, each in table.columns.items()}
    return replace(
        table,
        name=tables.get(table.name, table.name),
        columns=columns,
        primary_key=tuple(map(column, table.primary_key)),
        checks={name: sql(check) for name, check in table.checks.items()},
        unique={name: replace(key, columns=tuple(map(column, key.columns))) for name, key in table.unique.items()},
        foreign_keys={
            name: replace(key, column=column(key.column), table=tables.get(key.table, key.table))
            for name, key in table.foreign_keys.items()
        },
        indexes={
            name: replace(index, columns=tuple(map(part, index.columns)), where=sql(index.where))
            for name, index in table.indexes.items()
        },
    )


def _token(token: str, names: Mapping[str, str]) -> str:
    """One token of SQL: a text is no name."""
    bare = token.strip('"')
    return sql_name(names[bare]) if not token.startswith("'") and bare in names else token
