# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_operations.py.j2.
"""The requests of operations on events: what they need, and what they refuse whatever the business says."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import EventFactory, GuestFactory
from tests.support import not_found, problems, store, store_references

SCHEDULE = "/api/v1/events"
MOVE = "/api/v1/events/{event_id}/move"
CANCEL = "/api/v1/events/{event_id}/cancel"
BOOK = "/api/v1/events/{event_id}/bookings"
BOOK_TOGETHER = "/api/v1/events/{event_id}/group-bookings"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


def body_of_schedule(**kwargs: Any) -> dict[str, Any]:
    """A body that is valid as such; ``kwargs`` replace its values."""
    values: dict[str, Any] = {
        "room_id": str(uuid4()),
        "title": "title one",
        "starts_at": "2026-01-15T09:30:00Z",
        "ends_at": "2026-01-15T09:30:00Z",
        "seats": 10,
    }
    return values | kwargs


class TestSchedule:
    """``POST /api/v1/events``."""

    async def test_of_an_unknown_room(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(SCHEDULE, json=body_of_schedule(room_id=str(unknown)))

        assert not_found(response) == {"resource": "room", "resource_id": str(unknown)}

    @pytest.mark.parametrize("field", ["room_id", "title", "starts_at", "ends_at", "seats"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = body_of_schedule()
        del body[field]

        response = await client.post(SCHEDULE, json=body)

        assert problems(response) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("room_id", "nonsense", "uuid_parsing", id="room_id no UUID"),
            pytest.param("room_id", 1, "uuid_type", id="room_id a number"),
            pytest.param("title", "", "string_too_short", id="title below the minimum length"),
            pytest.param("title", "x" * 201, "string_too_long", id="title above the maximum length"),
            pytest.param("title", " ", "string_pattern_mismatch", id="title of blanks"),
            pytest.param("title", "\x00", "nul_character", id="title with a NUL"),
            pytest.param("title", 1, "string_type", id="title a number"),
            pytest.param("starts_at", "2026-01-15T09:30:00", "iso_format", id="starts_at without a zone"),
            pytest.param(
                "starts_at", "0001-01-01T00:00:00+14:00", "datetime_range", id="starts_at before the first year in UTC"
            ),
            pytest.param("starts_at", "9999-12-31T23:59:59.999999Z", "datetime_range", id="starts_at the last moment"),
            pytest.param("starts_at", 1, "iso_format", id="starts_at a number"),
            pytest.param("ends_at", "2026-01-15T09:30:00", "iso_format", id="ends_at without a zone"),
            pytest.param(
                "ends_at", "0001-01-01T00:00:00+14:00", "datetime_range", id="ends_at before the first year in UTC"
            ),
            pytest.param("ends_at", "9999-12-31T23:59:59.999999Z", "datetime_range", id="ends_at the last moment"),
            pytest.param("ends_at", 1, "iso_format", id="ends_at a number"),
            pytest.param("seats", 0, "greater_than", id="seats below the lower bound"),
            pytest.param("seats", 2147483648, "less_than_equal", id="seats above the upper bound"),
            pytest.param("seats", True, "int_type", id="seats a boolean"),
            pytest.param("seats", "1", "int_type", id="seats text"),
            pytest.param("seats", 0.5, "int_type", id="seats with a fraction"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(SCHEDULE, json=body_of_schedule(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["room_id", "title", "starts_at", "ends_at", "seats"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(SCHEDULE, json=body_of_schedule(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["status", "id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(SCHEDULE, json=body_of_schedule(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]


def body_of_move(**kwargs: Any) -> dict[str, Any]:
    """A body that is valid as such; ``kwargs`` replace its values."""
    values: dict[str, Any] = {
        "starts_at": "2026-01-15T09:30:00Z",
    }
    return values | kwargs


class TestMove:
    """``POST /api/v1/events/{event_id}/move``."""

    async def test_of_an_unknown_event(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.post(MOVE.format(event_id=unknown), json=body_of_move())

        assert not_found(response) == {"resource": "event", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_event_id(self, client: httpx.AsyncClient) -> None:
        ids = {"event_id": "1"}

        response = await client.post(MOVE.format(**ids), json=body_of_move())

        assert problems(response) == [(["path", "event_id"], "uuid_parsing")]

    @pytest.mark.parametrize("field", ["starts_at"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = body_of_move()
        del body[field]

        response = await client.post(MOVE.format(event_id=uuid4()), json=body)

        assert problems(response) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("starts_at", "2026-01-15T09:30:00", "iso_format", id="starts_at without a zone"),
            pytest.param(
                "starts_at", "0001-01-01T00:00:00+14:00", "datetime_range", id="starts_at before the first year in UTC"
            ),
            pytest.param("starts_at", "9999-12-31T23:59:59.999999Z", "datetime_range", id="starts_at the last moment"),
            pytest.param("starts_at", 1, "iso_format", id="starts_at a number"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(MOVE.format(event_id=uuid4()), json=body_of_move(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["starts_at"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(MOVE.format(event_id=uuid4()), json=body_of_move(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["room_id", "title", "ends_at", "seats", "status", "id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(MOVE.format(event_id=uuid4()), json=body_of_move(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]


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


def body_of_book(**kwargs: Any) -> dict[str, Any]:
    """A body that is valid as such; ``kwargs`` replace its values."""
    values: dict[str, Any] = {
        "guest_id": str(uuid4()),
        "seats": 1,
    }
    return values | kwargs


class TestBook:
    """``POST /api/v1/events/{event_id}/bookings``."""

    async def test_of_an_unknown_event(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        guest = GuestFactory.create()
        await store(db_session, guest)
        unknown = uuid4()

        response = await client.post(BOOK.format(event_id=unknown), json=body_of_book(guest_id=str(guest.id)))

        assert not_found(response) == {"resource": "event", "resource_id": str(unknown)}

    async def test_of_an_unknown_guest(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        event = EventFactory.create()
        await store_references(db_session, EventFactory)
        await store(db_session, event)
        unknown = uuid4()

        response = await client.post(BOOK.format(event_id=event.id), json=body_of_book(guest_id=str(unknown)))

        assert not_found(response) == {"resource": "guest", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_event_id(self, client: httpx.AsyncClient) -> None:
        ids = {"event_id": "1"}

        response = await client.post(BOOK.format(**ids), json=body_of_book())

        assert problems(response) == [(["path", "event_id"], "uuid_parsing")]

    @pytest.mark.parametrize("field", ["guest_id"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = body_of_book()
        del body[field]

        response = await client.post(BOOK.format(event_id=uuid4()), json=body)

        assert problems(response) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("guest_id", "nonsense", "uuid_parsing", id="guest_id no UUID"),
            pytest.param("guest_id", 1, "uuid_type", id="guest_id a number"),
            pytest.param("seats", 0, "greater_than", id="seats below the lower bound"),
            pytest.param("seats", 11, "less_than_equal", id="seats above the upper bound"),
            pytest.param("seats", True, "int_type", id="seats a boolean"),
            pytest.param("seats", "1", "int_type", id="seats text"),
            pytest.param("seats", 0.5, "int_type", id="seats with a fraction"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(BOOK.format(event_id=uuid4()), json=body_of_book(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["guest_id", "seats"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(BOOK.format(event_id=uuid4()), json=body_of_book(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["room_id", "title", "starts_at", "ends_at", "status", "id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(BOOK.format(event_id=uuid4()), json=body_of_book(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]


def body_of_book_together(**kwargs: Any) -> dict[str, Any]:
    """A body that is valid as such; ``kwargs`` replace its values."""
    values: dict[str, Any] = {
        "places": [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 1}],
    }
    return values | kwargs


class TestBookTogether:
    """``POST /api/v1/events/{event_id}/group-bookings``."""

    async def test_of_an_unknown_event(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        places_guest = GuestFactory.create()
        await store(db_session, places_guest)
        unknown = uuid4()

        response = await client.post(
            BOOK_TOGETHER.format(event_id=unknown),
            json=body_of_book_together(places=[{"guest_id": str(places_guest.id), "seats": 1}]),
        )

        assert not_found(response) == {"resource": "event", "resource_id": str(unknown)}

    async def test_of_an_unknown_places_guest(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        event = EventFactory.create()
        await store_references(db_session, EventFactory)
        await store(db_session, event)
        unknown = uuid4()

        response = await client.post(
            BOOK_TOGETHER.format(event_id=event.id),
            json=body_of_book_together(places=[{"guest_id": str(unknown), "seats": 1}]),
        )

        assert not_found(response) == {"resource": "guest", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_event_id(self, client: httpx.AsyncClient) -> None:
        ids = {"event_id": "1"}

        response = await client.post(BOOK_TOGETHER.format(**ids), json=body_of_book_together())

        assert problems(response) == [(["path", "event_id"], "uuid_parsing")]

    @pytest.mark.parametrize("field", ["places"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = body_of_book_together()
        del body[field]

        response = await client.post(BOOK_TOGETHER.format(event_id=uuid4()), json=body)

        assert problems(response) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("places", [], "too_short", id="places below the fewest items"),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 1}] * 21,
                "too_long",
                id="places above the most items",
            ),
            pytest.param("places", "x", "list_type", id="places no list"),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 1, "no_such_field": None}],
                "extra_forbidden",
                id="places an item with more",
            ),
            pytest.param(
                "places", [{"guest_id": "nonsense", "seats": 1}], "uuid_parsing", id="places guest_id no UUID"
            ),
            pytest.param("places", [{"guest_id": 1, "seats": 1}], "uuid_type", id="places guest_id a number"),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 0}],
                "greater_than",
                id="places seats below the lower bound",
            ),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 11}],
                "less_than_equal",
                id="places seats above the upper bound",
            ),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": True}],
                "int_type",
                id="places seats a boolean",
            ),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": "1"}],
                "int_type",
                id="places seats text",
            ),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 0.5}],
                "int_type",
                id="places seats with a fraction",
            ),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(
            BOOK_TOGETHER.format(event_id=uuid4()), json=body_of_book_together(**{field: value})
        )

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["places"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(
            BOOK_TOGETHER.format(event_id=uuid4()), json=body_of_book_together(**{field: None})
        )

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["places"])
    async def test_names_what_it_refuses_in_a_list(self, client: httpx.AsyncClient, field: str) -> None:
        *items, last = body_of_book_together()[field]
        response = await client.post(
            BOOK_TOGETHER.format(event_id=uuid4()),
            json=body_of_book_together(**{field: [*items, {**last, "no_such_field": None}]}),
        )

        assert problems(response) == [(["body", field, len(items), "no_such_field"], "extra_forbidden")]

    @pytest.mark.parametrize(
        "field", ["room_id", "title", "starts_at", "ends_at", "seats", "status", "id", "no_such_field"]
    )
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(
            BOOK_TOGETHER.format(event_id=uuid4()), json=body_of_book_together(**{field: None})
        )

        assert problems(response) == [(["body", field], "extra_forbidden")]
