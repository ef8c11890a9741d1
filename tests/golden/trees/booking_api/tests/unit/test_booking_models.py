# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of bookings: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.booking import Booking, BookingListQuery
from tests.factories import BookingFactory


class TestAnswer:
    """``Booking``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Booking.model_validate(BookingFactory.create())

        assert set(answer.model_dump()) == {"id", "event_id", "guest_id", "seats", "status", "created_at", "updated_at"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = BookingFactory.create()

        answered: dict[str, Any] = Booking.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}

    @pytest.mark.parametrize(("field", "value"), [("status", "CONFIRMED"), ("status", "RELEASED")])
    def test_may_have_any_value_of_an_enum(self, field: str, value: str) -> None:
        answer = Booking.model_validate(BookingFactory.create(**{field: value}))

        assert answer.model_dump()[field] == value


class TestListQuery:
    """``BookingListQuery``."""

    def test_defaults(self) -> None:
        query = BookingListQuery()

        assert (query.page, query.size, query.sort) == (1, 20, "created_at")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert BookingListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            BookingListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
