# Generated from specs/knowledge_base.yaml by templates/src/models/entities/entity.py.j2.
"""The articles table."""

from typing import Literal
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from src.core.database import Base
from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin

ArticleState = Literal["DRAFT", "PUBLISHED", "ARCHIVED"]


class ArticleEntity(TimestampMixin, Entity):
    """A row of articles."""

    __tablename__ = "articles"
    __table_args__ = (
        CheckConstraint("char_length(title) >= 1", name="title_min_length"),
        CheckConstraint("title ~ E'\\\\S'", name="title_blank"),
        CheckConstraint("char_length(title) <= 200", name="title_max_length"),
        CheckConstraint("char_length(summary) <= 1000", name="summary_max_length"),
        CheckConstraint("state IN ('DRAFT', 'PUBLISHED', 'ARCHIVED')", name="state_values"),
        Index(
            "uq_articles_published_title",
            "category_id",
            "title",
            unique=True,
            postgresql_where=text("state = 'PUBLISHED'"),
        ),
        Index("ix_articles_created_at_id", "created_at", "id"),
        Index("ix_articles_title", "title", "created_at", "id"),
    )

    category_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("categories.id", ondelete="RESTRICT"), index=True)
    author_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("authors.id", ondelete="SET NULL"), index=True)
    title: Mapped[str] = mapped_column(Text())
    summary: Mapped[str | None] = mapped_column(Text())
    state: Mapped[ArticleState] = mapped_column(Text(), default="DRAFT", server_default="DRAFT", index=True)


article_tags = Table(
    "article_tags",
    Base.metadata,
    Column("article_id", Uuid(), ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "tag_id",
        Uuid(),
        ForeignKey("tags.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info={"field": "tagIds"},
    ),
)
