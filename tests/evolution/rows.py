"""Rows of any application, as SQL: what is in its database when the next release comes."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.python_source.literals import sql, sql_name
from generators.samples import canonical, sample, unique_code
from generators.schema.database import in_order
from generators.verify.subjects.postgres import Postgres

ROWS = 2
Table = dict[str, dict[str, str | None]]
"""Rows by their ids: what PostgreSQL writes for each value."""


def inserts(app: Application) -> Iterator[str]:
    """Rows of every entity, and of every link."""
    order = in_order(app)
    for key in order:
        entity = app.entities[key]
        for number in range(1, ROWS + 1):
            values = dict(_values(order, entity, number))
            columns = ", ".join(map(sql_name, values))
            made = ", ".join(values.values())
            yield f"INSERT INTO {sql_name(entity.name.plural)} ({columns}) VALUES ({made}) ON CONFLICT DO NOTHING"
    for key in order:
        for each in app.entities[key].links:
            ends = f"{sql_name(each.column)}, {sql_name(each.link_column)}"
            one, other = (sql(str(_id(order, name, 1))) for name in (key, each.target.key))
            yield f"INSERT INTO {sql_name(each.link)} ({ends}) VALUES ({one}, {other})"


def _values(order: tuple[str, ...], entity: Entity, number: int) -> Iterator[tuple[str, str]]:
    yield "id", sql(str(_id(order, entity.key, number)))
    keyed = {name for key in entity.unique.values() for name in key.fields}
    for name, field in entity.fields.items():
        if isinstance(field, ReferenceField):
            target = field.reference.target.key
            if field.optional and (field.reference.itself or field.reference.circular):
                continue
            yield name, sql(str(_id(order, target, number)))
        elif field.optional and number == 1 and name not in keyed:
            yield name, "NULL"
        else:
            made = unique_code(field, name) if field.unique or name in keyed else None
            value = made.value(number) if made is not None else sample(field, name, number % 2)
            yield name, sql(field.type.column_default(field, canonical(field, value)))


def _id(order: tuple[str, ...], key: str, number: int) -> UUID:
    return UUID(int=1000 * order.index(key) + number)


def rows(server: Postgres, database: str, tables: list[str]) -> dict[str, Table]:
    """Everything in some tables of a database."""
    return {table: dict(_table(server, database, table)) for table in tables}


def _table(server: Postgres, database: str, table: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    names = [row[0] for row in server.execute(database, _COLUMNS, table)]
    listed = ", ".join(f"{sql_name(name)}::text" for name in names)
    for values in server.execute(database, f"SELECT {listed} FROM {sql_name(table)}"):
        row = dict(zip(names, values, strict=True))
        yield str(row.get("id", values)), row


_COLUMNS = """
    SELECT attname::text FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relname = %s AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
