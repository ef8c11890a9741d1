# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_states.py.j2.
"""Operations on bookings, in every state that a row can be in."""

from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.booking import BookingEntity
from tests.factories import EventFactory, GuestFactory, RoomFactory
from tests.steps import Tables, answer, change, error, everything
from tests.support import store

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def _release_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Release a booking: what is stored before, and the response."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await store(db_session, event_room, event, encore_room, encore, ann, bob)

    response = await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(ann.id), "seats": 2})
    first = answer(response, 201)
    answer(await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(bob.id)}), 201)
    await change(db_session, BookingEntity, UUID(first["id"]), status=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/bookings/{first['id']}/release")
    return before, response


@pytest.mark.parametrize("state", ["RELEASED"])
async def test_release_by_status_is_refused(client: httpx.AsyncClient, db_session: AsyncSession, state: str) -> None:
    before, response = await _release_by_status(client, db_session, state)

    assert error(response, 409) == "already_released"
    assert await everything(db_session) == before
