# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_get.py.j2.
"""How a booking is read, over HTTP and on a real database."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.booking import Booking
from tests.factories import BookingFactory
from tests.support import not_found, problems, store, store_references

URL = "/api/v1/bookings"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a booking needs."""
    await store_references(db_session, BookingFactory)


class TestGet:
    """``GET /api/v1/bookings/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = BookingFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Booking.model_validate(entity).model_dump(mode="json")

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "booking", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "booking_id"], "uuid_parsing")]
