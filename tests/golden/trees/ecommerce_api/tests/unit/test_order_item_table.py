# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of order items itself refuses and fills in."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order_item import OrderItemEntity
from tests.factories import OrderItemFactory
from tests.support import store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an order item needs."""
    await store_references(db_session, OrderItemFactory)


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
