# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of articles."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field, computed_field

from src.models.entities.article import ArticleState
from src.models.fields.html import SANITIZED
from src.models.fields.ids import DistinctIds
from src.models.fields.text import CLEAN_TEXT
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input, MayBeAbsent, OptionalTotalPage, OptionalTotalQuery, Output, SearchText
from src.models.schemas.section import Section
from src.models.schemas.tag import Tag

ArticleTitle = Annotated[str, Field(min_length=1, max_length=200, pattern="\\S"), CLEAN_TEXT]
ArticleSummary = Annotated[str, Field(max_length=1000), SANITIZED, CLEAN_TEXT]


class ArticleBase(Input):
    """What a client says about an article on create, and may change later."""

    category_id: JsonUUID
    author_id: JsonUUID | None = None
    title: ArticleTitle = Field(examples=["How to restore a backup"])
    summary: ArticleSummary | None = None
    state: ArticleState = "DRAFT"
    tag_ids: DistinctIds = Field(default=[])


class ArticleCreate(ArticleBase):
    """What a client sends to create an article."""

    max_bytes: ClassVar[int | None] = 118_784


class ArticleUpdate(Input):
    """What a client sends to change an article; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 118_784

    category_id: MayBeAbsent[JsonUUID] = None
    author_id: JsonUUID | None = None
    title: MayBeAbsent[ArticleTitle] = None
    summary: ArticleSummary | None = None
    state: MayBeAbsent[ArticleState] = None
    tag_ids: MayBeAbsent[DistinctIds] = None


class Article(Output):
    """An article, as the API answers it."""

    id: UUID
    category_id: UUID
    author_id: UUID | None
    title: str = Field(examples=["How to restore a backup"])
    summary: str | None
    state: ArticleState
    sections: list[Section]
    tags: list[Tag]
    created_at: datetime
    updated_at: datetime

    @computed_field
    @property
    def section_count(self) -> int:
        return len(self.sections)


class ArticleList(OptionalTotalPage):
    """One page of articles."""

    items: list[Article]


class ArticleListQuery(OptionalTotalQuery):
    """Which articles, in which order."""

    category_id: JsonUUID | None = None
    author_id: JsonUUID | None = None
    state: ArticleState | None = None
    author_id__null: bool | None = Field(default=None, alias="authorId__null")
    sort: Literal["createdAt", "-createdAt", "title", "-title"] = "createdAt"
    q: SearchText | None = None
