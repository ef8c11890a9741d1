# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_tables.py.j2.
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


@every("keys", "fields, constraint")
async def test_a_second_row_with_the_same_key(
    subject: Subject, db_session: AsyncSession, fields: list[str], constraint: str
) -> None:
    entity = await subject.stored(db_session)
    key = {name: getattr(entity, subject.column(name)) for name in fields}

    with pytest.raises(IntegrityError, match=constraint):
        await subject.stored(db_session, **key)


@every("declared", "constraint, error")
def test_a_key_has_an_error_of_its_own(subject: Subject, constraint: str, error: tuple[int, str, str]) -> None:
    table = subject.entity.__table__
    (key,) = (each for each in (*table.constraints, *table.indexes) if each.name == constraint)

    assert key.info["error"] == error


@every("shared", "fields")
async def test_rows_may_share_a_part_of_a_key(subject: Subject, db_session: AsyncSession, fields: list[str]) -> None:
    first = subject.factory.create()
    second = subject.factory.create(**{subject.column(name): getattr(first, subject.column(name)) for name in fields})

    await store(db_session, first, second)

    assert await subject.repository(db_session).get(second.id) == subject.row(second)


@every("column_defaults", "field, default")
async def test_a_row_has_defaults(subject: Subject, db_session: AsyncSession, field: str, default: Any) -> None:
    entity = subject.factory.create()
    delattr(entity, subject.column(field))

    await store(db_session, entity)

    assert getattr(entity, subject.column(field)) == default


@every("not_null", "field")
async def test_a_column_is_not_null(subject: Subject, db_session: AsyncSession, field: str) -> None:
    await subject.stored(db_session)

    with pytest.raises(IntegrityError, match=f'null value in column "{subject.column(field)}"'):
        await db_session.execute(update(subject.entity).values({subject.column(field): None}))


@every("refused_rows", "field, value")
async def test_a_table_refuses(subject: Subject, db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await subject.stored(db_session, **{field: value})
