# Generated from specs/everything.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of cacti."""

from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from src.models.fields.integers import Whole32
from src.models.schemas.base import Input, MayBeAbsent, Output

CactusHeight = Annotated[Whole32, Field(ge=0, le=2147483647)]


class CactusBase(Input):
    """What a client says about a cactus on create, and may change later."""

    height: CactusHeight


class CactusCreate(CactusBase):
    """What a client sends to create a cactus."""

    max_bytes: ClassVar[int | None] = 16_384


class CactusUpdate(Input):
    """What a client sends to change a cactus; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 16_384

    height: MayBeAbsent[CactusHeight] = None


class Cactus(Output):
    """A cactus, as the API answers it."""

    id: UUID
    height: Whole32
    created_at: datetime
    updated_at: datetime
