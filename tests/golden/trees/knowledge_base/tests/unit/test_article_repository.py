# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of articles: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.article import ArticleEntity
from src.repositories.article_repository import ArticleRepository
from tests.factories import ArticleFactory
from tests.support import store, store_references


@pytest.fixture
def repository(db_session: AsyncSession) -> ArticleRepository:
    return ArticleRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


async def test_get(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == ArticleFactory.row(entity)


async def test_get_of_an_unknown_id(repository: ArticleRepository, db_session: AsyncSession) -> None:
    await store(db_session, ArticleFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity, other = ArticleFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == ArticleFactory.row(other)


async def test_delete_removes_the_row(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(ArticleEntity, entity.id, populate_existing=True) is None
