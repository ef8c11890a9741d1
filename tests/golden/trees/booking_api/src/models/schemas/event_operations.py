# Generated from specs/booking_api.yaml by templates/src/models/schemas/entity_operations.py.j2.
"""What clients send to the operations of events."""

from typing import Annotated, ClassVar

from pydantic import Field

from src.models.fields.integers import Whole32
from src.models.fields.temporal import JsonDateTime
from src.models.fields.text import CLEAN_TEXT
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input

EventScheduleTitle = Annotated[str, Field(min_length=1, max_length=200, pattern="\\S"), CLEAN_TEXT]
EventScheduleSeats = Annotated[Whole32, Field(gt=0, le=2147483647)]
EventBookSeats = Annotated[Whole32, Field(gt=0, le=10)]
EventBookTogetherPlacesItemSeats = Annotated[Whole32, Field(gt=0, le=10)]


class EventSchedule(Input):
    """What a client sends to schedule an event."""

    max_bytes: ClassVar[int | None] = 16_384

    room_id: JsonUUID
    title: EventScheduleTitle
    starts_at: JsonDateTime
    ends_at: JsonDateTime
    seats: EventScheduleSeats


class EventMove(Input):
    """What a client sends to move an event to another time; it keeps its length."""

    max_bytes: ClassVar[int | None] = 16_384

    starts_at: JsonDateTime


class EventBook(Input):
    """What a client sends to book seats of an event."""

    max_bytes: ClassVar[int | None] = 16_384

    guest_id: JsonUUID
    seats: EventBookSeats = 1


class EventBookTogetherPlacesItem(Input):
    """What a client sends to book seats for several guests, for all of them or for none, in a list."""

    guest_id: JsonUUID
    seats: EventBookTogetherPlacesItemSeats = 1


class EventBookTogether(Input):
    """What a client sends to book seats for several guests, for all of them or for none."""

    max_bytes: ClassVar[int | None] = 16_384

    places: Annotated[list[EventBookTogetherPlacesItem], Field(min_length=1, max_length=20, fail_fast=True)] = Field(
        description="Who comes"
    )
