# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of sections: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.section import SectionEntity
from src.repositories.section_repository import SectionRepository
from tests.factories import SectionFactory
from tests.support import store, store_references


@pytest.fixture
def repository(db_session: AsyncSession) -> SectionRepository:
    return SectionRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a section needs."""
    await store_references(db_session, SectionFactory)


async def test_get(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == SectionFactory.row(entity)


async def test_get_of_an_unknown_id(repository: SectionRepository, db_session: AsyncSession) -> None:
    await store(db_session, SectionFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity, other = SectionFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == SectionFactory.row(other)


async def test_delete_removes_the_row(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(SectionEntity, entity.id, populate_existing=True) is None
