# Generated from specs/knowledge_base.yaml by templates/src/models/entities/entity.py.j2.
"""The categories table."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class CategoryEntity(TimestampMixin, Entity):
    """A row of categories."""

    __tablename__ = "categories"
    __table_args__ = (
        CheckConstraint("parent_id <> id", name="parent_id_itself"),
        CheckConstraint("char_length(name) >= 1", name="name_min_length"),
        CheckConstraint("name ~ E'\\\\S'", name="name_blank"),
        CheckConstraint("char_length(name) <= 100", name="name_max_length"),
        CheckConstraint("char_length(slug) <= 60", name="slug_max_length"),
        CheckConstraint("slug ~ '^[0-9a-z]+(?:-[0-9a-z]+)*$'", name="slug_pattern"),
        UniqueConstraint("parent_id", "slug", name="uq_categories_slug_per_parent", postgresql_nulls_not_distinct=True),
        Index("ix_categories_created_at_id", "created_at", "id"),
        Index("ix_categories_name", "name", "created_at", "id"),
    )

    parent_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("categories.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(Text())
    slug: Mapped[str] = mapped_column(Text())
