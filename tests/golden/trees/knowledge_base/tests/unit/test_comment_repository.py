# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of comments: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.comment import CommentEntity
from src.repositories.comment_repository import CommentRepository
from tests.factories import CommentFactory
from tests.support import store, store_references, stored, values


@pytest.fixture
def repository(db_session: AsyncSession) -> CommentRepository:
    return CommentRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


async def test_get(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: CommentRepository, db_session: AsyncSession) -> None:
    await store(db_session, CommentFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity, other = CommentFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_keeps_the_row(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    row = await stored(db_session, CommentEntity, entity.id)
    assert row.deleted_at is not None
