# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of products: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.product import ProductEntity
from src.repositories.product_repository import ProductRepository
from tests.factories import ProductFactory
from tests.support import store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> ProductRepository:
    return ProductRepository(db_session)


async def test_get(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: ProductRepository, db_session: AsyncSession) -> None:
    await store(db_session, ProductFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity, other = ProductFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(ProductEntity, entity.id, populate_existing=True) is None
