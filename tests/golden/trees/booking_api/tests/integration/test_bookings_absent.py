# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_absent.py.j2.
"""What nobody can do with bookings."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

URL = "/api/v1/bookings"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", URL, 405),
        ("PUT", f"{URL}/{uuid4()}", 405),
        ("DELETE", f"{URL}/{uuid4()}", 405),
        ("PATCH", f"{URL}/{uuid4()}", 405),
    ],
    ids=[
        "POST all",
        "PUT by id",
        "DELETE by id",
        "PATCH by id",
    ],
)
async def test_has_no_other_operations(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    response = await client.request(method, path, json={})

    assert response.status_code == status
    assert set(response.json()) == {"error", "message", "detail", "request_id"}
