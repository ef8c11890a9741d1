# Generated from specs/knowledge_base.yaml by templates/src/models/entities/entity.py.j2.
"""The comments table."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.soft_delete import SoftDeletable
from src.models.entities.timestamps import TimestampMixin


class CommentEntity(TimestampMixin, SoftDeletable):
    """A row of comments."""

    __tablename__ = "comments"
    __table_args__ = (
        CheckConstraint("char_length(text) >= 1", name="text_min_length"),
        CheckConstraint("text ~ E'\\\\S'", name="text_blank"),
        CheckConstraint("char_length(text) <= 2000", name="text_max_length"),
        Index("ix_comments_created_at_id", "created_at", "id"),
    )

    article_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text())
