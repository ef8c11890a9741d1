"""A schema as it is once its tables and columns are called as they will be, and nothing else has changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from generators.python_source.literals import sql_name
from generators.schema.snapshot import Owed, Renames
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
    """The same of what is owed; its columns are called as they were."""
    forward = {old: new for new, old in renames.tables.items()}
    return Owed(owed.tables, {forward.get(table, table): columns for table, columns in owed.columns.items()})


def names_in(text: str) -> set[str]:
    """The names that SQL speaks of, and its words."""
    return {token.strip('"') for token in _TOKEN.findall(text) if not token.startswith("'")}


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


def _renamed(table: Table, tables: Mapping[str, str], names: Mapping[str, str]) -> Table:
    def column(name: str) -> str:
        return names.get(name, name)

    def sql(text: str) -> str:
        return _TOKEN.sub(lambda found: _token(found[0], names), text) if names else text

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
