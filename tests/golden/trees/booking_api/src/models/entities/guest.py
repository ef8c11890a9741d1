# Generated from specs/booking_api.yaml by templates/src/models/entities/entity.py.j2.
"""The guests table."""

from sqlalchemy import CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class GuestEntity(TimestampMixin, Entity):
    """A row of guests."""

    __tablename__ = "guests"
    __table_args__ = (
        CheckConstraint("char_length(name) >= 1", name="name_min_length"),
        CheckConstraint("name ~ E'\\\\S'", name="name_blank"),
        CheckConstraint("char_length(name) <= 120", name="name_max_length"),
        CheckConstraint("char_length(phone) <= 20", name="phone_max_length"),
        CheckConstraint("phone ~ '^[ +0-9]+$'", name="phone_pattern"),
        Index("ix_guests_created_at_id", "created_at", "id"),
    )

    name: Mapped[str] = mapped_column(Text())
    phone: Mapped[str | None] = mapped_column(Text())
