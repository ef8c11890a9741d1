# Generated from specs/simple_task_api.yaml by templates/src/models/entities/entity.py.j2.
"""The tasks table."""

from sqlalchemy import Boolean, CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class TaskEntity(TimestampMixin, Entity):
    """A row of tasks."""

    __tablename__ = "tasks"
    __table_args__ = (
        CheckConstraint("char_length(title) >= 1", name="title_min_length"),
        CheckConstraint("title ~ E'\\\\S'", name="title_blank"),
        CheckConstraint("char_length(title) <= 200", name="title_max_length"),
        CheckConstraint("char_length(description) <= 1000", name="description_max_length"),
        Index("ix_tasks_created_at_id", "created_at", "id"),
        Index("ix_tasks_title", "title", "created_at", "id"),
        Index("ix_tasks_completed", "completed", "created_at", "id"),
        Index("ix_tasks_updated_at", "updated_at", "created_at", "id"),
    )

    title: Mapped[str] = mapped_column(Text())
    description: Mapped[str | None] = mapped_column(Text())
    completed: Mapped[bool] = mapped_column(Boolean(), default=False, server_default="false")
