# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The rows that operations on events are about: each has to be there."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cases.event_operations import BODIES
from tests.factories import EventFactory, GuestFactory
from tests.support import not_found, problems, store, store_references

SCHEDULE = "/api/v1/events"
MOVE = "/api/v1/events/{event_id}/move"
CANCEL = "/api/v1/events/{event_id}/cancel"
BOOK = "/api/v1/events/{event_id}/bookings"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestSchedule:
    """``POST /api/v1/events``."""

    async def test_of_an_unknown_room(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(SCHEDULE, json=BODIES["schedule"].of(room_id=str(unknown)))

        assert not_found(response) == {"resource": "room", "resource_id": str(unknown)}


class TestMove:
    """``POST /api/v1/events/{event_id}/move``."""

    async def test_of_an_unknown_event(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(MOVE.format(event_id=unknown), json=BODIES["move"].of())

        assert not_found(response) == {"resource": "event", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_event_id(self, client: httpx.AsyncClient) -> None:
        ids = {"event_id": "1"}

        response = await client.post(MOVE.format(**ids), json=BODIES["move"].of())

        assert problems(response) == [(["path", "event_id"], "uuid_parsing")]


class TestCancel:
    """``POST /api/v1/events/{event_id}/cancel``."""

    async def test_of_an_unknown_event(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(CANCEL.format(event_id=unknown))

        assert not_found(response) == {"resource": "event", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_event_id(self, client: httpx.AsyncClient) -> None:
        ids = {"event_id": "1"}

        response = await client.post(CANCEL.format(**ids))

        assert problems(response) == [(["path", "event_id"], "uuid_parsing")]


class TestBook:
    """``POST /api/v1/events/{event_id}/bookings``."""

    async def test_of_an_unknown_event(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        guest = GuestFactory.create()
        await store(db_session, guest)
        unknown = uuid4()

        response = await client.post(BOOK.format(event_id=unknown), json=BODIES["book"].of(guest_id=str(guest.id)))

        assert not_found(response) == {"resource": "event", "resource_id": str(unknown)}

    async def test_of_an_unknown_guest(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        event = EventFactory.create()
        await store_references(db_session, EventFactory)
        await store(db_session, event)
        unknown = uuid4()

        response = await client.post(BOOK.format(event_id=event.id), json=BODIES["book"].of(guest_id=str(unknown)))

        assert not_found(response) == {"resource": "guest", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_event_id(self, client: httpx.AsyncClient) -> None:
        ids = {"event_id": "1"}

        response = await client.post(BOOK.format(**ids), json=BODIES["book"].of())

        assert problems(response) == [(["path", "event_id"], "uuid_parsing")]
