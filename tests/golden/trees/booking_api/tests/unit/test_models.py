# Generated from specs/booking_api.yaml by templates/tests/unit/test_models.py.j2.
"""What holds for the schemas of every entity."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError

from src.core.database import Base
from src.models.schemas import (
    Booking,
    BookingListQuery,
    Event,
    EventListQuery,
    Guest,
    GuestCreate,
    GuestUpdate,
    Room,
    RoomCreate,
    RoomListQuery,
)
from tests import factories

ANSWERS = [
    pytest.param(Room, factories.RoomFactory.create, id="Room"),
    pytest.param(Guest, factories.GuestFactory.create, id="Guest"),
    pytest.param(Event, factories.EventFactory.create, id="Event"),
    pytest.param(Booking, factories.BookingFactory.create, id="Booking"),
]

INPUTS: list[type[BaseModel]] = [RoomCreate, RoomListQuery, GuestCreate, GuestUpdate, EventListQuery, BookingListQuery]
BODIES: list[type[BaseModel]] = [RoomCreate, GuestCreate, GuestUpdate]


@pytest.mark.parametrize(("schema", "make"), ANSWERS)
def test_every_answer_is_made_from_an_entity(schema: type[BaseModel], make: Callable[[], Base]) -> None:
    answer = schema.model_validate(make())

    assert schema.model_validate_json(answer.model_dump_json()) == answer


@pytest.mark.parametrize(("schema", "make"), ANSWERS)
def test_every_answer_begins_with_an_id(schema: type[BaseModel], make: Callable[[], Base]) -> None:
    name, value = next(iter(schema.model_validate(make())))

    assert name == "id"
    assert isinstance(value, UUID)


@pytest.mark.parametrize("schema", INPUTS)
def test_every_input_refuses_unknown_fields(schema: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as caught:
        schema.model_validate({"no_such_field": 1})

    assert (("no_such_field",), "extra_forbidden") in [(each["loc"], each["type"]) for each in caught.value.errors()]


@pytest.mark.parametrize("body", [None, 1, "text", [], [{}]], ids=repr)
@pytest.mark.parametrize("schema", INPUTS)
def test_every_input_is_an_object(schema: type[BaseModel], body: Any) -> None:
    with pytest.raises(ValidationError):
        schema.model_validate(body)


@pytest.mark.parametrize("schema", BODIES)
def test_every_body_is_strict(schema: type[BaseModel]) -> None:
    assert schema.model_config.get("strict") is True


@pytest.mark.parametrize("schema", [RoomListQuery, EventListQuery, BookingListQuery])
def test_every_list_is_bounded(schema: type[BaseModel]) -> None:
    with pytest.raises(ValidationError):
        schema.model_validate({"size": 101})
