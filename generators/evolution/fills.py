"""What rows get in a revision: where they have no value, and instead of a value that is no more."""

from __future__ import annotations

from collections.abc import Iterator

from generators.evolution.changes import FillRows
from generators.evolution.renaming import renamed_schema
from generators.evolution.words import values_of
from generators.python_source.literals import sql, sql_name
from generators.schema.snapshot import Snapshot
from generators.schema.tables import Table


def fills_of(now: Table, after: Snapshot) -> Iterator[FillRows]:
    """Rows without a value get one. First those columns that may stay empty: what they get is said of rows in which
    the others are empty too."""
    places = (place.partition(".") for place in after.fills)
    values = {name: after.fills[f"{table}.{name}"].sql for table, _, name in places if table == now.name}
    for nullable in (True, False):
        own = {name: value for name, value in values.items() if now.columns[name].nullable is nullable}
        empty = {name: f"{sql_name(name)} IS NULL" for name in own}
        if nullable:
            empty = {name: f"{empty[name]} AND ({value}) IS NOT NULL" for name, value in own.items()}
        if len(own) > 1:
            own = {name: f"coalesce({sql_name(name)}, {value})" for name, value in own.items()}
            empty = {name: f"({condition})" for name, condition in empty.items()}
        if own:
            yield FillRows(now.name, own, " OR ".join(empty.values()), again=False, optional=nullable)


def mapped_values(was: Table, now: Table, after: Snapshot) -> Iterator[FillRows]:
    """Rows get other values of enums."""
    for name in now.columns:
        place = f"{now.name}.{name}"
        known = values_of(was, after.copied.get(place, name))
        for old, new in after.values.get(place, {}).items():
            column = sql_name(name)
            yield FillRows(now.name, {name: sql(new)}, f"{column} = {sql(old)}", strange=new not in known)


def with_other_values(table: str, after: Snapshot) -> Iterator[str]:
    """The columns of which rows get another value."""
    places = (place.partition(".") for place in after.values)
    return (column for of, _, column in places if of == table)


def is_dated(before: Snapshot, after: Snapshot) -> bool:
    """Whether rows get the moment at which a migration runs, on the way there or back."""
    was = renamed_schema(before.schema, after.renamed).tables
    kept = [(was[name], table) for name, table in after.schema.tables.items() if name in was]
    changed = any(_stamped(one) != _stamped(other) for one, other in kept)
    return changed or any("now(" in each.says for each in after.fills.values())


def _stamped(table: Table) -> set[str]:
    return {name for name, column in table.columns.items() if column.default == "now()"}
