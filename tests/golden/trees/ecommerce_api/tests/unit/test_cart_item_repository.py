# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of cart items: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cart_item import CartItemEntity
from src.repositories.cart_item_repository import CartItemRepository
from tests.factories import CartItemFactory
from tests.support import store, store_references, values


@pytest.fixture
def repository(db_session: AsyncSession) -> CartItemRepository:
    return CartItemRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a cart item needs."""
    await store_references(db_session, CartItemFactory)


async def test_get(repository: CartItemRepository, db_session: AsyncSession) -> None:
    entity = CartItemFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: CartItemRepository, db_session: AsyncSession) -> None:
    await store(db_session, CartItemFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: CartItemRepository, db_session: AsyncSession) -> None:
    entity = CartItemFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: CartItemRepository, db_session: AsyncSession) -> None:
    entity = CartItemFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: CartItemRepository, db_session: AsyncSession) -> None:
    entity, other = CartItemFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: CartItemRepository, db_session: AsyncSession) -> None:
    entity = CartItemFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(CartItemEntity, entity.id, populate_existing=True) is None
