# Generated from specs/booking_api.yaml by templates/src/models/entities/__init__.py.j2.
"""ORM entities, one module each. Who imports ``Base`` from here has them all in its metadata."""

from src.core.database import Base
from src.models.entities.booking import BookingEntity
from src.models.entities.event import EventEntity
from src.models.entities.guest import GuestEntity
from src.models.entities.room import RoomEntity

__all__ = [
    "Base",
    "BookingEntity",
    "EventEntity",
    "GuestEntity",
    "RoomEntity",
]
