# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of comments."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.html import SANITIZED
from src.models.fields.text import CLEAN_TEXT
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input, Output, Page, PageQuery

CommentText = Annotated[str, Field(min_length=1, max_length=2000, pattern="\\S"), SANITIZED, CLEAN_TEXT]


class CommentBase(Input):
    """What a client says about a comment on create, and may change later."""

    text: CommentText


class CommentCreate(CommentBase):
    """What a client sends to create a comment."""

    max_bytes: ClassVar[int | None] = 97_280

    article_id: JsonUUID


class Comment(Output):
    """A comment, as the API answers it."""

    id: UUID
    article_id: UUID
    text: str
    created_at: datetime
    updated_at: datetime


class CommentList(Page):
    """One page of comments."""

    items: list[Comment]


class CommentListQuery(PageQuery):
    """Which comments, in which order."""

    article_id: JsonUUID | None = None
    sort: Literal["createdAt", "-createdAt"] = "createdAt"
