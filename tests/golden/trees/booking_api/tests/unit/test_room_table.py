# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of rooms itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.room import RoomEntity
from tests.factories import RoomFactory
from tests.support import store


@pytest.mark.parametrize("field", ["name", "capacity"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, RoomFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(RoomEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "", id="name below the minimum length"),
        pytest.param("name", "x" * 81, id="name above the maximum length"),
        pytest.param("name", " ", id="name of blanks"),
        pytest.param("capacity", 0, id="capacity below the lower bound"),
        pytest.param("capacity", 10001, id="capacity above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, RoomFactory.create(**{field: value}))
