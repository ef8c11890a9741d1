# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The rows that operations on products are about: each has to be there."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests.support import not_found, problems

DEACTIVATE = "/api/v1/products/{product_id}/deactivate"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestDeactivate:
    """``POST /api/v1/products/{product_id}/deactivate``."""

    async def test_of_an_unknown_product(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(DEACTIVATE.format(product_id=unknown))

        assert not_found(response) == {"resource": "product", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_product_id(self, client: httpx.AsyncClient) -> None:
        ids = {"product_id": "1"}

        response = await client.post(DEACTIVATE.format(**ids))

        assert problems(response) == [(["path", "product_id"], "uuid_parsing")]
