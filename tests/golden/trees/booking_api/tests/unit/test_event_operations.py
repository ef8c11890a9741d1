# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_operations.py.j2.
"""What the scenarios of the spec show of the operations on events, without HTTP."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from src.models.entities.event import EventEntity
from src.repositories.booking_repository import BookingRepository
from src.repositories.event_repository import EventRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.booking_operations import BookingOperations
from src.services.booking_service import BookingService
from src.services.event_operations import EventOperations
from src.services.event_service import EventService
from tests.clock import Meanwhile
from tests.factories import BookingFactory, EventFactory, GuestFactory, RoomFactory
from tests.steps import assert_kept, call, change, counting, everything, locking, missing, refused
from tests.support import as_json, store


@pytest_asyncio.fixture
async def connection(db_session: AsyncSession) -> AsyncConnection:
    """The connection that a request has, with its transaction."""
    return await db_session.connection()


def _event_service(connection: AsyncConnection) -> EventService:
    return EventService(EventRepository(connection))


def _events(connection: AsyncConnection) -> EventOperations:
    return EventOperations(UnitOfWork(connection), EventRepository(connection), BookingRepository(connection))


def _booking_service(connection: AsyncConnection) -> BookingService:
    return BookingService(BookingRepository(connection))


def _bookings(connection: AsyncConnection) -> BookingOperations:
    return BookingOperations(UnitOfWork(connection), BookingRepository(connection))


async def test_a_room_is_for_one_event_at_a_time(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves B2: Schedule an event in a room that is free at that time and large enough."""
    room = RoomFactory.create(capacity=20)
    annex = RoomFactory.create()
    await store(db_session, room, annex)

    with counting(event_schedule=4, event_cancel=1):
        morning = await call(
            _events(connection).schedule,
            {
                "room_id": str(room.id),
                "title": "Morning",
                "starts_at": "2099-01-01T09:00:00Z",
                "ends_at": "2099-01-01T10:00:00Z",
                "seats": 20,
            },
        )
        assert morning["title"] == "Morning"
        assert morning["status"] == "SCHEDULED"
        assert morning["seats"] == 20
        assert morning["room_id"] == str(room.id)
        async with refused(connection, 409, "room_taken", "Room taken"):
            await call(
                _events(connection).schedule,
                {
                    "room_id": str(room.id),
                    "title": "Overlapping",
                    "starts_at": "2099-01-01T09:59:00Z",
                    "ends_at": "2099-01-01T11:00:00Z",
                    "seats": 1,
                },
            )
        await call(
            _events(connection).schedule,
            {
                "room_id": str(room.id),
                "title": "Next",
                "starts_at": "2099-01-01T10:00:00Z",
                "ends_at": "2099-01-01T11:00:00Z",
                "seats": 1,
            },
        )
        await call(
            _events(connection).schedule,
            {
                "room_id": str(annex.id),
                "title": "Elsewhere",
                "starts_at": "2099-01-01T09:00:00Z",
                "ends_at": "2099-01-01T10:00:00Z",
                "seats": 1,
            },
        )
        assert (await call(_event_service(connection).list_events, {}))["total"] == 3
        assert (await call(_events(connection).cancel, morning["id"]))["status"] == "CANCELLED"
        await call(
            _events(connection).schedule,
            {
                "room_id": str(room.id),
                "title": "Instead",
                "starts_at": "2099-01-01T09:30:00Z",
                "ends_at": "2099-01-01T10:00:00Z",
                "seats": 1,
            },
        )


async def test_what_cannot_be_scheduled(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves B2: Schedule an event in a room that is free at that time and large enough."""
    now = datetime.now(UTC)
    room = RoomFactory.create(capacity=20)
    await store(db_session, room)

    with counting(event_schedule=0):
        async with refused(connection, 422, "in_the_past", "An event begins in the future"):
            await call(
                _events(connection).schedule,
                {
                    "room_id": str(room.id),
                    "title": "Past",
                    "starts_at": as_json(now - timedelta(minutes=1)),
                    "ends_at": as_json(now + timedelta(hours=1)),
                    "seats": 1,
                },
            )
        async with refused(connection, 422, "ends_before_it_starts", "Ends before it starts"):
            await call(
                _events(connection).schedule,
                {
                    "room_id": str(room.id),
                    "title": "Backwards",
                    "starts_at": "2099-01-01T10:00:00Z",
                    "ends_at": "2099-01-01T10:00:00Z",
                    "seats": 1,
                },
            )
        async with refused(connection, 422, "too_long", "An event lasts 12 hours at most"):
            await call(
                _events(connection).schedule,
                {
                    "room_id": str(room.id),
                    "title": "Endless",
                    "starts_at": "2099-01-01T00:00:00Z",
                    "ends_at": "2099-01-01T12:00:01Z",
                    "seats": 1,
                },
            )
        async with refused(connection, 422, "room_too_small", "Room too small"):
            await call(
                _events(connection).schedule,
                {
                    "room_id": str(room.id),
                    "title": "Crowded",
                    "starts_at": "2099-01-01T09:00:00Z",
                    "ends_at": "2099-01-01T10:00:00Z",
                    "seats": 21,
                },
            )


async def test_seats_are_booked_until_there_are_no_more(db_session: AsyncSession, connection: AsyncConnection) -> None:
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

    with counting(event_book=4, booking_release=1):
        first = await call(_events(connection).book, event.id, {"guest_id": str(ann.id), "seats": 2})
        assert first["seats"] == 2
        assert first["status"] == "CONFIRMED"
        async with refused(connection, 409, "already_booked", "Already booked"):
            await call(_events(connection).book, event.id, {"guest_id": str(ann.id)})
        async with refused(connection, 409, "sold_out", "Sold out"):
            await call(_events(connection).book, event.id, {"guest_id": str(bob.id), "seats": 2})
        await call(_events(connection).book, event.id, {"guest_id": str(bob.id)})
        assert (await call(_bookings(connection).release, first["id"]))["status"] == "RELEASED"
        async with refused(connection, 409, "already_released", "Already released"):
            await call(_bookings(connection).release, first["id"])
        await call(_events(connection).book, event.id, {"guest_id": str(ann.id), "seats": 2})
        assert (await call(_booking_service(connection).list_bookings, {"event_id": str(event.id)}))["total"] == 3
        await call(_events(connection).book, encore.id, {"guest_id": str(ann.id)})


async def test_a_group_books_together(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves B3: Book seats, at most as many as there are, once per person."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=4)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    eve = GuestFactory.bare()
    await store(db_session, event_room, event, ann, bob, eve)

    with counting(event_book_together=1, event_cancel=1):
        await call(
            _events(connection).book_together,
            event.id,
            {"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
        )
        assert (await call(_booking_service(connection).list_bookings, {"event_id": str(event.id)}))["total"] == 2
        async with refused(connection, 409, "sold_out", "Sold out"):
            await call(_events(connection).book_together, event.id, {"places": [{"guest_id": str(eve.id), "seats": 2}]})
        async with refused(connection, 409, "already_booked", "Already booked"):
            await call(_events(connection).book_together, event.id, {"places": [{"guest_id": str(ann.id)}]})
        await call(_events(connection).cancel, event.id)
        async with refused(connection, 409, "event_cancelled", "Event cancelled"):
            await call(_events(connection).book_together, event.id, {"places": [{"guest_id": str(eve.id)}]})


async def test_cancelling_an_event_cancels_its_bookings(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves B5: Cancel an event, which cancels its bookings."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id)
    booking_guest = GuestFactory.bare()
    booking = BookingFactory.bare(event_id=event.id, guest_id=booking_guest.id)
    ann = GuestFactory.bare()
    await store(db_session, event_room, event, booking_guest, booking, ann)

    with counting(event_cancel=1, event_book=0):
        assert (await call(_events(connection).cancel, event.id))["status"] == "CANCELLED"
        assert (await call(_booking_service(connection).get_booking, booking.id))["status"] == "RELEASED"
        async with refused(connection, 409, "event_cancelled", "Event cancelled"):
            await call(_events(connection).book, event.id, {"guest_id": str(ann.id)})
        async with refused(connection, 409, "event_cancelled", "Event cancelled"):
            await call(_events(connection).cancel, event.id)


async def test_an_event_is_moved(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves B7: Move an event to another time."""
    now = datetime.now(UTC)
    room = RoomFactory.create()
    event = EventFactory.bare(
        room_id=room.id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2, minutes=30)
    )
    other = EventFactory.bare(room_id=room.id, starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=5))
    await store(db_session, room, event, other)

    with counting(event_move=2, event_cancel=1):
        answered = await call(_events(connection).move, event.id, {"starts_at": as_json(now + timedelta(hours=2))})
        assert answered["starts_at"] == Meanwhile(now, timedelta(hours=2))
        assert answered["ends_at"] == Meanwhile(now, timedelta(hours=3, minutes=30))
        async with refused(connection, 409, "room_taken", "Room taken"):
            await call(_events(connection).move, event.id, {"starts_at": as_json(now + timedelta(hours=3))})
        await call(_events(connection).move, event.id, {"starts_at": as_json(now + timedelta(hours=2, minutes=30))})
        await call(_events(connection).cancel, other.id)
        async with refused(connection, 409, "event_cancelled", "Event cancelled"):
            await call(_events(connection).move, other.id, {"starts_at": as_json(now + timedelta(days=1))})


@pytest.mark.parametrize("state", ["CANCELLED"])
async def test_move_by_status_is_refused(db_session: AsyncSession, connection: AsyncConnection, state: str) -> None:
    now = datetime.now(UTC)
    room = RoomFactory.create()
    event = EventFactory.bare(
        room_id=room.id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2, minutes=30)
    )
    other = EventFactory.bare(room_id=room.id, starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=5))
    await store(db_session, room, event, other)

    await change(db_session, EventEntity, event.id, status=state)
    async with refused(connection, 409, "event_cancelled", "Event cancelled"):
        await call(_events(connection).move, event.id, {"starts_at": as_json(now + timedelta(hours=2))})


@pytest.mark.parametrize("state", ["CANCELLED"])
async def test_cancel_by_status_is_refused(db_session: AsyncSession, connection: AsyncConnection, state: str) -> None:
    room = RoomFactory.create(capacity=20)
    annex = RoomFactory.create()
    await store(db_session, room, annex)

    morning = await call(
        _events(connection).schedule,
        {
            "room_id": str(room.id),
            "title": "Morning",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 20,
        },
    )
    await call(
        _events(connection).schedule,
        {
            "room_id": str(room.id),
            "title": "Next",
            "starts_at": "2099-01-01T10:00:00Z",
            "ends_at": "2099-01-01T11:00:00Z",
            "seats": 1,
        },
    )
    await call(
        _events(connection).schedule,
        {
            "room_id": str(annex.id),
            "title": "Elsewhere",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 1,
        },
    )
    await change(db_session, EventEntity, UUID(morning["id"]), status=state)
    async with refused(connection, 409, "event_cancelled", "Event cancelled"):
        await call(_events(connection).cancel, morning["id"])


@pytest.mark.parametrize("state", ["CANCELLED"])
async def test_book_by_status_is_refused(db_session: AsyncSession, connection: AsyncConnection, state: str) -> None:
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await store(db_session, event_room, event, encore_room, encore, ann, bob)

    await change(db_session, EventEntity, event.id, status=state)
    async with refused(connection, 409, "event_cancelled", "Event cancelled"):
        await call(_events(connection).book, event.id, {"guest_id": str(ann.id), "seats": 2})


@pytest.mark.parametrize("state", ["CANCELLED"])
async def test_book_together_by_status_is_refused(
    db_session: AsyncSession, connection: AsyncConnection, state: str
) -> None:
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=4)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    eve = GuestFactory.bare()
    await store(db_session, event_room, event, ann, bob, eve)

    await change(db_session, EventEntity, event.id, status=state)
    async with refused(connection, 409, "event_cancelled", "Event cancelled"):
        await call(
            _events(connection).book_together,
            event.id,
            {"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
        )


async def test_schedule_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    room = RoomFactory.create(capacity=20)
    annex = RoomFactory.create()
    await store(db_session, room, annex)

    async with missing(connection, "room"):
        await call(
            _events(connection).schedule,
            {
                "room_id": str(uuid4()),
                "title": "Morning",
                "starts_at": "2099-01-01T09:00:00Z",
                "ends_at": "2099-01-01T10:00:00Z",
                "seats": 20,
            },
        )
    with locking(connection.engine, "events", "rooms"):
        await call(
            _events(connection).schedule,
            {
                "room_id": str(room.id),
                "title": "Morning",
                "starts_at": "2099-01-01T09:00:00Z",
                "ends_at": "2099-01-01T10:00:00Z",
                "seats": 20,
            },
        )


async def test_move_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    now = datetime.now(UTC)
    room = RoomFactory.create()
    event = EventFactory.bare(
        room_id=room.id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2, minutes=30)
    )
    other = EventFactory.bare(room_id=room.id, starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=5))
    await store(db_session, room, event, other)

    async with missing(connection, "event"):
        await call(_events(connection).move, uuid4(), {"starts_at": as_json(now + timedelta(hours=2))})
    with locking(connection.engine, "events", "rooms"):
        await call(_events(connection).move, event.id, {"starts_at": as_json(now + timedelta(hours=2))})


async def test_cancel_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    room = RoomFactory.create(capacity=20)
    annex = RoomFactory.create()
    await store(db_session, room, annex)

    morning = await call(
        _events(connection).schedule,
        {
            "room_id": str(room.id),
            "title": "Morning",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 20,
        },
    )
    await call(
        _events(connection).schedule,
        {
            "room_id": str(room.id),
            "title": "Next",
            "starts_at": "2099-01-01T10:00:00Z",
            "ends_at": "2099-01-01T11:00:00Z",
            "seats": 1,
        },
    )
    await call(
        _events(connection).schedule,
        {
            "room_id": str(annex.id),
            "title": "Elsewhere",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 1,
        },
    )
    async with missing(connection, "event"):
        await call(_events(connection).cancel, uuid4())
    with locking(connection.engine, "bookings", "events"):
        await call(_events(connection).cancel, morning["id"])


async def test_book_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=3)
    encore_room = RoomFactory.create()
    encore = EventFactory.bare(room_id=encore_room.id)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    await store(db_session, event_room, event, encore_room, encore, ann, bob)

    async with missing(connection, "event"):
        await call(_events(connection).book, uuid4(), {"guest_id": str(ann.id), "seats": 2})
    async with missing(connection, "guest"):
        await call(_events(connection).book, event.id, {"guest_id": str(uuid4()), "seats": 2})
    with locking(connection.engine, "bookings", "events", "guests"):
        await call(_events(connection).book, event.id, {"guest_id": str(ann.id), "seats": 2})


async def test_book_together_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=4)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    eve = GuestFactory.bare()
    await store(db_session, event_room, event, ann, bob, eve)

    async with missing(connection, "event"):
        await call(
            _events(connection).book_together,
            uuid4(),
            {"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
        )
    with locking(connection.engine, "bookings", "events"):
        await call(
            _events(connection).book_together,
            event.id,
            {"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
        )


async def test_schedule_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_room = RoomFactory.create(capacity=20)
    other_annex = RoomFactory.create()
    await store(db_session, other_room, other_annex)
    others = await everything(db_session)

    room = RoomFactory.create(capacity=20)
    annex = RoomFactory.create()
    await store(db_session, room, annex)

    morning = await call(
        _events(connection).schedule,
        {
            "room_id": str(room.id),
            "title": "Morning",
            "starts_at": "2099-01-01T09:00:00Z",
            "ends_at": "2099-01-01T10:00:00Z",
            "seats": 20,
        },
    )
    assert morning["title"] == "Morning"
    assert morning["status"] == "SCHEDULED"
    assert morning["seats"] == 20
    assert morning["room_id"] == str(room.id)
    assert_kept(others, await everything(db_session))


async def test_move_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    now = datetime.now(UTC)
    other_room = RoomFactory.create()
    other_event = EventFactory.bare(
        room_id=other_room.id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2, minutes=30)
    )
    other_other = EventFactory.bare(
        room_id=other_room.id, starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=5)
    )
    await store(db_session, other_room, other_event, other_other)
    others = await everything(db_session)

    room = RoomFactory.create()
    event = EventFactory.bare(
        room_id=room.id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2, minutes=30)
    )
    other = EventFactory.bare(room_id=room.id, starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=5))
    await store(db_session, room, event, other)

    answered = await call(_events(connection).move, event.id, {"starts_at": as_json(now + timedelta(hours=2))})
    assert answered["starts_at"] == Meanwhile(now, timedelta(hours=2))
    assert answered["ends_at"] == Meanwhile(now, timedelta(hours=3, minutes=30))
    assert_kept(others, await everything(db_session))


async def test_cancel_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_event_room = RoomFactory.create()
    other_event = EventFactory.bare(room_id=other_event_room.id, seats=4)
    other_ann = GuestFactory.bare()
    other_bob = GuestFactory.bare()
    other_eve = GuestFactory.bare()
    await store(db_session, other_event_room, other_event, other_ann, other_bob, other_eve)
    others = await everything(db_session)

    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=4)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    eve = GuestFactory.bare()
    await store(db_session, event_room, event, ann, bob, eve)

    await call(
        _events(connection).book_together,
        event.id,
        {"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
    )
    await call(_events(connection).cancel, event.id)
    assert_kept(others, await everything(db_session))


async def test_book_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
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
    assert first["seats"] == 2
    assert first["status"] == "CONFIRMED"
    assert_kept(others, await everything(db_session))


async def test_book_together_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_event_room = RoomFactory.create()
    other_event = EventFactory.bare(room_id=other_event_room.id, seats=4)
    other_ann = GuestFactory.bare()
    other_bob = GuestFactory.bare()
    other_eve = GuestFactory.bare()
    await store(db_session, other_event_room, other_event, other_ann, other_bob, other_eve)
    others = await everything(db_session)

    event_room = RoomFactory.create()
    event = EventFactory.bare(room_id=event_room.id, seats=4)
    ann = GuestFactory.bare()
    bob = GuestFactory.bare()
    eve = GuestFactory.bare()
    await store(db_session, event_room, event, ann, bob, eve)

    await call(
        _events(connection).book_together,
        event.id,
        {"places": [{"guest_id": str(ann.id), "seats": 2}, {"guest_id": str(bob.id)}]},
    )
    assert_kept(others, await everything(db_session))
