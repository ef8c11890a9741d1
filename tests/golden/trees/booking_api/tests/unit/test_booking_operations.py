# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_operations.py.j2.
"""What the scenarios of the spec show of the operations on bookings, without HTTP."""

from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from src.models.entities.booking import BookingEntity
from src.repositories.booking_repository import BookingRepository
from src.repositories.event_repository import EventRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.booking_operations import BookingOperations
from src.services.event_operations import EventOperations
from tests.factories import EventFactory, GuestFactory, RoomFactory
from tests.steps import assert_kept, call, change, everything, locking, missing, refused
from tests.support import store


@pytest_asyncio.fixture
async def connection(db_session: AsyncSession) -> AsyncConnection:
    """The connection that a request has, with its transaction."""
    return await db_session.connection()


def _events(connection: AsyncConnection) -> EventOperations:
    return EventOperations(UnitOfWork(connection), EventRepository(connection), BookingRepository(connection))


def _bookings(connection: AsyncConnection) -> BookingOperations:
    return BookingOperations(UnitOfWork(connection), BookingRepository(connection))


@pytest.mark.parametrize("state", ["RELEASED"])
async def test_release_by_status_is_refused(db_session: AsyncSession, connection: AsyncConnection, state: str) -> None:
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await store(db_session, event_room, event, encore_room, encore, ann, bob)

    first = await call(_events(connection).book, event.id, {"guest_id": str(ann.id), "seats": 2})
    await call(_events(connection).book, event.id, {"guest_id": str(bob.id)})
    await change(db_session, BookingEntity, UUID(first["id"]), status=state)
    async with refused(connection, 409, "already_released", "Already released"):
        await call(_bookings(connection).release, first["id"])


async def test_release_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await store(db_session, event_room, event, encore_room, encore, ann, bob)

    first = await call(_events(connection).book, event.id, {"guest_id": str(ann.id), "seats": 2})
    await call(_events(connection).book, event.id, {"guest_id": str(bob.id)})
    async with missing(connection, "booking"):
        await call(_bookings(connection).release, uuid4())
    with locking(connection.engine, "bookings"):
        await call(_bookings(connection).release, first["id"])


async def test_release_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_event_room = RoomFactory.create()
    other_event = EventFactory.bare(room_id=other_event_room.id, seats=3)
    other_encore_room = RoomFactory.create()
    other_encore = EventFactory.bare(room_id=other_encore_room.id)
    other_ann = GuestFactory.bare()
    other_bob = GuestFactory.bare()
    await store(db_session, other_event_room, other_event, other_encore_room, other_encore, other_ann, other_bob)
    others = await everything(db_session)

    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await store(db_session, event_room, event, encore_room, encore, ann, bob)

    first = await call(_events(connection).book, event.id, {"guest_id": str(ann.id), "seats": 2})
    await call(_events(connection).book, event.id, {"guest_id": str(bob.id)})
    assert (await call(_bookings(connection).release, first["id"]))["status"] == "RELEASED"
    assert_kept(others, await everything(db_session))
