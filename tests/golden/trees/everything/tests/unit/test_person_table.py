# Generated from specs/everything.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of people itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.person import PersonEntity
from tests.factories import PersonFactory
from tests.support import store


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        pytest.param("uq_people_email", ["email"], id="email"),
    ],
)
async def test_the_table_refuses_a_second_row_with_the_same(
    db_session: AsyncSession, constraint: str, fields: list[str]
) -> None:
    entity = PersonFactory.create()
    await store(db_session, entity)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, PersonFactory.create(**{name: getattr(entity, name) for name in fields}))


@pytest.mark.parametrize("field", ["full_name", "email"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, PersonFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(PersonEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("full_name", "x" * 121, id="full_name above the maximum length"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, PersonFactory.create(**{field: value}))
