# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of products creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.product import ProductEntity
from src.models.schemas.product import ProductCreate
from src.repositories.product_repository import ProductRepository
from tests.factories import ProductFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> ProductRepository:
    return ProductRepository(db_session)


async def test_create_stores_what_was_sent(repository: ProductRepository, db_session: AsyncSession) -> None:
    data = ProductCreate.model_validate(ProductFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, ProductEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: ProductRepository) -> None:
    created = await repository.create(ProductCreate.model_validate(ProductFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
