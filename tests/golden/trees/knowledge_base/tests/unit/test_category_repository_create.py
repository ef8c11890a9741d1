# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of categories creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.category import CategoryEntity
from src.models.schemas.category import CategoryCreate
from src.repositories.category_repository import CategoryRepository
from tests.factories import CategoryFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> CategoryRepository:
    return CategoryRepository(db_session)


async def test_create_stores_what_was_sent(repository: CategoryRepository, db_session: AsyncSession) -> None:
    data = CategoryCreate.model_validate(CategoryFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, CategoryEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: CategoryRepository) -> None:
    created = await repository.create(CategoryCreate.model_validate(CategoryFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
