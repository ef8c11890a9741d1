# Generated from specs/booking_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of rooms."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.integers import Whole32
from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, Output, Page, PageQuery

RoomName = Annotated[str, Field(min_length=1, max_length=80, pattern="\\S"), CLEAN_TEXT]
RoomCapacity = Annotated[Whole32, Field(gt=0, le=10000)]


class RoomBase(Input):
    """What a client says about a room on create, and may change later."""

    name: RoomName = Field(examples=["Blue room"])
    capacity: RoomCapacity


class RoomCreate(RoomBase):
    """What a client sends to create a room."""

    max_bytes: ClassVar[int | None] = 16_384


class Room(Output):
    """A room, as the API answers it."""

    id: UUID
    name: str = Field(examples=["Blue room"])
    capacity: Whole32
    created_at: datetime
    updated_at: datetime


class RoomList(Page):
    """One page of rooms."""

    items: list[Room]


class RoomListQuery(PageQuery):
    """Which rooms, in which order."""

    sort: Literal["created_at", "-created_at", "name", "-name", "capacity", "-capacity"] = "created_at"
