# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of orders itself refuses and fills in."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order import OrderEntity
from tests.factories import OrderFactory
from tests.support import store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an order needs."""
    await store_references(db_session, OrderFactory)


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("status", "PENDING_PAYMENT", id="status"),
        pytest.param("payment_status", "PENDING", id="payment_status"),
        pytest.param("total_amount", Decimal("0.00"), id="total_amount"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = OrderFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["customer_id", "status", "payment_status", "total_amount"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, OrderFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(OrderEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("status", "x", id="status no value of it"),
        pytest.param("payment_status", "x", id="payment_status no value of it"),
        pytest.param("total_amount", Decimal("-0.01"), id="total_amount below the lower bound"),
        pytest.param("total_amount", Decimal("1000000000000.00"), id="total_amount above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, OrderFactory.create(**{field: value}))
