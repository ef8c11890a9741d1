# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_get.py.j2.
"""How a room is read, over HTTP and on a real database."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.room import Room
from tests.factories import RoomFactory
from tests.support import not_found, problems, store

URL = "/api/v1/rooms"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestGet:
    """``GET /api/v1/rooms/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = RoomFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Room.model_validate(entity).model_dump(mode="json")

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "room", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "room_id"], "uuid_parsing")]
