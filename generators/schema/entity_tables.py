"""Entity -> its tables: its own, and those of its links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from generators.model.entity import Condition, Entity, Nested, UniqueKey
from generators.model.values import Field, ReferenceField, automatic
from generators.python_source.literals import sql, sql_name
from generators.samples import canonical
from generators.schema.names import foreign_key_name
from generators.schema.tables import Column, ForeignKey, Index, Table, UniqueConstraint

_ID: Final = Column("uuid")


def entity_table(entity: Entity) -> Table:
    """The table of an entity."""
    name = entity.name.plural
    keys = {full: key for full, key in _keys(name, entity) if isinstance(key, Index)}
    return Table(
        name,
        columns={"id": _ID, **dict(_columns(entity))},
        primary_key=("id",),
        checks={f"ck_{name}_{suffix}": condition for suffix, condition in checks(entity)},
        unique={full: key for full, key in _keys(name, entity) if isinstance(key, UniqueConstraint)},
        foreign_keys=dict(foreign_keys(entity)),
        indexes={**keys, **{f"ix_{name}_{suffix}": index for suffix, index in indexes(entity)}},
    )


def link_table(own: str, nested: Nested) -> Table:
    """The table of a many-to-many relation, beside the entity whose table is called ``own``."""
    name, ends = nested.link, ((nested.column, own), (nested.link_column, nested.target.plural))
    return Table(
        name,
        columns={column: _ID for column, _ in ends},
        primary_key=tuple(column for column, _ in ends),
        foreign_keys={
            foreign_key_name(name, column, target): ForeignKey(column, target, "cascade") for column, target in ends
        },
        indexes={f"ix_{name}_{nested.link_column}": Index((nested.link_column,))},
    )


def column_of(field: Field) -> Column:
    """The column of a field."""
    default = canonical(field, field.default)
    text = "" if default is None else sql(field.type.column_default(field, default))
    return Column(field.type.column_type(field), field.optional, text)


def checks(entity: Entity) -> Iterator[tuple[str, str]]:
    """(name without the table's, SQL) of each check of a table: the name begins with the column."""
    for name, field in entity.fields.items():
        column = sql_name(name)
        for suffix, condition in field.type.sql_checks(column, field):
            yield f"{name}_{suffix}", condition
        if isinstance(field, ReferenceField) and field.reference.itself:
            yield f"{name}_itself", f"{column} <> id"


def foreign_keys(entity: Entity) -> Iterator[tuple[str, ForeignKey]]:
    """(name, foreign key) of each reference."""
    for column, field in entity.references.items():
        target, rule = field.reference.target.plural, field.reference.on_delete
        name = foreign_key_name(entity.name.plural, column, target)
        yield name, ForeignKey(column, target, rule, field.reference.circular)


def keyed(entity: Entity) -> dict[str, UniqueKey]:
    """Every unique key: of single fields, and those that the entity names."""
    fields = {name: UniqueKey((name,)) for name, field in entity.fields.items() if field.unique}
    return {**entity.unique, **fields}


def unique_key(entity: Entity, key: UniqueKey) -> UniqueConstraint | Index:
    """A key over some rows only, or without regard to case, is an index."""
    conditions = [*entity.features.visible, *(condition_sql(entity, each) for each in key.where)]
    if not (conditions or key.ignore_case):
        return UniqueConstraint(key.fields, key.same_nulls)
    folded = {name for name in key.fields if key.ignore_case and entity.fields[name].type.has_case}
    parts = tuple(_folded(sql_name(name)) if name in folded else name for name in key.fields)
    return Index(parts, unique=True, where=" AND ".join(conditions), same_nulls=key.same_nulls)


def indexes(entity: Entity) -> Iterator[tuple[str, Index]]:
    """(name without the table's, index) of each index that is no key.

    What clients sort by has one with the whole order of a page in it: from it the database reads a page, and sorts
    nothing.
    """
    for key, index in entity.index.items():
        yield key, Index(index.fields)
    order = entity.features.order
    if entity.features.aged:
        yield "_".join(order), Index(order)
    sorts = dict(_sorts(entity))
    for name, field in entity.fields.items():
        if field.index and not field.unique and name not in sorts:
            yield name, Index((name,))
    yield from sorts.items()


def _sorts(entity: Entity) -> Iterator[tuple[str, Index]]:
    """Those for columns by which clients sort, and by which neither the usual order nor another key finds rows."""
    order = entity.features.order
    for name in entity.sort_keys:
        field = entity.fields.get(name)
        columns = (name if field is None else sort_sql(field, name), *order)
        # Of an optional one many rows may hold nothing, which are alike.
        unique = field is not None and field.unique and not field.optional
        served = name in (order[0], "id") or any(_serves(key.fields, columns) for key in entity.index.values())
        if not unique and not served:
            yield name, Index(columns)


def _serves(fields: tuple[str, ...], columns: tuple[str, ...]) -> bool:
    """Whether an index of some fields gives rows in the order of columns, or in groups that are soon sorted."""
    shared = min(len(fields), len(columns))
    return fields[:shared] == columns[:shared]


def sort_sql(field: Field, name: str) -> str:
    """What rows are sorted by: a column, or the place of its value in an enum as SQL."""
    if not field.type.named:
        return name
    return f"array_position(ARRAY[{', '.join(map(sql, field.values or ()))}], {sql_name(name)})"


def condition_sql(entity: Entity, condition: Condition) -> str:
    """A condition of ``where`` as SQL. Nothing is not true, and it is another value than any."""
    field, column = entity.fields[condition.field], sql_name(condition.field)
    if condition.op == "is_true":
        return column
    if condition.op == "is_false":
        return f"{column} IS NOT TRUE" if field.optional else f"NOT {column}"
    value: Any = canonical(field, condition.value)
    literal = str(value).lower() if isinstance(value, bool) else sql(value)
    other = "IS DISTINCT FROM" if field.optional else "<>"
    return f"{column} {'=' if condition.op == 'eq' else other} {literal}"


def _columns(entity: Entity) -> Iterator[tuple[str, Column]]:
    for name, field in entity.fields.items():
        yield name, column_of(field)
    for name, field in automatic(entity.features.columns).items():
        yield name, replace(column_of(field), default=entity.features.columns[name].default)


def _keys(table: str, entity: Entity) -> Iterator[tuple[str, UniqueConstraint | Index]]:
    for name, key in keyed(entity).items():
        yield f"uq_{table}_{name}", unique_key(entity, key)
    for name, column in entity.features.columns.items():
        if column.unique:
            yield f"uq_{table}_{name}", UniqueConstraint((name,))


def _folded(column: str) -> str:
    """SQL of a text without regard to case: what ``fold_case`` of the application makes."""
    return f"replace(lower(upper({column} COLLATE pg_c_utf8)), '\N{LATIN SMALL LETTER SHARP S}', 'ss')"
