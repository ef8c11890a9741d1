# Generated from specs/booking_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of bookings."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from src.models.entities.booking import BookingStatus
from src.models.fields.integers import Whole32
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Output, Page, PageQuery


class Booking(Output):
    """A booking, as the API answers it."""

    id: UUID
    event_id: UUID
    guest_id: UUID
    seats: Whole32
    status: BookingStatus
    created_at: datetime
    updated_at: datetime


class BookingList(Page):
    """One page of bookings."""

    items: list[Booking]


class BookingListQuery(PageQuery):
    """Which bookings, in which order."""

    event_id: JsonUUID | None = None
    guest_id: JsonUUID | None = None
    sort: Literal["created_at", "-created_at"] = "created_at"
