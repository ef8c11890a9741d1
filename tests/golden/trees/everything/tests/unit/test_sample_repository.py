# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of samples: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.sample import SampleEntity
from src.repositories.sample_repository import SampleRepository
from tests.factories import SampleFactory
from tests.support import store, stored, values


@pytest.fixture
def repository(db_session: AsyncSession) -> SampleRepository:
    return SampleRepository(db_session)


async def test_get(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: SampleRepository, db_session: AsyncSession) -> None:
    await store(db_session, SampleFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity, other = SampleFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_keeps_the_row(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    row = await stored(db_session, SampleEntity, entity.id)
    assert row.deleted_at is not None
