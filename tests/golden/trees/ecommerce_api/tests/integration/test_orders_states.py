# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_states.py.j2.
"""Operations on orders, in every state that a row can be in."""

from decimal import Decimal
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cart import CartEntity
from src.models.entities.order import OrderEntity
from tests.factories import CustomerFactory, OrderFactory, OrderItemFactory, ProductFactory
from tests.steps import Tables, answer, change, error, everything
from tests.support import store

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def _checkout_by_cart_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Check out a cart: what is stored before, and the response."""
    apple = ProductFactory.bare(price=Decimal("10.00"), stock=5)
    pear = ProductFactory.bare(price=Decimal("0.50"), stock=3)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart = answer(await client.post(f"{API}/carts", json={"customer_id": str(ann.id)}), 201)
    answer(await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(apple.id), "quantity": 2}), 201)
    answer(await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(pear.id), "quantity": 3}), 201)
    await change(db_session, CartEntity, UUID(cart["id"]), status=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/orders", json={"cart_id": cart["id"]})
    return before, response


@pytest.mark.parametrize("state", ["CHECKED_OUT"])
async def test_checkout_by_cart_status_is_refused(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> None:
    before, response = await _checkout_by_cart_status(client, db_session, state)

    assert error(response, 400) == "cart_not_open"
    assert await everything(db_session) == before


async def _pay_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Pay for an order: what is stored before, and the response."""
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    await store(db_session, order_customer, order)

    await change(db_session, OrderEntity, order.id, status=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/orders/{order.id}/pay")
    return before, response


@pytest.mark.parametrize("state", ["PAID", "CANCELLED"])
async def test_pay_by_status_is_refused(client: httpx.AsyncClient, db_session: AsyncSession, state: str) -> None:
    before, response = await _pay_by_status(client, db_session, state)

    assert error(response, 400) == "invalid_state"
    assert await everything(db_session) == before


async def _cancel_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Cancel an order and give the stock back: what is stored before, and the response."""
    apple = ProductFactory.bare(stock=1)
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    apples = OrderItemFactory.create(order_id=order.id, product_id=apple.id, quantity=4)
    await store(db_session, apple, order_customer, order, apples)

    await change(db_session, OrderEntity, order.id, status=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/orders/{order.id}/cancel")
    return before, response


@pytest.mark.parametrize("state", ["PAID", "CANCELLED"])
async def test_cancel_by_status_is_refused(client: httpx.AsyncClient, db_session: AsyncSession, state: str) -> None:
    before, response = await _cancel_by_status(client, db_session, state)

    assert error(response, 400) == "invalid_state"
    assert await everything(db_session) == before
