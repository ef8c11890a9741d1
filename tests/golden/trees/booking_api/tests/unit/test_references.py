# Generated from specs/booking_api.yaml by templates/tests/unit/test_references.py.j2.
"""What refers to what, in the tables and in the repositories."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas import BookingListQuery, EventListQuery
from src.repositories.booking_repository import BookingRepository
from src.repositories.event_repository import EventRepository
from src.repositories.guest_repository import GuestRepository
from src.repositories.room_repository import RoomRepository
from tests.factories import BookingFactory, EventFactory, GuestFactory, RoomFactory
from tests.support import store, store_references

# ``Any``: what all of them share has no narrower type that the factories would have too.
REFERENCES: list[Any] = [
    pytest.param(EventFactory, "room_id", "fk_events_room_id_rooms", id="event room_id"),
    pytest.param(BookingFactory, "event_id", "fk_bookings_event_id_events", id="booking event_id"),
    pytest.param(BookingFactory, "guest_id", "fk_bookings_guest_id_guests", id="booking guest_id"),
]


async def referring(db: AsyncSession, factory: Any, column: str, target: Any) -> tuple[Any, Any]:
    """A row, and the row that it refers to, both stored."""
    await store_references(db, factory, target)
    other = target.create()
    await store(db, other)
    row = factory.create(**{column: other.id})
    await store(db, row)
    return row, other


@pytest.mark.parametrize(("factory", "column", "constraint"), REFERENCES)
async def test_no_row_refers_to_nothing(db_session: AsyncSession, factory: Any, column: str, constraint: str) -> None:
    await store_references(db_session, factory)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, factory.create(**{column: uuid4()}))


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository", "constraint"),
    [
        pytest.param(
            EventFactory, "room_id", RoomFactory, RoomRepository, "fk_events_room_id_rooms", id="event room_id"
        ),
        pytest.param(
            BookingFactory,
            "guest_id",
            GuestFactory,
            GuestRepository,
            "fk_bookings_guest_id_guests",
            id="booking guest_id",
        ),
    ],
)
async def test_what_is_referred_to_is_not_deleted(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any, constraint: str
) -> None:
    row, other = await referring(db_session, factory, column, target)

    with pytest.raises(IntegrityError, match=constraint):
        async with db_session.begin_nested():
            await repository(db_session).delete(other.id)

    assert await repository(db_session).get(other.id) is not None
    assert getattr(await db_session.get_one(type(row), row.id, populate_existing=True), column) == other.id


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository", "own_repository"),
    [
        pytest.param(
            BookingFactory, "event_id", EventFactory, EventRepository, BookingRepository, id="booking event_id"
        ),
    ],
)
async def test_a_row_goes_with_what_it_refers_to(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any, own_repository: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)

    assert await repository(db_session).delete(other.id) is True

    assert await own_repository(db_session).get(row.id) is None


@pytest.mark.parametrize(
    ("repository", "query", "factory", "column", "target"),
    [
        pytest.param(EventRepository, EventListQuery, EventFactory, "room_id", RoomFactory, id="event room_id"),
        pytest.param(
            BookingRepository, BookingListQuery, BookingFactory, "event_id", EventFactory, id="booking event_id"
        ),
        pytest.param(
            BookingRepository, BookingListQuery, BookingFactory, "guest_id", GuestFactory, id="booking guest_id"
        ),
    ],
)
async def test_a_list_is_filtered_by_what_rows_refer_to(
    db_session: AsyncSession, repository: Any, query: Any, factory: Any, column: str, target: Any
) -> None:
    row, other = await referring(db_session, factory, column, target)
    elsewhere = target.create()
    await store(db_session, elsewhere)
    await store(db_session, factory.create(**{column: elsewhere.id}))
    rows = repository(db_session)

    found, total = await rows.list(query.model_validate({column: other.id}))
    _, everything = await rows.list(query.model_validate({}))

    assert ([each["id"] for each in found], total) == ([row.id], 1)
    assert everything > 1
