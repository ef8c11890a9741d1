# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_scenarios.py.j2.
"""The scenarios of the spec about orders: request by request, on the real database."""

from decimal import Decimal

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import (
    CartFactory,
    CartItemFactory,
    CustomerFactory,
    OrderFactory,
    OrderItemFactory,
    ProductFactory,
)
from tests.steps import answer, assert_contains, error
from tests.support import store

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def test_checkout_takes_the_stock(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves
    - F13: Check out a cart, which takes the stock
    - F17: Look at an order with its items
    - V4: A quantity in an order is greater than zero
    """
    apple = ProductFactory.bare(price=Decimal("10.00"), stock=5)
    pear = ProductFactory.bare(price=Decimal("0.50"), stock=3)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart = answer(await client.post(f"{API}/carts", json={"customer_id": str(ann.id)}), 201)
    answer(await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(apple.id), "quantity": 2}), 201)
    answer(await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(pear.id), "quantity": 3}), 201)
    order = answer(await client.post(f"{API}/orders", json={"cart_id": cart["id"]}), 201)
    assert order["customer_id"] == str(ann.id)
    assert order["status"] == "PENDING_PAYMENT"
    assert order["payment_status"] == "PENDING"
    assert order["total_amount"] == "21.50"
    assert_contains(
        order["items"],
        [
            {"product_id": str(apple.id), "quantity": 2, "unit_price": "10.00"},
            {"product_id": str(pear.id), "quantity": 3, "unit_price": "0.50"},
        ],
    )
    assert answer(await client.get(f"{API}/products/{apple.id}"), 200)["stock"] == 3
    assert answer(await client.get(f"{API}/products/{pear.id}"), 200)["stock"] == 0
    assert answer(await client.get(f"{API}/carts/{cart['id']}"), 200)["status"] == "CHECKED_OUT"
    response = await client.get(f"{API}/orders/{order['id']}")
    assert_contains(
        answer(response, 200)["items"],
        [
            {"product_id": str(apple.id), "quantity": 2, "unit_price": "10.00"},
            {"product_id": str(pear.id), "quantity": 3, "unit_price": "0.50"},
        ],
    )
    assert error(await client.post(f"{API}/orders", json={"cart_id": cart["id"]}), 400) == "cart_not_open"


async def test_an_empty_cart_is_not_checked_out(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves F13: Check out a cart, which takes the stock."""
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    await store(db_session, cart_customer, cart)

    assert error(await client.post(f"{API}/orders", json={"cart_id": str(cart.id)}), 400) == "cart_empty"


async def test_checkout_without_enough_stock_changes_nothing(
    client: httpx.AsyncClient, db_session: AsyncSession
) -> None:
    """Proves F13: Check out a cart, which takes the stock."""
    apple = ProductFactory.bare(stock=5)
    pear = ProductFactory.bare(stock=1)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    apples = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=2)
    pears = CartItemFactory.create(cart_id=cart.id, product_id=pear.id, quantity=2)
    await store(db_session, apple, pear, cart_customer, cart, apples, pears)

    assert error(await client.post(f"{API}/orders", json={"cart_id": str(cart.id)}), 422) == "insufficient_stock"
    assert answer(await client.get(f"{API}/products/{apple.id}"), 200)["stock"] == 5
    assert answer(await client.get(f"{API}/products/{pear.id}"), 200)["stock"] == 1
    assert answer(await client.get(f"{API}/carts/{cart.id}"), 200)["status"] == "OPEN"
    assert answer(await client.get(f"{API}/orders"), 200)["total"] == 0


async def test_an_order_is_paid(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves F14: Pay for an order."""
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    await store(db_session, order_customer, order)

    answered = answer(await client.post(f"{API}/orders/{order.id}/pay"), 200)
    assert answered["status"] == "PAID"
    assert answered["payment_status"] == "SIMULATED_OK"
    assert error(await client.post(f"{API}/orders/{order.id}/pay"), 400) == "invalid_state"
    assert error(await client.post(f"{API}/orders/{order.id}/cancel"), 400) == "invalid_state"


async def test_cancelling_gives_the_stock_back(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves F15: Cancel an order, which gives the stock back."""
    apple = ProductFactory.bare(stock=1)
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    apples = OrderItemFactory.create(order_id=order.id, product_id=apple.id, quantity=4)
    await store(db_session, apple, order_customer, order, apples)

    answered = answer(await client.post(f"{API}/orders/{order.id}/cancel"), 200)
    assert answered["status"] == "CANCELLED"
    assert answered["payment_status"] == "PENDING"
    assert answer(await client.get(f"{API}/products/{apple.id}"), 200)["stock"] == 5
    assert error(await client.post(f"{API}/orders/{order.id}/pay"), 400) == "invalid_state"


async def test_orders_are_listed_by_customer_and_status(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves
    - F16: List orders by customer and status
    - F17: Look at an order with its items
    """
    ann = CustomerFactory.create()
    paid = OrderFactory.bare(customer_id=ann.id, status="PAID")
    open_order = OrderFactory.bare(customer_id=ann.id)
    foreign_customer = CustomerFactory.create()
    foreign = OrderFactory.bare(customer_id=foreign_customer.id, status="PAID")
    await store(db_session, ann, paid, open_order, foreign_customer, foreign)

    assert answer(await client.get(f"{API}/orders?customer_id={ann.id}"), 200)["total"] == 2
    assert answer(await client.get(f"{API}/orders?status=PAID"), 200)["total"] == 2
    answered = answer(await client.get(f"{API}/orders?customer_id={ann.id}&status=PAID"), 200)
    assert answered["total"] == 1
    assert_contains(answered["items"], [{"id": str(paid.id)}])
    answered = answer(await client.get(f"{API}/orders/{paid.id}"), 200)
    assert answered["id"] == str(paid.id)
    assert answered["items"] == []
    assert error(await client.get(f"{API}/orders?status=LOST"), 422) == "validation_error"
