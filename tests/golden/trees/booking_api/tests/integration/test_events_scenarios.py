# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_scenarios.py.j2.
"""The scenarios of the spec about events: request by request, on the real database."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests.clock import Meanwhile
from tests.factories import BookingFactory, EventFactory, GuestFactory, RoomFactory
from tests.steps import answer, error
from tests.support import as_json, store

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def test_a_room_is_for_one_event_at_a_time(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves B2: Schedule an event in a room that is free at that time and large enough."""
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
    assert morning["title"] == "Morning"
    assert morning["status"] == "SCHEDULED"
    assert morning["seats"] == 20
    assert morning["room_id"] == str(room.id)
    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(room.id),
            "title": "Overlapping",
            "starts_at": "2099-01-01T09:59:00Z",
            "ends_at": "2099-01-01T11:00:00Z",
            "seats": 1,
        },
    )
    assert error(response, 409) == "room_taken"
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
    assert answer(await client.get(f"{API}/events"), 200)["total"] == 3
    assert answer(await client.post(f"{API}/events/{morning['id']}/cancel"), 200)["status"] == "CANCELLED"
    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(room.id),
            "title": "Instead",
            "starts_at": "2099-01-01T09:30:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 1,
        },
    )
    answer(response, 201)


async def test_what_cannot_be_scheduled(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves B2: Schedule an event in a room that is free at that time and large enough."""
    now = datetime.now(UTC)
    room = RoomFactory.create(capacity=20)
    await store(db_session, room)

    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(room.id),
            "title": "Past",
            "starts_at": as_json(now - timedelta(minutes=1)),
            "ends_at": as_json(now + timedelta(hours=1)),
            "seats": 1,
        },
    )
    assert error(response, 422) == "in_the_past"
    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(room.id),
            "title": "Backwards",
            "starts_at": "2099-01-01T10:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 1,
        },
    )
    assert error(response, 422) == "ends_before_it_starts"
    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(room.id),
            "title": "Endless",
            "starts_at": "2099-01-01T00:00:00Z",
            "ends_at": "2099-01-01T12:00:01Z",
            "seats": 1,
        },
    )
    assert error(response, 422) == "too_long"
    response = await client.post(
        f"{API}/events",
        json={
            "room_id": str(room.id),
            "title": "Crowded",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 21,
        },
    )
    assert error(response, 422) == "room_too_small"


async def test_seats_are_booked_until_there_are_no_more(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves
    - B3: Book seats, at most as many as there are, once per person
    - B4: Release a booking, which frees its seats
    - B6: See how full an event is
    """
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await store(db_session, event_room, event, encore_room, encore, ann, bob)

    response = await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(ann.id), "seats": 2})
    first = answer(response, 201)
    assert first["seats"] == 2
    assert first["status"] == "CONFIRMED"
    response = await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(ann.id)})
    assert error(response, 409) == "already_booked"
    response = await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(bob.id), "seats": 2})
    assert error(response, 409) == "sold_out"
    answer(await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(bob.id)}), 201)
    assert answer(await client.post(f"{API}/bookings/{first['id']}/release"), 200)["status"] == "RELEASED"
    assert error(await client.post(f"{API}/bookings/{first['id']}/release"), 409) == "already_released"
    answer(await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(ann.id), "seats": 2}), 201)
    assert answer(await client.get(f"{API}/bookings?event_id={event.id}"), 200)["total"] == 3
    answer(await client.post(f"{API}/events/{encore.id}/bookings", json={"guest_id": str(ann.id)}), 201)


async def test_a_group_books_together(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves B3: Book seats, at most as many as there are, once per person."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=4)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    eve = GuestFactory.bare()
    await store(db_session, event_room, event, ann, bob, eve)

    response = await client.post(
        f"{API}/events/{event.id}/group-bookings",
        json={"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
    )
    answer(response, 201)
    assert answer(await client.get(f"{API}/bookings?event_id={event.id}"), 200)["total"] == 2
    response = await client.post(
        f"{API}/events/{event.id}/group-bookings", json={"places": [{"guest_id": str(eve.id), "seats": 2}]}
    )
    assert error(response, 409) == "sold_out"
    response = await client.post(
        f"{API}/events/{event.id}/group-bookings", json={"places": [{"guest_id": str(ann.id)}]}
    )
    assert error(response, 409) == "already_booked"
    error(await client.post(f"{API}/events/{event.id}/group-bookings", json={"places": []}), 422)
    answer(await client.post(f"{API}/events/{event.id}/cancel"), 200)
    response = await client.post(
        f"{API}/events/{event.id}/group-bookings", json={"places": [{"guest_id": str(eve.id)}]}
    )
    assert error(response, 409) == "event_cancelled"


async def test_cancelling_an_event_cancels_its_bookings(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves B5: Cancel an event, which cancels its bookings."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id)
    booking_guest = GuestFactory.bare()
    booking = BookingFactory.bare(event_id=event.id, guest_id=booking_guest.id)
    ann = GuestFactory.bare()
    await store(db_session, event_room, event, booking_guest, booking, ann)

    assert answer(await client.post(f"{API}/events/{event.id}/cancel"), 200)["status"] == "CANCELLED"
    assert answer(await client.get(f"{API}/bookings/{booking.id}"), 200)["status"] == "RELEASED"
    response = await client.post(f"{API}/events/{event.id}/bookings", json={"guest_id": str(ann.id)})
    assert error(response, 409) == "event_cancelled"
    assert error(await client.post(f"{API}/events/{event.id}/cancel"), 409) == "event_cancelled"


async def test_an_event_is_moved(client: httpx.AsyncClient, db_session: AsyncSession) -> None:
    """Proves B7: Move an event to another time."""
    now = datetime.now(UTC)
    room = RoomFactory.create()
    event = EventFactory.bare(
        room_id=room.id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2, minutes=30)
    )
    other = EventFactory.bare(room_id=room.id, starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=5))
    await store(db_session, room, event, other)

    response = await client.post(f"{API}/events/{event.id}/move", json={"starts_at": as_json(now + timedelta(hours=2))})
    answered = answer(response, 200)
    assert answered["starts_at"] == Meanwhile(now, timedelta(hours=2))
    assert answered["ends_at"] == Meanwhile(now, timedelta(hours=3, minutes=30))
    response = await client.post(f"{API}/events/{event.id}/move", json={"starts_at": as_json(now + timedelta(hours=3))})
    assert error(response, 409) == "room_taken"
    response = await client.post(
        f"{API}/events/{event.id}/move", json={"starts_at": as_json(now + timedelta(hours=2, minutes=30))}
    )
    answer(response, 200)
    answer(await client.post(f"{API}/events/{other.id}/cancel"), 200)
    response = await client.post(f"{API}/events/{other.id}/move", json={"starts_at": as_json(now + timedelta(days=1))})
    assert error(response, 409) == "event_cancelled"
