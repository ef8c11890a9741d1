# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The requests of operations on carts: what they need, and what they refuse whatever the business says."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import CartFactory, CartItemFactory, ProductFactory
from tests.support import not_found, problems, store, store_references

OPEN = "/api/v1/carts"
ADD_ITEM = "/api/v1/carts/{cart_id}/items"
SET_QUANTITY = "/api/v1/carts/{cart_id}/items/{item_id}"
CLEAR = "/api/v1/carts/{cart_id}/items"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


def body_of_open(**kwargs: Any) -> dict[str, Any]:
    """A body that is valid as such; ``kwargs`` replace its values."""
    values: dict[str, Any] = {
        "customer_id": str(uuid4()),
    }
    return values | kwargs


class TestOpen:
    """``POST /api/v1/carts``."""

    async def test_of_an_unknown_customer(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(OPEN, json=body_of_open(customer_id=str(unknown)))

        assert not_found(response) == {"resource": "customer", "resource_id": str(unknown)}

    @pytest.mark.parametrize("field", ["customer_id"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = body_of_open()
        del body[field]

        response = await client.post(OPEN, json=body)

        assert problems(response) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("customer_id", "nonsense", "uuid_parsing", id="customer_id no UUID"),
            pytest.param("customer_id", 1, "uuid_type", id="customer_id a number"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(OPEN, json=body_of_open(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["customer_id"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(OPEN, json=body_of_open(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["status", "total", "id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(OPEN, json=body_of_open(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]


def body_of_add_item(**kwargs: Any) -> dict[str, Any]:
    """A body that is valid as such; ``kwargs`` replace its values."""
    values: dict[str, Any] = {
        "product_id": str(uuid4()),
        "quantity": 10,
    }
    return values | kwargs


class TestAddItem:
    """``POST /api/v1/carts/{cart_id}/items``."""

    async def test_of_an_unknown_cart(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        product = ProductFactory.create()
        await store(db_session, product)
        unknown = uuid4()

        response = await client.post(
            ADD_ITEM.format(cart_id=unknown), json=body_of_add_item(product_id=str(product.id))
        )

        assert not_found(response) == {"resource": "cart", "resource_id": str(unknown)}

    async def test_of_an_unknown_product(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        cart = CartFactory.create()
        await store_references(db_session, CartFactory)
        await store(db_session, cart)
        unknown = uuid4()

        response = await client.post(ADD_ITEM.format(cart_id=cart.id), json=body_of_add_item(product_id=str(unknown)))

        assert not_found(response) == {"resource": "product", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_cart_id(self, client: httpx.AsyncClient) -> None:
        ids = {"cart_id": "1"}

        response = await client.post(ADD_ITEM.format(**ids), json=body_of_add_item())

        assert problems(response) == [(["path", "cart_id"], "uuid_parsing")]

    @pytest.mark.parametrize("field", ["product_id"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = body_of_add_item()
        del body[field]

        response = await client.post(ADD_ITEM.format(cart_id=uuid4()), json=body)

        assert problems(response) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("product_id", "nonsense", "uuid_parsing", id="product_id no UUID"),
            pytest.param("product_id", 1, "uuid_type", id="product_id a number"),
            pytest.param("quantity", 0, "greater_than", id="quantity below the lower bound"),
            pytest.param("quantity", 2147483648, "less_than_equal", id="quantity above the upper bound"),
            pytest.param("quantity", True, "int_type", id="quantity a boolean"),
            pytest.param("quantity", "1", "int_type", id="quantity text"),
            pytest.param("quantity", 0.5, "int_type", id="quantity with a fraction"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(ADD_ITEM.format(cart_id=uuid4()), json=body_of_add_item(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["product_id", "quantity"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(ADD_ITEM.format(cart_id=uuid4()), json=body_of_add_item(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["customer_id", "status", "total", "id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(ADD_ITEM.format(cart_id=uuid4()), json=body_of_add_item(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]


def body_of_set_quantity(**kwargs: Any) -> dict[str, Any]:
    """A body that is valid as such; ``kwargs`` replace its values."""
    values: dict[str, Any] = {
        "quantity": 10,
    }
    return values | kwargs


class TestSetQuantity:
    """``PUT /api/v1/carts/{cart_id}/items/{item_id}``."""

    async def test_of_an_unknown_cart(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        item = CartItemFactory.create()
        await store_references(db_session, CartItemFactory)
        await store(db_session, item)
        unknown = uuid4()

        response = await client.put(SET_QUANTITY.format(cart_id=unknown, item_id=item.id), json=body_of_set_quantity())

        assert not_found(response) == {"resource": "cart", "resource_id": str(unknown)}

    async def test_of_an_unknown_item(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        cart = CartFactory.create()
        await store_references(db_session, CartFactory)
        await store(db_session, cart)
        unknown = uuid4()

        response = await client.put(SET_QUANTITY.format(cart_id=cart.id, item_id=unknown), json=body_of_set_quantity())

        assert not_found(response) == {"resource": "cart_item", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_cart_id(self, client: httpx.AsyncClient) -> None:
        ids = {"cart_id": "1", "item_id": str(uuid4())}

        response = await client.put(SET_QUANTITY.format(**ids), json=body_of_set_quantity())

        assert problems(response) == [(["path", "cart_id"], "uuid_parsing")]

    async def test_refuses_what_is_no_item_id(self, client: httpx.AsyncClient) -> None:
        ids = {"cart_id": str(uuid4()), "item_id": "1"}

        response = await client.put(SET_QUANTITY.format(**ids), json=body_of_set_quantity())

        assert problems(response) == [(["path", "item_id"], "uuid_parsing")]

    @pytest.mark.parametrize("field", ["quantity"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = body_of_set_quantity()
        del body[field]

        response = await client.put(SET_QUANTITY.format(cart_id=uuid4(), item_id=uuid4()), json=body)

        assert problems(response) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("quantity", -2147483649, "greater_than_equal", id="quantity below the lower bound"),
            pytest.param("quantity", 2147483648, "less_than_equal", id="quantity above the upper bound"),
            pytest.param("quantity", True, "int_type", id="quantity a boolean"),
            pytest.param("quantity", "1", "int_type", id="quantity text"),
            pytest.param("quantity", 0.5, "int_type", id="quantity with a fraction"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(
            SET_QUANTITY.format(cart_id=uuid4(), item_id=uuid4()), json=body_of_set_quantity(**{field: value})
        )

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["quantity"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(
            SET_QUANTITY.format(cart_id=uuid4(), item_id=uuid4()), json=body_of_set_quantity(**{field: None})
        )

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["customer_id", "status", "total", "id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(
            SET_QUANTITY.format(cart_id=uuid4(), item_id=uuid4()), json=body_of_set_quantity(**{field: None})
        )

        assert problems(response) == [(["body", field], "extra_forbidden")]


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
