# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of sections."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field, computed_field

from src.models.fields.html import SANITIZED
from src.models.fields.integers import Whole32
from src.models.fields.text import CLEAN_TEXT
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input, MayBeAbsent, Output
from src.models.schemas.note import Note

SectionHeading = Annotated[str, Field(min_length=1, max_length=200, pattern="\\S"), CLEAN_TEXT]
SectionBody = Annotated[str, Field(max_length=20000), SANITIZED, CLEAN_TEXT]
SectionPosition = Annotated[Whole32, Field(ge=1, le=1000)]


class SectionBase(Input):
    """What a client says about a section on create, and may change later."""

    heading: SectionHeading = Field(examples=["Before you begin"])
    body: SectionBody
    position: SectionPosition


class SectionCreate(SectionBase):
    """What a client sends to create a section."""

    max_bytes: ClassVar[int | None] = 966_656

    article_id: JsonUUID


class SectionUpdate(Input):
    """What a client sends to change a section; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 966_656

    heading: MayBeAbsent[SectionHeading] = None
    body: MayBeAbsent[SectionBody] = None
    position: MayBeAbsent[SectionPosition] = None


class Section(Output):
    """A section, as the API answers it."""

    id: UUID
    article_id: UUID
    heading: str = Field(examples=["Before you begin"])
    body: str
    position: Whole32
    notes: list[Note]

    @computed_field
    @property
    def note_count(self) -> int:
        return len(self.notes)
