# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of rooms: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.room import RoomEntity
from src.repositories.room_repository import RoomRepository
from tests.factories import RoomFactory
from tests.support import store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> RoomRepository:
    return RoomRepository(db_session)


async def test_get(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity = RoomFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: RoomRepository, db_session: AsyncSession) -> None:
    await store(db_session, RoomFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity = RoomFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity = RoomFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity, other = RoomFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity = RoomFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(RoomEntity, entity.id, populate_existing=True) is None
