# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of categories."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.text import CLEAN_TEXT
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input, MayBeAbsent, Output, Page, PageQuery

CategoryName = Annotated[str, Field(min_length=1, max_length=100, pattern="\\S"), CLEAN_TEXT]
CategorySlug = Annotated[str, Field(max_length=60, pattern="^[0-9a-z]+(?:-[0-9a-z]+)*$"), CLEAN_TEXT]


class CategoryBase(Input):
    """What a client says about a category on create, and may change later."""

    parent_id: JsonUUID | None = Field(default=None, description="The branch that this one grows from.")
    name: CategoryName = Field(examples=["Operations"])
    slug: CategorySlug


class CategoryCreate(CategoryBase):
    """What a client sends to create a category."""

    max_bytes: ClassVar[int | None] = 16_384


class CategoryUpdate(Input):
    """What a client sends to change a category; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 16_384

    parent_id: JsonUUID | None = None
    name: MayBeAbsent[CategoryName] = None
    slug: MayBeAbsent[CategorySlug] = None


class Category(Output):
    """A category, as the API answers it."""

    id: UUID
    parent_id: UUID | None = Field(description="The branch that this one grows from.")
    name: str = Field(examples=["Operations"])
    slug: str
    created_at: datetime
    updated_at: datetime


class CategoryList(Page):
    """One page of categories."""

    items: list[Category]


class CategoryListQuery(PageQuery):
    """Which categories, in which order."""

    parent_id: JsonUUID | None = None
    parent_id__null: bool | None = Field(default=None, alias="parentId__null")
    sort: Literal["createdAt", "-createdAt", "name", "-name"] = "createdAt"
