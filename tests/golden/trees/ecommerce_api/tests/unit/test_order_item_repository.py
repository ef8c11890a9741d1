# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of order items, and what the table itself refuses."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
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


@pytest.mark.parametrize("field", ["order_id", "product_id", "quantity", "unit_price"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, OrderItemFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(OrderItemEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("quantity", 0, id="quantity below the lower bound"),
        pytest.param("quantity", 2147483648, id="quantity above the upper bound"),
        pytest.param("unit_price", Decimal("0.00"), id="unit_price below the lower bound"),
        pytest.param("unit_price", Decimal("10000000000.00"), id="unit_price above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, OrderItemFactory.create(**{field: value}))
