# Generated from specs/booking_api.yaml by templates/tests/integration/test_relations.py.j2.
"""What refers to what, over HTTP: a reference to nothing is named, and so is what keeps a row from being deleted."""

from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import BookingFactory, EventFactory, GuestFactory, RoomFactory
from tests.support import ids, store, store_references


@pytest.mark.parametrize(
    ("url", "factory", "field", "target"),
    [
        pytest.param("/api/v1/events", EventFactory, "room_id", RoomFactory, id="event room_id"),
        pytest.param("/api/v1/bookings", BookingFactory, "event_id", EventFactory, id="booking event_id"),
        pytest.param("/api/v1/bookings", BookingFactory, "guest_id", GuestFactory, id="booking guest_id"),
    ],
)
async def test_a_list_is_filtered_by_what_rows_refer_to(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str, target: Any
) -> None:
    await store_references(db_session, factory, target)
    one, two = target.create(), target.create()
    await store(db_session, one, two)
    match, other = factory.create(**{field: one.id}), factory.create(**{field: two.id})
    await store(db_session, match, other)

    page = (await client.get(url, params={field: str(one.id)})).json()

    assert (ids(page), page["total"]) == ([str(match.id)], 1)


@pytest.mark.parametrize(
    ("url", "target", "factory", "column", "table"),
    [
        pytest.param("/api/v1/rooms", RoomFactory, EventFactory, "room_id", "events", id="event room_id"),
        pytest.param("/api/v1/guests", GuestFactory, BookingFactory, "guest_id", "bookings", id="booking guest_id"),
    ],
)
async def test_delete_names_what_refers_to_the_row(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, target: Any, factory: Any, column: str, table: str
) -> None:
    await store_references(db_session, factory, target)
    other = target.create()
    await store(db_session, other)
    await store(db_session, factory.create(**{column: other.id}))

    response = await client.delete(f"{url}/{other.id}")

    assert (response.status_code, response.json()["error"]) == (409, "conflict")
    assert response.json()["detail"] == {"referenced_by": table}
    assert await db_session.get(type(other), other.id, populate_existing=True) is not None
