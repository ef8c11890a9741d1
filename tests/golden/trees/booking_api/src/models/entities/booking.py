# Generated from specs/booking_api.yaml by templates/src/models/entities/entity.py.j2.
"""The bookings table."""

from typing import Literal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin

BookingStatus = Literal["CONFIRMED", "RELEASED"]


class BookingEntity(TimestampMixin, Entity):
    """A row of bookings."""

    __tablename__ = "bookings"
    __table_args__ = (
        CheckConstraint("seats > 0", name="seats_gt"),
        CheckConstraint("seats <= 10", name="seats_le"),
        CheckConstraint("status IN ('CONFIRMED', 'RELEASED')", name="status_values"),
        Index(
            "uq_bookings_one_booking_per_guest",
            "event_id",
            "guest_id",
            unique=True,
            postgresql_where=text("status = 'CONFIRMED'"),
        ),
        Index("ix_bookings_created_at_id", "created_at", "id"),
    )

    event_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("events.id", ondelete="CASCADE"), index=True)
    guest_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("guests.id", ondelete="RESTRICT"), index=True)
    seats: Mapped[int] = mapped_column(Integer())
    status: Mapped[BookingStatus] = mapped_column(Text(), default="CONFIRMED", server_default="CONFIRMED")
