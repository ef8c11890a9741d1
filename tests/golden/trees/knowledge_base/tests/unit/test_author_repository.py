# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of authors: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.author import AuthorEntity
from src.repositories.author_repository import AuthorRepository
from tests.factories import AuthorFactory
from tests.support import store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> AuthorRepository:
    return AuthorRepository(db_session)


async def test_get(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity = AuthorFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: AuthorRepository, db_session: AsyncSession) -> None:
    await store(db_session, AuthorFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity = AuthorFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity = AuthorFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity, other = AuthorFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity = AuthorFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(AuthorEntity, entity.id, populate_existing=True) is None
