# Generated from specs/booking_api.yaml by templates/src/models/entities/entity.py.j2.
"""The events table."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Integer, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin

EventStatus = Literal["SCHEDULED", "CANCELLED"]


class EventEntity(TimestampMixin, Entity):
    """A row of events."""

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("char_length(title) >= 1", name="title_min_length"),
        CheckConstraint("title ~ E'\\\\S'", name="title_blank"),
        CheckConstraint("char_length(title) <= 200", name="title_max_length"),
        CheckConstraint("seats > 0", name="seats_gt"),
        CheckConstraint("status IN ('SCHEDULED', 'CANCELLED')", name="status_values"),
        Index("ix_events_created_at_id", "created_at", "id"),
        Index("ix_events_starts_at", "starts_at", "created_at", "id"),
        Index("ix_events_title", "title", "created_at", "id"),
    )

    room_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("rooms.id", ondelete="RESTRICT"), index=True)
    title: Mapped[str] = mapped_column(Text())
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seats: Mapped[int] = mapped_column(Integer())
    status: Mapped[EventStatus] = mapped_column(Text(), default="SCHEDULED", server_default="SCHEDULED", index=True)
