# Generated from specs/knowledge_base.yaml by templates/src/models/entities/entity.py.j2.
"""The tags table."""

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class TagEntity(TimestampMixin, Entity):
    """A row of tags."""

    __tablename__ = "tags"
    __table_args__ = (
        CheckConstraint("char_length(name) >= 1", name="name_min_length"),
        CheckConstraint("name ~ E'\\\\S'", name="name_blank"),
        CheckConstraint("char_length(name) <= 40", name="name_max_length"),
        Index(
            "uq_tags_name",
            text("replace(lower(upper(name COLLATE pg_c_utf8)), 'ß', 'ss')"),
            unique=True,
            info={"error": (409, "tag_exists", "There is such a tag already")},
        ),
        Index("ix_tags_created_at_id", "created_at", "id"),
        Index("ix_tags_name", "name", "created_at", "id"),
    )

    name: Mapped[str] = mapped_column(Text())
