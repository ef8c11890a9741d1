# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of tags."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, MayBeAbsent, Output, Page, PageQuery

TagName = Annotated[str, Field(min_length=1, max_length=40, pattern="\\S"), CLEAN_TEXT]


class TagBase(Input):
    """What a client says about a tag on create, and may change later."""

    name: TagName = Field(examples=["Backup"])


class TagCreate(TagBase):
    """What a client sends to create a tag."""

    max_bytes: ClassVar[int | None] = 16_384


class TagUpdate(Input):
    """What a client sends to change a tag; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 16_384

    name: MayBeAbsent[TagName] = None


class Tag(Output):
    """A tag, as the API answers it."""

    id: UUID
    name: str = Field(examples=["Backup"])
    created_at: datetime
    updated_at: datetime


class TagList(Page):
    """One page of tags."""

    items: list[Tag]


class TagListQuery(PageQuery):
    """Which tags, in which order."""

    sort: Literal["createdAt", "-createdAt", "name", "-name"] = "createdAt"
