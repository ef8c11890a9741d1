# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_entities.py.j2.
"""The migrations make the tables that the entities declare."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Column, literal_column, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from src.models.entities import Base

COLUMNS = """
    SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace = :schema ::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
"""
CONSTRAINTS = """
    SELECT relname, conname, replace(pg_get_constraintdef(pg_constraint.oid), :schema || '.', '') FROM pg_constraint
    JOIN pg_class ON pg_class.oid = conrelid WHERE relnamespace = :schema ::regnamespace AND contype <> 'n'
"""
INDEXES = """
    SELECT tablename, indexname, replace(indexdef, ' ON ' || :schema || '.', ' ON ') FROM pg_indexes
    WHERE schemaname = :schema
"""

DEFAULT_OF = """
    SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef JOIN pg_class ON pg_class.oid = adrelid
    JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE relnamespace = 'public'::regnamespace AND relname = :table AND attname = :column
"""
DEFAULTS = [
    column
    for table in Base.metadata.sorted_tables
    for column in table.columns
    if column.server_default and column.name not in ("created_at", "updated_at")
]


@pytest.fixture
async def connection(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection that sees, besides the tables of the migrations, those of the entities in a schema of their own."""
    async with engine.connect() as connection:
        await connection.execute(text("CREATE SCHEMA declared"))
        await connection.execute(text("SET LOCAL search_path TO declared"))
        await connection.run_sync(Base.metadata.create_all, checkfirst=False)
        yield connection


async def described(connection: AsyncConnection, query: str, schema: str) -> set[tuple[Any, ...]]:
    """What a query says of the tables in a schema."""
    rows = await connection.execute(text(query), {"schema": schema})
    return {tuple(row) for row in rows if row[0] != "alembic_version"}


@pytest.mark.parametrize("query", [COLUMNS, CONSTRAINTS, INDEXES], ids=["columns", "constraints", "indexes"])
async def test_the_tables_are_those_of_the_entities(connection: AsyncConnection, query: str) -> None:
    declared = await described(connection, query, "declared")

    assert declared
    assert await described(connection, query, "public") == declared


@pytest.mark.parametrize("column", DEFAULTS, ids=str)
async def test_a_default_is_that_of_the_database_too(engine: AsyncEngine, column: Column[Any]) -> None:
    async with engine.connect() as connection:
        stored = await connection.scalar(text(DEFAULT_OF), {"table": column.table.name, "column": column.name})
        value = await connection.scalar(select(literal_column(stored, column.type)))

    default: Any = column.default
    assert value == (default.arg(None) if default.is_callable else default.arg)
