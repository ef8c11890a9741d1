# Generated from specs/booking_api.yaml by templates/tests/services.py.j2.
"""The services without HTTP: which method answers which request, and what refusals say."""

from collections.abc import Awaitable, Callable
from typing import Any

from src.core.database import RequestTransaction
from src.repositories.booking_repository import BookingRepository
from src.repositories.event_repository import EventRepository
from src.repositories.room_repository import RoomRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.booking_operations import BookingOperations
from src.services.booking_service import BookingService
from src.services.event_operations import EventOperations
from src.services.event_service import EventService
from src.services.room_service import RoomService

# What each code of a refusal is explained with.
MESSAGES: dict[str, set[str]] = {
    "in_the_past": {"An event begins in the future"},
    "ends_before_it_starts": {"Ends before it starts"},
    "too_long": {"An event lasts 12 hours at most"},
    "room_too_small": {"Room too small"},
    "room_taken": {"Room taken"},
    "event_cancelled": {"Event cancelled"},
    "already_booked": {"Already booked"},
    "sold_out": {"Sold out"},
    "already_released": {"Already released"},
}


def methods(transaction: RequestTransaction) -> dict[str, Callable[..., Awaitable[Any]]]:
    """Each method by its request, of the services that a request has to itself in its transaction."""
    room_service = RoomService(RoomRepository(transaction))
    event_service = EventService(EventRepository(transaction))
    event_operations = EventOperations(
        UnitOfWork(transaction), EventRepository(transaction), BookingRepository(transaction)
    )
    booking_service = BookingService(BookingRepository(transaction))
    booking_operations = BookingOperations(UnitOfWork(transaction), BookingRepository(transaction))
    return {
        "POST /rooms": room_service.create_room,
        "GET /rooms": room_service.list_rooms,
        "GET /rooms/{room_id}": room_service.get_room,
        "GET /events": event_service.list_events,
        "POST /events": event_operations.schedule,
        "POST /events/{event_id}/move": event_operations.move,
        "POST /events/{event_id}/cancel": event_operations.cancel,
        "POST /events/{event_id}/bookings": event_operations.book,
        "POST /events/{event_id}/group-bookings": event_operations.book_together,
        "GET /bookings": booking_service.list_bookings,
        "GET /bookings/{booking_id}": booking_service.get_booking,
        "POST /bookings/{booking_id}/release": booking_operations.release,
    }
