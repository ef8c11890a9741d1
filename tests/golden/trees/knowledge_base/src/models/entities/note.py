# Generated from specs/knowledge_base.yaml by templates/src/models/entities/entity.py.j2.
"""The notes table."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class NoteEntity(TimestampMixin, Entity):
    """A row of notes."""

    __tablename__ = "notes"
    __table_args__ = (
        CheckConstraint("char_length(text) >= 1", name="text_min_length"),
        CheckConstraint("text ~ E'\\\\S'", name="text_blank"),
        CheckConstraint("char_length(text) <= 500", name="text_max_length"),
        Index("ix_notes_created_at_id", "created_at", "id"),
    )

    section_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("sections.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text())
