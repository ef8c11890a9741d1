"""Rows of any application, as SQL: what is in its database when the next release comes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generators.model.app import Application
from generators.python_source.literals import sql, sql_name
from generators.schema.sample_rows import rows_of
from generators.schema.tables import Row, Rows
from generators.verify.subjects.postgres import Postgres

Table = dict[str, dict[str, str | None]]
"""Rows by their ids: what PostgreSQL writes for each value."""


def inserts(app: Application) -> Iterator[str]:
    """Rows of every entity, and of every link."""
    return stored(rows_of(app))


def stored(rows: Rows) -> Iterator[str]:
    """Statements that store rows."""
    for table, each in rows.items():
        columns = columns_of(each)
        yield f"INSERT INTO {sql_name(table)} ({columns}) SELECT {columns} FROM {recordset(table, each)}"


def recordset(table: str, rows: tuple[Row, ...]) -> str:
    """SQL of rows as the types of a table read them."""
    return f"jsonb_populate_recordset(NULL::{sql_name(table)}, {sql(json.dumps(rows, ensure_ascii=False))})"


def columns_of(rows: tuple[Row, ...]) -> str:
    """The columns of some rows, as SQL."""
    return ", ".join(map(sql_name, rows[0]))


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
