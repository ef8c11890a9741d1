# Generated from specs/booking_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of guests."""

from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, MayBeAbsent, Output

GuestName = Annotated[str, Field(min_length=1, max_length=120, pattern="\\S"), CLEAN_TEXT]
GuestPhone = Annotated[str, Field(max_length=20, pattern="^[ +0-9]+$"), CLEAN_TEXT]


class GuestBase(Input):
    """What a client says about a guest on create, and may change later."""

    name: GuestName
    phone: GuestPhone | None = None


class GuestCreate(GuestBase):
    """What a client sends to create a guest."""

    max_bytes: ClassVar[int | None] = 16_384


class GuestUpdate(Input):
    """What a client sends to change a guest; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 16_384

    name: MayBeAbsent[GuestName] = None
    phone: GuestPhone | None = None


class Guest(Output):
    """A guest, as the API answers it."""

    id: UUID
    name: str
    phone: str | None
    created_at: datetime
    updated_at: datetime
