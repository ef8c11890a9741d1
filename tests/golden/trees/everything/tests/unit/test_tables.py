# Generated from specs/everything.yaml by templates/tests/unit/test_tables.py.j2.
"""The table of every entity: what it refuses and fills in by itself."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cases.base import Subject
from tests.every import every
from tests.support import store, stored, values


@every("keys", "fields, constraint")
async def test_a_second_row_with_the_same_key(
    subject: Subject, db_session: AsyncSession, fields: list[str], constraint: str
) -> None:
    entity = await subject.stored(db_session)
    key = {name: getattr(entity, subject.column(name)) for name in fields}

    with pytest.raises(IntegrityError, match=constraint):
        await subject.stored(db_session, **key)


@every("freed_keys", "fields, constraint")
async def test_a_deleted_row_does_not_stand_in_the_way(
    subject: Subject, db_session: AsyncSession, fields: list[str], constraint: str
) -> None:
    deleted = await subject.stored(db_session)
    await subject.repository(db_session).delete(deleted.id)

    entity = await subject.stored(db_session, **{name: getattr(deleted, subject.column(name)) for name in fields})

    assert await subject.repository(db_session).get(entity.id) == subject.row(entity)


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


@every("emptied", "field")
async def test_a_row_is_empty_where_it_is_said(subject: Subject, db_session: AsyncSession, field: str) -> None:
    entity = await subject.stored(db_session, **{subject.column(field): None})

    assert values(await stored(db_session, subject.entity, entity.id))[subject.column(field)] is None


@every("not_null", "field")
async def test_a_column_is_not_null(subject: Subject, db_session: AsyncSession, field: str) -> None:
    await subject.stored(db_session)

    with pytest.raises(IntegrityError, match=f'null value in column "{subject.column(field)}"'):
        await db_session.execute(update(subject.entity).values({subject.column(field): None}))


@every("refused_rows", "field, value")
async def test_a_table_refuses(subject: Subject, db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await subject.stored(db_session, **{field: value})
