# Generated from specs/booking_api.yaml by templates/src/models/schemas/__init__.py.j2.
"""Request and response schemas, one module an entity."""

from src.models.schemas.booking import Booking, BookingList, BookingListQuery
from src.models.schemas.event import Event, EventList, EventListQuery
from src.models.schemas.event_operations import EventBook, EventBookTogether, EventMove, EventSchedule
from src.models.schemas.guest import Guest, GuestBase, GuestCreate, GuestUpdate
from src.models.schemas.room import Room, RoomBase, RoomCreate, RoomList, RoomListQuery

__all__ = [
    "Booking",
    "BookingList",
    "BookingListQuery",
    "Event",
    "EventBook",
    "EventBookTogether",
    "EventList",
    "EventListQuery",
    "EventMove",
    "EventSchedule",
    "Guest",
    "GuestBase",
    "GuestCreate",
    "GuestUpdate",
    "Room",
    "RoomBase",
    "RoomCreate",
    "RoomList",
    "RoomListQuery",
]
