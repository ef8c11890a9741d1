# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entities.py.j2.
"""The migrations make the tables that the entities declare."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from src.models.entities import Base

COLUMNS = """
    SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = :schema ::regnamespace AND relkind = 'r' AND attnum > 0
"""
CONSTRAINTS = """
    SELECT relname, conname, replace(pg_get_constraintdef(pg_constraint.oid), :schema || '.', '') FROM pg_constraint
    JOIN pg_class ON pg_class.oid = conrelid WHERE relnamespace = :schema ::regnamespace
"""
INDEXES = """
    SELECT tablename, indexname, replace(indexdef, ' ON ' || :schema || '.', ' ON ') FROM pg_indexes
    WHERE schemaname = :schema
"""


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
