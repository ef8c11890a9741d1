# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The rows that operations on customers are about: each has to be there."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests.support import not_found, problems

OPEN_CART = "/api/v1/customers/{customer_id}/cart"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestOpenCart:
    """``GET /api/v1/customers/{customer_id}/cart``."""

    async def test_of_an_unknown_customer(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.get(OPEN_CART.format(customer_id=unknown))

        assert not_found(response) == {"resource": "customer", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_customer_id(self, client: httpx.AsyncClient) -> None:
        ids = {"customer_id": "1"}

        response = await client.get(OPEN_CART.format(**ids))

        assert problems(response) == [(["path", "customer_id"], "uuid_parsing")]
