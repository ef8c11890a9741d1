# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_scenarios.py.j2.
"""The scenarios of the spec about customers: request by request, on the real database."""

import httpx
import pytest
from fastapi import FastAPI

from tests.steps import answer, error

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def test_an_email_registers_once(client: httpx.AsyncClient) -> None:
    """Proves
    - F6: Register a customer, once per email address
    - F7: Look at a customer
    - V5: An email address is valid
    """
    ann = answer(await client.post(f"{API}/customers", json={"email": "ann@example.com", "full_name": "Ann"}), 201)
    answered = answer(await client.get(f"{API}/customers/{ann['id']}"), 200)
    assert answered["email"] == "ann@example.com"
    assert answered["full_name"] == "Ann"
    response = await client.post(f"{API}/customers", json={"email": "ANN@Example.com", "full_name": "Ann again"})
    assert error(response, 400) == "email_taken"
    response = await client.post(f"{API}/customers", json={"email": "not an address", "full_name": "Bob"})
    assert error(response, 422) == "validation_error"
