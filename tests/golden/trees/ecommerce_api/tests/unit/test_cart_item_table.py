# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of cart items itself refuses and fills in."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
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


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        pytest.param("uq_cart_items_one_line_per_product", ["cart_id", "product_id"], id="cart_id-product_id"),
    ],
)
async def test_the_table_refuses_a_second_row_with_the_same(
    db_session: AsyncSession, constraint: str, fields: list[str]
) -> None:
    entity = CartItemFactory.create()
    await store(db_session, entity)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, CartItemFactory.create(**{name: getattr(entity, name) for name in fields}))


@pytest.mark.parametrize(
    "fields",
    [
        ["cart_id"],
    ],
    ids="-".join,
)
async def test_the_table_accepts_rows_that_share_a_part_of_a_key(
    repository: CartItemRepository, db_session: AsyncSession, fields: list[str]
) -> None:
    first = CartItemFactory.create()
    second = CartItemFactory.create(**{name: getattr(first, name) for name in fields})

    await store(db_session, first, second)

    assert await repository.get(second.id) == values(second)


@pytest.mark.parametrize("field", ["cart_id", "product_id", "quantity", "unit_price"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CartItemFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CartItemEntity).values({field: None}))


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
        await store(db_session, CartItemFactory.create(**{field: value}))
