# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of authors."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.emails import Email
from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, Output, Page, PageQuery, SearchText

AuthorFullName = Annotated[str, Field(min_length=1, max_length=120, pattern="\\S"), CLEAN_TEXT]


class AuthorBase(Input):
    """What a client says about an author on create, and may change later."""

    full_name: AuthorFullName = Field(examples=["Ann Example"])
    email: Email


class AuthorCreate(AuthorBase):
    """What a client sends to create an author."""

    max_bytes: ClassVar[int | None] = 16_384


class Author(Output):
    """An author, as the API answers it."""

    id: UUID
    full_name: str = Field(examples=["Ann Example"])
    email: str
    created_at: datetime
    updated_at: datetime


class AuthorList(Page):
    """One page of authors."""

    items: list[Author]


class AuthorListQuery(PageQuery):
    """Which authors, in which order."""

    sort: Literal["createdAt", "-createdAt"] = "createdAt"
    q: SearchText | None = None
