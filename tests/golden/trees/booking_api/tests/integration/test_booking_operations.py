# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The rows that operations on bookings are about: each has to be there."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests.support import not_found, problems

RELEASE = "/api/v1/bookings/{booking_id}/release"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestRelease:
    """``POST /api/v1/bookings/{booking_id}/release``."""

    async def test_of_an_unknown_booking(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(RELEASE.format(booking_id=unknown))

        assert not_found(response) == {"resource": "booking", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_booking_id(self, client: httpx.AsyncClient) -> None:
        ids = {"booking_id": "1"}

        response = await client.post(RELEASE.format(**ids))

        assert problems(response) == [(["path", "booking_id"], "uuid_parsing")]
