# Generated from specs/knowledge_base.yaml by templates/src/models/entities/entity.py.j2.
"""The sections table."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity


class SectionEntity(Entity):
    """A row of sections."""

    __tablename__ = "sections"
    __table_args__ = (
        CheckConstraint("char_length(heading) >= 1", name="heading_min_length"),
        CheckConstraint("heading ~ E'\\\\S'", name="heading_blank"),
        CheckConstraint("char_length(heading) <= 200", name="heading_max_length"),
        CheckConstraint("char_length(body) <= 20000", name="body_max_length"),
        CheckConstraint("position >= 1", name="position_ge"),
        CheckConstraint("position <= 1000", name="position_le"),
        UniqueConstraint("article_id", "position", name="uq_sections_place"),
    )

    article_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    heading: Mapped[str] = mapped_column(Text())
    body: Mapped[str] = mapped_column(Text())
    position: Mapped[int] = mapped_column(Integer())
