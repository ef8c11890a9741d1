# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_scenarios.py.j2.
"""The scenarios of the spec about products: request by request, on the real database."""

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import ProductFactory
from tests.steps import answer, error
from tests.support import store

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def test_products_are_created_changed_and_listed(client: httpx.AsyncClient) -> None:
    """Proves
    - F1: Create a product
    - F2: List active products, a page at a time
    - F3: Look at a product
    - F4: Change a product
    - F5: Take a product off the shelves without losing it
    """
    apple = answer(await client.post(f"{API}/products", json={"name": "Apple", "price": "1.50", "stock": 3}), 201)
    answered = answer(await client.get(f"{API}/products/{apple['id']}"), 200)
    assert answered["name"] == "Apple"
    assert answered["price"] == "1.50"
    assert answered["stock"] == 3
    assert answered["is_active"] is True
    answered = answer(await client.put(f"{API}/products/{apple['id']}", json={"price": 2}), 200)
    assert answered["price"] == "2.00"
    assert answered["name"] == "Apple"
    assert answer(await client.get(f"{API}/products"), 200)["total"] == 1
    assert answer(await client.post(f"{API}/products/{apple['id']}/deactivate"), 200)["is_active"] is False
    assert answer(await client.get(f"{API}/products"), 200)["total"] == 0
    assert answer(await client.get(f"{API}/products/{apple['id']}"), 200)["is_active"] is False


async def test_a_price_is_greater_than_zero(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves V1: A price is greater than zero."""
    apple = ProductFactory.bare()
    await store(db_session, apple)

    response = await client.post(f"{API}/products", json={"name": "Free", "price": "0.00", "stock": 1})
    assert error(response, 422) == "validation_error"
    assert error(await client.put(f"{API}/products/{apple.id}", json={"price": "-1.00"}), 422) == "validation_error"


async def test_stock_is_never_below_zero(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves V2: Stock is never below zero."""
    apple = ProductFactory.bare(stock=1)
    await store(db_session, apple)

    assert error(await client.put(f"{API}/products/{apple.id}", json={"stock": -1}), 422) == "validation_error"
    assert answer(await client.get(f"{API}/products/{apple.id}"), 200)["stock"] == 1
