# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of notes: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.note import NoteEntity
from src.repositories.note_repository import NoteRepository
from tests.factories import NoteFactory
from tests.support import store, store_references, values


@pytest.fixture
def repository(db_session: AsyncSession) -> NoteRepository:
    return NoteRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a note needs."""
    await store_references(db_session, NoteFactory)


async def test_get(repository: NoteRepository, db_session: AsyncSession) -> None:
    entity = NoteFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: NoteRepository, db_session: AsyncSession) -> None:
    await store(db_session, NoteFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: NoteRepository, db_session: AsyncSession) -> None:
    entity = NoteFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: NoteRepository, db_session: AsyncSession) -> None:
    entity = NoteFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: NoteRepository, db_session: AsyncSession) -> None:
    entity, other = NoteFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: NoteRepository, db_session: AsyncSession) -> None:
    entity = NoteFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(NoteEntity, entity.id, populate_existing=True) is None
