# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of articles creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.article import ArticleEntity
from src.models.schemas.article import ArticleCreate
from src.repositories.article_repository import ArticleRepository
from tests.factories import ArticleFactory
from tests.support import store_references, stored


@pytest.fixture
def repository(db_session: AsyncSession) -> ArticleRepository:
    return ArticleRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


async def test_create_stores_what_was_sent(repository: ArticleRepository, db_session: AsyncSession) -> None:
    data = ArticleCreate.model_validate(ArticleFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, ArticleEntity, created["id"])
    sent = data.model_dump(exclude_unset=True)
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: ArticleRepository) -> None:
    created = await repository.create(ArticleCreate.model_validate(ArticleFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
