# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of orders: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order import OrderEntity
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


async def test_get(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: OrderRepository, db_session: AsyncSession) -> None:
    await store(db_session, OrderFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity, other = OrderFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(OrderEntity, entity.id, populate_existing=True) is None
