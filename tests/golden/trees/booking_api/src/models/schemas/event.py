# Generated from specs/booking_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of events."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from src.models.entities.event import EventStatus
from src.models.fields.integers import Whole32
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Output, Page, PageQuery


class Event(Output):
    """An event, as the API answers it."""

    id: UUID
    room_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    seats: Whole32
    status: EventStatus
    created_at: datetime
    updated_at: datetime


class EventList(Page):
    """One page of events."""

    items: list[Event]


class EventListQuery(PageQuery):
    """Which events, in which order."""

    room_id: JsonUUID | None = None
    status: EventStatus | None = None
    sort: Literal["created_at", "-created_at", "starts_at", "-starts_at", "title", "-title"] = "created_at"
