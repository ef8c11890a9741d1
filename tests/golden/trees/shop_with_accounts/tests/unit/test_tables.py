# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_tables.py.j2.
"""The table of every entity: what it refuses and fills in by itself."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cases.base import Subject
from tests.every import every
from tests.support import store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession, subject: Subject) -> None:
    """The rows that a row of the entity needs."""
    await store_references(db_session, subject.factory)


@every("column_defaults", "field, default")
async def test_a_row_has_defaults(subject: Subject, db_session: AsyncSession, field: str, default: Any) -> None:
    entity = subject.factory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@every("not_null", "field")
async def test_a_column_is_not_null(subject: Subject, db_session: AsyncSession, field: str) -> None:
    await subject.stored(db_session)

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(subject.entity).values({field: None}))


@every("refused_rows", "field, value")
async def test_a_table_refuses(subject: Subject, db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await subject.stored(db_session, **{field: value})
