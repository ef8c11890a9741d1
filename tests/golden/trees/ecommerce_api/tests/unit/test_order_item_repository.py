# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of order items: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order_item import OrderItemEntity
from src.repositories.order_item_repository import OrderItemRepository
from tests.factories import OrderItemFactory
from tests.support import store, store_references, values


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderItemRepository:
    return OrderItemRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an order item needs."""
    await store_references(db_session, OrderItemFactory)


async def test_get(repository: OrderItemRepository, db_session: AsyncSession) -> None:
    entity = OrderItemFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: OrderItemRepository, db_session: AsyncSession) -> None:
    await store(db_session, OrderItemFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: OrderItemRepository, db_session: AsyncSession) -> None:
    entity = OrderItemFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: OrderItemRepository, db_session: AsyncSession) -> None:
    entity = OrderItemFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: OrderItemRepository, db_session: AsyncSession) -> None:
    entity, other = OrderItemFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: OrderItemRepository, db_session: AsyncSession) -> None:
    entity = OrderItemFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(OrderItemEntity, entity.id, populate_existing=True) is None
