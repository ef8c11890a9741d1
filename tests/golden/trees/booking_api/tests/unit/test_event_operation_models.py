# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_operation_models.py.j2.
"""What clients send to the operations of events: what is taken, and what is refused."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.event_operations import EventBook, EventBookTogether, EventMove, EventSchedule


def values_of_schedule(**kwargs: Any) -> dict[str, Any]:
    """What may be sent; ``kwargs`` replace some of it."""
    values: dict[str, Any] = {
        "room_id": "00000000-0000-4000-8000-000000000000",
        "title": "title one",
        "starts_at": "2026-01-15T09:30:00Z",
        "ends_at": "2026-01-15T09:30:00Z",
        "seats": 10,
    }
    return values | kwargs


class TestEventSchedule:
    """``EventSchedule``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("room_id", "00000000-0000-4000-8000-000000000000", id="room_id"),
            pytest.param("room_id", "00000001-0000-4000-8000-000000000000", id="room_id another"),
            pytest.param("title", "title one", id="title"),
            pytest.param("title", "title two", id="title another"),
            pytest.param("title", "x", id="title at the minimum length"),
            pytest.param("title", "x" * 200, id="title at the maximum length"),
            pytest.param("starts_at", "2026-01-15T09:30:00Z", id="starts_at"),
            pytest.param("starts_at", "2026-01-15T09:30:01Z", id="starts_at another"),
            pytest.param("ends_at", "2026-01-15T09:30:00Z", id="ends_at"),
            pytest.param("ends_at", "2026-01-15T09:30:01Z", id="ends_at another"),
            pytest.param("seats", 10, id="seats"),
            pytest.param("seats", 11, id="seats another"),
            pytest.param("seats", 1, id="seats at the lower bound"),
            pytest.param("seats", 2147483647, id="seats at the upper bound"),
        ],
    )
    def test_accepts(self, field: str, value: Any) -> None:
        data = EventSchedule.model_validate(values_of_schedule(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

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
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            EventSchedule.model_validate(values_of_schedule(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["room_id", "title", "starts_at", "ends_at", "seats"])
    def test_requires(self, field: str) -> None:
        values = values_of_schedule()
        del values[field]

        with pytest.raises(ValidationError) as caught:
            EventSchedule.model_validate(values)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["room_id", "title", "starts_at", "ends_at", "seats"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            EventSchedule.model_validate(values_of_schedule(**{field: None}))

    def test_refuses_what_it_does_not_know(self) -> None:
        with pytest.raises(ValidationError, match="no_such_field"):
            EventSchedule.model_validate(values_of_schedule(no_such_field=None))


def values_of_move(**kwargs: Any) -> dict[str, Any]:
    """What may be sent; ``kwargs`` replace some of it."""
    values: dict[str, Any] = {
        "starts_at": "2026-01-15T09:30:00Z",
    }
    return values | kwargs


class TestEventMove:
    """``EventMove``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("starts_at", "2026-01-15T09:30:00Z", id="starts_at"),
            pytest.param("starts_at", "2026-01-15T09:30:01Z", id="starts_at another"),
        ],
    )
    def test_accepts(self, field: str, value: Any) -> None:
        data = EventMove.model_validate(values_of_move(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

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
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            EventMove.model_validate(values_of_move(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["starts_at"])
    def test_requires(self, field: str) -> None:
        values = values_of_move()
        del values[field]

        with pytest.raises(ValidationError) as caught:
            EventMove.model_validate(values)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["starts_at"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            EventMove.model_validate(values_of_move(**{field: None}))

    def test_refuses_what_it_does_not_know(self) -> None:
        with pytest.raises(ValidationError, match="no_such_field"):
            EventMove.model_validate(values_of_move(no_such_field=None))


def values_of_book(**kwargs: Any) -> dict[str, Any]:
    """What may be sent; ``kwargs`` replace some of it."""
    values: dict[str, Any] = {
        "guest_id": "00000000-0000-4000-8000-000000000000",
        "seats": 1,
    }
    return values | kwargs


class TestEventBook:
    """``EventBook``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("guest_id", "00000000-0000-4000-8000-000000000000", id="guest_id"),
            pytest.param("guest_id", "00000001-0000-4000-8000-000000000000", id="guest_id another"),
            pytest.param("seats", 1, id="seats"),
            pytest.param("seats", 2, id="seats another"),
            pytest.param("seats", 1, id="seats at the lower bound"),
            pytest.param("seats", 10, id="seats at the upper bound"),
        ],
    )
    def test_accepts(self, field: str, value: Any) -> None:
        data = EventBook.model_validate(values_of_book(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

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
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            EventBook.model_validate(values_of_book(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["guest_id"])
    def test_requires(self, field: str) -> None:
        values = values_of_book()
        del values[field]

        with pytest.raises(ValidationError) as caught:
            EventBook.model_validate(values)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["guest_id", "seats"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            EventBook.model_validate(values_of_book(**{field: None}))

    @pytest.mark.parametrize(
        ("field", "default"),
        [
            pytest.param("seats", 1, id="seats"),
        ],
    )
    def test_default(self, field: str, default: Any) -> None:
        values = values_of_book()
        del values[field]

        assert EventBook.model_validate(values).model_dump(mode="json")[field] == default

    def test_refuses_what_it_does_not_know(self) -> None:
        with pytest.raises(ValidationError, match="no_such_field"):
            EventBook.model_validate(values_of_book(no_such_field=None))


def values_of_book_together(**kwargs: Any) -> dict[str, Any]:
    """What may be sent; ``kwargs`` replace some of it."""
    values: dict[str, Any] = {
        "places": [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 1}],
    }
    return values | kwargs


class TestEventBookTogether:
    """``EventBookTogether``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("places", [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 1}], id="places"),
            pytest.param(
                "places", [{"guest_id": "00000001-0000-4000-8000-000000000000", "seats": 2}], id="places another"
            ),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 1}],
                id="places at the fewest items",
            ),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 1}] * 20,
                id="places at the most items",
            ),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 1}],
                id="places seats at the lower bound",
            ),
            pytest.param(
                "places",
                [{"guest_id": "00000000-0000-4000-8000-000000000000", "seats": 10}],
                id="places seats at the upper bound",
            ),
        ],
    )
    def test_accepts(self, field: str, value: Any) -> None:
        data = EventBookTogether.model_validate(values_of_book_together(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

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
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            EventBookTogether.model_validate(values_of_book_together(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["places"])
    def test_requires(self, field: str) -> None:
        values = values_of_book_together()
        del values[field]

        with pytest.raises(ValidationError) as caught:
            EventBookTogether.model_validate(values)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["places"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            EventBookTogether.model_validate(values_of_book_together(**{field: None}))

    def test_refuses_what_it_does_not_know(self) -> None:
        with pytest.raises(ValidationError, match="no_such_field"):
            EventBookTogether.model_validate(values_of_book_together(no_such_field=None))
