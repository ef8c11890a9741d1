# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The rows that operations on carts are about: each has to be there."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cases.cart_operations import BODIES
from tests.factories import CartFactory, CartItemFactory, ProductFactory
from tests.support import not_found, problems, store, store_references

OPEN = "/api/v1/carts"
ADD_ITEM = "/api/v1/carts/{cart_id}/items"
SET_QUANTITY = "/api/v1/carts/{cart_id}/items/{item_id}"
CLEAR = "/api/v1/carts/{cart_id}/items"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestOpen:
    """``POST /api/v1/carts``."""

    async def test_of_an_unknown_customer(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(OPEN, json=BODIES["open"].of(customer_id=str(unknown)))

        assert not_found(response) == {"resource": "customer", "resource_id": str(unknown)}


class TestAddItem:
    """``POST /api/v1/carts/{cart_id}/items``."""

    async def test_of_an_unknown_cart(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        product = ProductFactory.create()
        await store(db_session, product)
        unknown = uuid4()

        response = await client.post(
            ADD_ITEM.format(cart_id=unknown), json=BODIES["add_item"].of(product_id=str(product.id))
        )

        assert not_found(response) == {"resource": "cart", "resource_id": str(unknown)}

    async def test_of_an_unknown_product(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        cart = CartFactory.create()
        await store_references(db_session, CartFactory)
        await store(db_session, cart)
        unknown = uuid4()

        response = await client.post(
            ADD_ITEM.format(cart_id=cart.id), json=BODIES["add_item"].of(product_id=str(unknown))
        )

        assert not_found(response) == {"resource": "product", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_cart_id(self, client: httpx.AsyncClient) -> None:
        ids = {"cart_id": "1"}

        response = await client.post(ADD_ITEM.format(**ids), json=BODIES["add_item"].of())

        assert problems(response) == [(["path", "cart_id"], "uuid_parsing")]


class TestSetQuantity:
    """``PUT /api/v1/carts/{cart_id}/items/{item_id}``."""

    async def test_of_an_unknown_cart(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        item = CartItemFactory.create()
        await store_references(db_session, CartItemFactory)
        await store(db_session, item)
        unknown = uuid4()

        response = await client.put(
            SET_QUANTITY.format(cart_id=unknown, item_id=item.id), json=BODIES["set_quantity"].of()
        )

        assert not_found(response) == {"resource": "cart", "resource_id": str(unknown)}

    async def test_of_an_unknown_item(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        cart = CartFactory.create()
        await store_references(db_session, CartFactory)
        await store(db_session, cart)
        unknown = uuid4()

        response = await client.put(
            SET_QUANTITY.format(cart_id=cart.id, item_id=unknown), json=BODIES["set_quantity"].of()
        )

        assert not_found(response) == {"resource": "cart_item", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_cart_id(self, client: httpx.AsyncClient) -> None:
        ids = {"cart_id": "1", "item_id": str(uuid4())}

        response = await client.put(SET_QUANTITY.format(**ids), json=BODIES["set_quantity"].of())

        assert problems(response) == [(["path", "cart_id"], "uuid_parsing")]

    async def test_refuses_what_is_no_item_id(self, client: httpx.AsyncClient) -> None:
        ids = {"cart_id": str(uuid4()), "item_id": "1"}

        response = await client.put(SET_QUANTITY.format(**ids), json=BODIES["set_quantity"].of())

        assert problems(response) == [(["path", "item_id"], "uuid_parsing")]


class TestClear:
    """``DELETE /api/v1/carts/{cart_id}/items``."""

    async def test_of_an_unknown_cart(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.delete(CLEAR.format(cart_id=unknown))

        assert not_found(response) == {"resource": "cart", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_cart_id(self, client: httpx.AsyncClient) -> None:
        ids = {"cart_id": "1"}

        response = await client.delete(CLEAR.format(**ids))

        assert problems(response) == [(["path", "cart_id"], "uuid_parsing")]
