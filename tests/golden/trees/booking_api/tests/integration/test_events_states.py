# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_states.py.j2.
"""Operations on events, in every state that a row can be in."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.event import EventEntity
from tests.factories import EventFactory, GuestFactory, RoomFactory
from tests.steps import Tables, answer, change, error, everything
from tests.support import as_json, store

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def _move_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Move an event to another time; it keeps its length: what is stored before, and the response."""
    now = datetime.now(UTC)
    room = RoomFactory.create()
    event = EventFactory.bare(
        room_id=room.id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2, minutes=30)
    )
    other = EventFactory.bare(room_id=room.id, starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=5))
    await store(db_session, room, event, other)

    await change(db_session, EventEntity, event.id, status=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/events/{event.id}/move", json={"starts_at": as_json(now + timedelta(hours=2))})
    return before, response


@pytest.mark.parametrize("state", ["CANCELLED"])
async def test_move_by_status_is_refused(client: httpx.AsyncClient, db_session: AsyncSession, state: str) -> None:
    before, response = await _move_by_status(client, db_session, state)

    assert error(response, 409) == "event_cancelled"
    assert await everything(db_session) == before


async def _cancel_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Cancel an event and all of its bookings: what is stored before, and the response."""
    room = RoomFactory.create(capacity=20)
    annex = RoomFactory.create()
    await store(db_session, room, annex)

    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(room.id),
            "title": "Morning",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 20,
        },
    )
    morning = answer(response, 201)
    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(room.id),
            "title": "Next",
            "starts_at": "2099-01-01T10:00:00Z",
            "ends_at": "2099-01-01T11:00:00Z",
            "seats": 1,
        },
    )
    answer(response, 201)
    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(annex.id),
            "title": "Elsewhere",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 1,
        },
    )
    answer(response, 201)
    await change(db_session, EventEntity, UUID(morning["id"]), status=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/events/{morning['id']}/cancel")
    return before, response


@pytest.mark.parametrize("state", ["CANCELLED"])
async def test_cancel_by_status_is_refused(client: httpx.AsyncClient, db_session: AsyncSession, state: str) -> None:
    before, response = await _cancel_by_status(client, db_session, state)

    assert error(response, 409) == "event_cancelled"
    assert await everything(db_session) == before


async def _book_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Book seats of an event: what is stored before, and the response."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await store(db_session, event_room, event, encore_room, encore, ann, bob)

    await change(db_session, EventEntity, event.id, status=state)
    before = await everything(db_session)
    response = await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(ann.id), "seats": 2})
    return before, response


@pytest.mark.parametrize("state", ["CANCELLED"])
async def test_book_by_status_is_refused(client: httpx.AsyncClient, db_session: AsyncSession, state: str) -> None:
    before, response = await _book_by_status(client, db_session, state)

    assert error(response, 409) == "event_cancelled"
    assert await everything(db_session) == before


async def _book_together_by_status(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> tuple[Tables, httpx.Response]:
    """Book seats for several guests, for all of them or for none: what is stored before, and the response."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=4)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    eve = GuestFactory.bare()
    await store(db_session, event_room, event, ann, bob, eve)

    await change(db_session, EventEntity, event.id, status=state)
    before = await everything(db_session)
    response = await client.post(
        f"{API}/events/{event.id}/group-bookings",
        json={"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
    )
    return before, response


@pytest.mark.parametrize("state", ["CANCELLED"])
async def test_book_together_by_status_is_refused(
    client: httpx.AsyncClient, db_session: AsyncSession, state: str
) -> None:
    before, response = await _book_together_by_status(client, db_session, state)

    assert error(response, 409) == "event_cancelled"
    assert await everything(db_session) == before
