# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The requests of operations on orders: what they need, and what they refuse whatever the business says."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests.support import not_found, problems

CHECKOUT = "/api/v1/orders"
PAY = "/api/v1/orders/{order_id}/pay"
CANCEL = "/api/v1/orders/{order_id}/cancel"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


def body_of_checkout(**kwargs: Any) -> dict[str, Any]:
    """A body that is valid as such; ``kwargs`` replace its values."""
    values: dict[str, Any] = {
        "cart_id": str(uuid4()),
    }
    return values | kwargs


class TestCheckout:
    """``POST /api/v1/orders``."""

    async def test_of_an_unknown_cart(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(CHECKOUT, json=body_of_checkout(cart_id=str(unknown)))

        assert not_found(response) == {"resource": "cart", "resource_id": str(unknown)}

    @pytest.mark.parametrize("field", ["cart_id"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = body_of_checkout()
        del body[field]

        response = await client.post(CHECKOUT, json=body)

        assert problems(response) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("cart_id", "nonsense", "uuid_parsing", id="cart_id no UUID"),
            pytest.param("cart_id", 1, "uuid_type", id="cart_id a number"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(CHECKOUT, json=body_of_checkout(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["cart_id"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(CHECKOUT, json=body_of_checkout(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize(
        "field", ["customer_id", "status", "payment_status", "total_amount", "id", "no_such_field"]
    )
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(CHECKOUT, json=body_of_checkout(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]


class TestPay:
    """``POST /api/v1/orders/{order_id}/pay``."""

    async def test_of_an_unknown_order(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(PAY.format(order_id=unknown))

        assert not_found(response) == {"resource": "order", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_order_id(self, client: httpx.AsyncClient) -> None:
        ids = {"order_id": "1"}

        response = await client.post(PAY.format(**ids))

        assert problems(response) == [(["path", "order_id"], "uuid_parsing")]


class TestCancel:
    """``POST /api/v1/orders/{order_id}/cancel``."""

    async def test_of_an_unknown_order(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(CANCEL.format(order_id=unknown))

        assert not_found(response) == {"resource": "order", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_order_id(self, client: httpx.AsyncClient) -> None:
        ids = {"order_id": "1"}

        response = await client.post(CANCEL.format(**ids))

        assert problems(response) == [(["path", "order_id"], "uuid_parsing")]
