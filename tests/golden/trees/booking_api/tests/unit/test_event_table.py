# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of events itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.event import EventEntity
from tests.factories import EventFactory
from tests.support import store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an event needs."""
    await store_references(db_session, EventFactory)


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("status", "SCHEDULED", id="status"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = EventFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["room_id", "title", "starts_at", "ends_at", "seats", "status"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, EventFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(EventEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "", id="title below the minimum length"),
        pytest.param("title", "x" * 201, id="title above the maximum length"),
        pytest.param("title", " ", id="title of blanks"),
        pytest.param("seats", 0, id="seats below the lower bound"),
        pytest.param("seats", 2147483648, id="seats above the upper bound"),
        pytest.param("status", "x", id="status no value of it"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, EventFactory.create(**{field: value}))
