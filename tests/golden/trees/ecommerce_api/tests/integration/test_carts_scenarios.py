# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_scenarios.py.j2.
"""The scenarios of the spec about carts: request by request, on the real database."""

from decimal import Decimal

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import CartFactory, CartItemFactory, CustomerFactory, ProductFactory
from tests.steps import answer, assert_contains, error
from tests.support import store

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def test_a_customer_has_one_open_cart(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves
    - F8: Open a cart, at most one open cart per customer
    - F10: Look at a cart with its items, subtotals and total
    """
    ann = CustomerFactory.create()
    former = CartFactory.create(customer_id=ann.id, status="CHECKED_OUT")
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    await store(db_session, ann, former, other_customer, other)

    assert error(await client.get(f"{API}/customers/{ann.id}/cart"), 404) == "no_open_cart"
    cart = answer(await client.post(f"{API}/carts", json={"customer_id": str(ann.id)}), 201)
    assert cart["status"] == "OPEN"
    assert cart["total"] == "0.00"
    assert answer(await client.post(f"{API}/carts", json={"customer_id": str(ann.id)}), 200)["id"] == cart["id"]
    answered = answer(await client.get(f"{API}/customers/{ann.id}/cart"), 200)
    assert answered["id"] == cart["id"]
    assert answered["customer_id"] == str(ann.id)
    assert answered["items"] == []


async def test_a_cart_is_filled(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves
    - F9: Add a product to a cart
    - F10: Look at a cart with its items, subtotals and total
    """
    apple = ProductFactory.bare(price=Decimal("1.50"), stock=10)
    pear = ProductFactory.bare(price=Decimal("0.80"), stock=10)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart = answer(await client.post(f"{API}/carts", json={"customer_id": str(ann.id)}), 201)
    response = await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(apple.id), "quantity": 2})
    assert answer(response, 201)["total"] == "3.00"
    response = await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(pear.id)})
    assert answer(response, 201)["total"] == "3.80"
    response = await client.post(f"{API}/carts/{cart['id']}/items", json={"product_id": str(apple.id), "quantity": 1})
    assert answer(response, 201)["total"] == "5.30"
    answered = answer(await client.get(f"{API}/carts/{cart['id']}"), 200)
    assert_contains(
        answered["items"],
        [
            {"product_id": str(apple.id), "quantity": 3, "unit_price": "1.50", "subtotal": "4.50"},
            {"product_id": str(pear.id), "quantity": 1, "unit_price": "0.80", "subtotal": "0.80"},
        ],
    )
    assert answered["total"] == "5.30"


async def test_what_cannot_be_added_to_a_cart(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves
    - F9: Add a product to a cart
    - V3: A quantity in a cart is greater than zero
    """
    apple = ProductFactory.bare(stock=5)
    relic = ProductFactory.bare(is_active=False, stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    closed_customer = CustomerFactory.create()
    closed = CartFactory.create(customer_id=closed_customer.id, status="CHECKED_OUT")
    await store(db_session, apple, relic, cart_customer, cart, closed_customer, closed)

    response = await client.post(f"{API}/carts/{cart.id}/items", json={"product_id": str(relic.id)})
    assert error(response, 400) == "product_inactive"
    response = await client.post(f"{API}/carts/{cart.id}/items", json={"product_id": str(apple.id), "quantity": 6})
    assert error(response, 400) == "insufficient_stock"
    answer(await client.post(f"{API}/carts/{cart.id}/items", json={"product_id": str(apple.id), "quantity": 3}), 201)
    response = await client.post(f"{API}/carts/{cart.id}/items", json={"product_id": str(apple.id), "quantity": 3})
    assert error(response, 400) == "insufficient_stock"
    answer(await client.post(f"{API}/carts/{cart.id}/items", json={"product_id": str(apple.id), "quantity": 2}), 201)
    response = await client.post(f"{API}/carts/{cart.id}/items", json={"product_id": str(apple.id), "quantity": 0})
    assert error(response, 422) == "validation_error"
    response = await client.post(f"{API}/carts/{closed.id}/items", json={"product_id": str(apple.id)})
    assert error(response, 400) == "cart_not_open"


async def test_an_item_keeps_the_price_it_was_added_at(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves
    - F9: Add a product to a cart
    - F10: Look at a cart with its items, subtotals and total
    """
    apple = ProductFactory.bare(price=Decimal("1.00"), stock=9)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    await store(db_session, apple, cart_customer, cart)

    answer(await client.post(f"{API}/carts/{cart.id}/items", json={"product_id": str(apple.id), "quantity": 2}), 201)
    answer(await client.put(f"{API}/products/{apple.id}", json={"price": "5.00"}), 200)
    assert answer(await client.get(f"{API}/carts/{cart.id}"), 200)["total"] == "2.00"


async def test_a_quantity_changes(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves F11: Change the quantity of an item, or remove it."""
    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=1, unit_price=Decimal("2.00"))
    await store(db_session, apple, cart_customer, cart, other_customer, other, line)

    response = await client.put(f"{API}/carts/{cart.id}/items/{line.id}", json={"quantity": 5})
    assert answer(response, 200)["total"] == "10.00"
    response = await client.put(f"{API}/carts/{cart.id}/items/{line.id}", json={"quantity": 6})
    assert error(response, 400) == "insufficient_stock"
    response = await client.put(f"{API}/carts/{other.id}/items/{line.id}", json={"quantity": 1})
    assert error(response, 404) == "resource_not_found"
    answered = answer(await client.put(f"{API}/carts/{cart.id}/items/{line.id}", json={"quantity": 0}), 200)
    assert answered["items"] == []
    assert answered["total"] == "0.00"


async def test_a_cart_is_emptied(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves F12: Empty a cart."""
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line_product = ProductFactory.bare()
    line = CartItemFactory.create(cart_id=cart.id, product_id=line_product.id)
    await store(db_session, cart_customer, cart, line_product, line)

    answered = answer(await client.delete(f"{API}/carts/{cart.id}/items"), 200)
    assert answered["items"] == []
    assert answered["total"] == "0.00"
    assert answer(await client.delete(f"{API}/carts/{cart.id}/items"), 200)["items"] == []


async def test_clients_do_not_set_prices_totals_or_states(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves
    - F8: Open a cart, at most one open cart per customer
    - F9: Add a product to a cart
    - F13: Check out a cart, which takes the stock
    """
    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id)
    await store(db_session, apple, cart_customer, cart, line)

    response = await client.post(f"{API}/orders", json={"cart_id": str(cart.id), "total_amount": "0.01"})
    assert error(response, 422) == "validation_error"
    response = await client.post(f"{API}/orders", json={"cart_id": str(cart.id), "status": "PAID"})
    assert error(response, 422) == "validation_error"
    response = await client.post(
        f"{API}/carts/{cart.id}/items", json={"product_id": str(apple.id), "unit_price": "0.01"}
    )
    assert error(response, 422) == "validation_error"
