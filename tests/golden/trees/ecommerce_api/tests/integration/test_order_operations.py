# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The rows that operations on orders are about: each has to be there."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests.cases.order_operations import BODIES
from tests.support import not_found, problems

CHECKOUT = "/api/v1/orders"
PAY = "/api/v1/orders/{order_id}/pay"
CANCEL = "/api/v1/orders/{order_id}/cancel"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCheckout:
    """``POST /api/v1/orders``."""

    async def test_of_an_unknown_cart(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(CHECKOUT, json=BODIES["checkout"].of(cart_id=str(unknown)))

        assert not_found(response) == {"resource": "cart", "resource_id": str(unknown)}


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
