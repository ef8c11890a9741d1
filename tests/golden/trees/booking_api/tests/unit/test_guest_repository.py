# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of guests: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.guest import GuestEntity
from src.repositories.guest_repository import GuestRepository
from tests.factories import GuestFactory
from tests.support import store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> GuestRepository:
    return GuestRepository(db_session)


async def test_get(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: GuestRepository, db_session: AsyncSession) -> None:
    await store(db_session, GuestFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity, other = GuestFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(GuestEntity, entity.id, populate_existing=True) is None
