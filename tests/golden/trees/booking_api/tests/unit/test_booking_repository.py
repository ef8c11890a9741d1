# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of bookings: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.booking import BookingEntity
from src.repositories.booking_repository import BookingRepository
from tests.factories import BookingFactory
from tests.support import store, store_references, values


@pytest.fixture
def repository(db_session: AsyncSession) -> BookingRepository:
    return BookingRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a booking needs."""
    await store_references(db_session, BookingFactory)


async def test_get(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity = BookingFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: BookingRepository, db_session: AsyncSession) -> None:
    await store(db_session, BookingFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity = BookingFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity = BookingFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity, other = BookingFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity = BookingFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(BookingEntity, entity.id, populate_existing=True) is None
