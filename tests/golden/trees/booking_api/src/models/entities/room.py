# Generated from specs/booking_api.yaml by templates/src/models/entities/entity.py.j2.
"""The rooms table."""

from sqlalchemy import CheckConstraint, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class RoomEntity(TimestampMixin, Entity):
    """A row of rooms."""

    __tablename__ = "rooms"
    __table_args__ = (
        CheckConstraint("char_length(name) >= 1", name="name_min_length"),
        CheckConstraint("name ~ E'\\\\S'", name="name_blank"),
        CheckConstraint("char_length(name) <= 80", name="name_max_length"),
        CheckConstraint("capacity > 0", name="capacity_gt"),
        CheckConstraint("capacity <= 10000", name="capacity_le"),
        Index(
            "uq_rooms_name",
            text("replace(lower(upper(name COLLATE pg_c_utf8)), 'ß', 'ss')"),
            unique=True,
            info={"error": (409, "room_name_taken", "There is already one with the same name")},
        ),
        Index("ix_rooms_created_at_id", "created_at", "id"),
        Index("ix_rooms_name", "name", "created_at", "id"),
        Index("ix_rooms_capacity", "capacity", "created_at", "id"),
    )

    name: Mapped[str] = mapped_column(Text())
    capacity: Mapped[int] = mapped_column(Integer())
