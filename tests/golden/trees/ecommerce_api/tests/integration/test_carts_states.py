# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_states.py.j2.
"""Operations on carts, in every state that a row can be in."""

from decimal import Decimal
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cart import CartEntity
from src.models.entities.product import ProductEntity
from tests.factories import CartFactory, CartItemFactory, CustomerFactory, ProductFactory
from tests.steps import Tables, answer, change, error, everything
from tests.support import store

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def _add_item_by_product_is_active(
    client: httpx.AsyncClient, db_session: AsyncSession, state: bool
) -> tuple[Tables, httpx.Response]:
    """Add a product to a cart: what is stored before, and the response."""
    apple = ProductFactory.bare(price=Decimal("1.50"), stock=10)
    pear = ProductFactory.bare(price=Decimal("0.80"), stock=10)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart = answer(await client.post(f"{API}/carts", json={"customer_id": str(ann.id)}), 201)
    await change(db_session, ProductEntity, apple.id, is_active=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(apple.id), "quantity": 2})
    return before, response


@pytest.mark.parametrize("state", [False])
async def test_add_item_by_product_is_active_is_refused(
    client: httpx.AsyncClient, db_session: AsyncSession, state: bool
) -> None:
    before, response = await _add_item_by_product_is_active(client, db_session, state)

    assert error(response, 400) == "product_inactive"
    assert await everything(db_session) == before


async def _add_item_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Add a product to a cart: what is stored before, and the response."""
    apple = ProductFactory.bare(price=Decimal("1.50"), stock=10)
    pear = ProductFactory.bare(price=Decimal("0.80"), stock=10)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart = answer(await client.post(f"{API}/carts", json={"customer_id": str(ann.id)}), 201)
    await change(db_session, CartEntity, UUID(cart["id"]), status=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(apple.id), "quantity": 2})
    return before, response


@pytest.mark.parametrize("state", ["CHECKED_OUT"])
async def test_add_item_by_status_is_refused(client: httpx.AsyncClient, db_session: AsyncSession, state: str) -> None:
    before, response = await _add_item_by_status(client, db_session, state)

    assert error(response, 400) == "cart_not_open"
    assert await everything(db_session) == before


async def _set_quantity_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Change the quantity of an item; zero or less removes it: what is stored before, and the response."""
    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=1, unit_price=Decimal("2.00"))
    await store(db_session, apple, cart_customer, cart, other_customer, other, line)

    await change(db_session, CartEntity, cart.id, status=state)
    before = await everything(db_session)
    response = await client.put(f"{API}/carts/{cart.id}/items/{line.id}", json={"quantity": 5})
    return before, response


@pytest.mark.parametrize("state", ["CHECKED_OUT"])
async def test_set_quantity_by_status_is_refused(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> None:
    before, response = await _set_quantity_by_status(client, db_session, state)

    assert error(response, 400) == "cart_not_open"
    assert await everything(db_session) == before


async def _clear_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Remove every item: what is stored before, and the response."""
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line_product = ProductFactory.bare()
    line = CartItemFactory.create(cart_id=cart.id, product_id=line_product.id)
    await store(db_session, cart_customer, cart, line_product, line)

    await change(db_session, CartEntity, cart.id, status=state)
    before = await everything(db_session)
    response = await client.delete(f"{API}/carts/{cart.id}/items")
    return before, response


@pytest.mark.parametrize("state", ["CHECKED_OUT"])
async def test_clear_by_status_is_refused(client: httpx.AsyncClient, db_session: AsyncSession, state: str) -> None:
    before, response = await _clear_by_status(client, db_session, state)

    assert error(response, 400) == "cart_not_open"
    assert await everything(db_session) == before
