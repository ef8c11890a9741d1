# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_references.py.j2.
"""What refers to what, in the tables and in the repositories."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas import OrderListQuery
from src.repositories.cart_item_repository import CartItemRepository
from src.repositories.cart_repository import CartRepository
from src.repositories.customer_repository import CustomerRepository
from src.repositories.order_item_repository import OrderItemRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from tests.factories import (
    CartFactory,
    CartItemFactory,
    CustomerFactory,
    OrderFactory,
    OrderItemFactory,
    ProductFactory,
)
from tests.support import store, store_references

# ``Any``: what all of them share has no narrower type that the factories would have too.
REFERENCES: list[Any] = [
    pytest.param(CartFactory, "customer_id", "fk_carts_customer_id_customers", id="cart customer_id"),
    pytest.param(CartItemFactory, "cart_id", "fk_cart_items_cart_id_carts", id="cart item cart_id"),
    pytest.param(CartItemFactory, "product_id", "fk_cart_items_product_id_products", id="cart item product_id"),
    pytest.param(OrderFactory, "customer_id", "fk_orders_customer_id_customers", id="order customer_id"),
    pytest.param(OrderItemFactory, "order_id", "fk_order_items_order_id_orders", id="order item order_id"),
    pytest.param(OrderItemFactory, "product_id", "fk_order_items_product_id_products", id="order item product_id"),
]


async def referring(db: AsyncSession, factory: Any, column: str, target: Any) -> tuple[Any, Any]:
    """A row, and the row that it refers to, both stored."""
    await store_references(db, factory, target)
    other = target.create()
    await store(db, other)
    row = factory.create(**{column: other.id})
    await store(db, row)
    return row, other


@pytest.mark.parametrize(("factory", "column", "constraint"), REFERENCES)
async def test_no_row_refers_to_nothing(db_session: AsyncSession, factory: Any, column: str, constraint: str) -> None:
    await store_references(db_session, factory)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, factory.create(**{column: uuid4()}))


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository", "constraint"),
    [
        pytest.param(
            CartItemFactory,
            "product_id",
            ProductFactory,
            ProductRepository,
            "fk_cart_items_product_id_products",
            id="cart item product_id",
        ),
        pytest.param(
            OrderFactory,
            "customer_id",
            CustomerFactory,
            CustomerRepository,
            "fk_orders_customer_id_customers",
            id="order customer_id",
        ),
        pytest.param(
            OrderItemFactory,
            "product_id",
            ProductFactory,
            ProductRepository,
            "fk_order_items_product_id_products",
            id="order item product_id",
        ),
    ],
)
async def test_what_is_referred_to_is_not_deleted(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any, constraint: str
) -> None:
    row, other = await referring(db_session, factory, column, target)

    with pytest.raises(IntegrityError, match=constraint):
        async with db_session.begin_nested():
            await repository(db_session).delete(other.id)

    assert await repository(db_session).get(other.id) is not None
    assert getattr(await db_session.get_one(type(row), row.id, populate_existing=True), column) == other.id


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository", "own_repository"),
    [
        pytest.param(
            CartFactory, "customer_id", CustomerFactory, CustomerRepository, CartRepository, id="cart customer_id"
        ),
        pytest.param(
            CartItemFactory, "cart_id", CartFactory, CartRepository, CartItemRepository, id="cart item cart_id"
        ),
        pytest.param(
            OrderItemFactory, "order_id", OrderFactory, OrderRepository, OrderItemRepository, id="order item order_id"
        ),
    ],
)
async def test_a_row_goes_with_what_it_refers_to(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any, own_repository: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)

    assert await repository(db_session).delete(other.id) is True

    assert await own_repository(db_session).get(row.id) is None


@pytest.mark.parametrize(
    ("repository", "query", "factory", "column", "target"),
    [
        pytest.param(
            OrderRepository, OrderListQuery, OrderFactory, "customer_id", CustomerFactory, id="order customer_id"
        ),
    ],
)
async def test_a_list_is_filtered_by_what_rows_refer_to(
    db_session: AsyncSession, repository: Any, query: Any, factory: Any, column: str, target: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)
    elsewhere = target.create()
    await store(db_session, elsewhere)
    await store(db_session, factory.create(**{column: elsewhere.id}))
    rows = repository(db_session)

    found, total = await rows.list(query.model_validate({column: other.id}))
    _, everything = await rows.list(query.model_validate({}))

    assert ([each["id"] for each in found], total) == ([row.id], 1)
    assert everything > 1
