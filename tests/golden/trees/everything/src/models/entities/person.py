# Generated from specs/everything.yaml by templates/src/models/entities/entity.py.j2.
"""The people table."""

from sqlalchemy import CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class PersonEntity(TimestampMixin, Entity):
    """A row of people."""

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("char_length(full_name) <= 120", name="full_name_max_length"),
        CheckConstraint("char_length(email) <= 254", name="email_max_length"),
        Index("ix_people_created_at_id", "created_at", "id"),
        Index("ix_people_full_name", "full_name", "created_at", "id"),
    )

    full_name: Mapped[str] = mapped_column(Text(), info={"field": "name"})
    email: Mapped[str] = mapped_column(Text(), unique=True)
