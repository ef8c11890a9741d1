# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of events: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.event import EventEntity
from src.repositories.event_repository import EventRepository
from tests.factories import EventFactory
from tests.support import store, store_references, values


@pytest.fixture
def repository(db_session: AsyncSession) -> EventRepository:
    return EventRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an event needs."""
    await store_references(db_session, EventFactory)


async def test_get(repository: EventRepository, db_session: AsyncSession) -> None:
    entity = EventFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: EventRepository, db_session: AsyncSession) -> None:
    await store(db_session, EventFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: EventRepository, db_session: AsyncSession) -> None:
    entity = EventFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: EventRepository, db_session: AsyncSession) -> None:
    entity = EventFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: EventRepository, db_session: AsyncSession) -> None:
    entity, other = EventFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: EventRepository, db_session: AsyncSession) -> None:
    entity = EventFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(EventEntity, entity.id, populate_existing=True) is None
