# Generated from specs/booking_api.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with events beyond storing them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from src.core.errors import NotFoundError
from src.core.refusals import RefusedError
from src.models.entities.booking import BookingEntity
from src.models.entities.event import EventEntity
from src.models.entities.guest import GuestEntity
from src.models.entities.room import RoomEntity
from src.models.schemas.booking import Booking
from src.models.schemas.event import Event
from src.models.schemas.event_operations import EventBook, EventBookTogether, EventMove, EventSchedule
from src.repositories.booking_repository import BookingRepository
from src.repositories.event_repository import EventRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation


class EventOperations:
    """Each method is one step of the business, done as a whole in the transaction of ``rows`` or not at all."""

    def __init__(self, rows: UnitOfWork, events: EventRepository, bookings: BookingRepository) -> None:
        self.rows = rows
        self.events = events
        self.bookings = bookings

    @operation("event_schedule")
    async def schedule(self, data: EventSchedule) -> Event:
        """Schedule an event."""
        room = await self.rows.get(RoomEntity, data.room_id, lock="update")
        if room is None:
            raise NotFoundError("room", data.room_id)
        if data.starts_at <= datetime.now(UTC):
            raise RefusedError(422, "in_the_past", "An event begins in the future")
        if data.starts_at >= data.ends_at:
            raise RefusedError(422, "ends_before_it_starts", "Ends before it starts")
        if data.ends_at - data.starts_at > timedelta(hours=12):
            raise RefusedError(422, "too_long", "An event lasts 12 hours at most")
        if data.seats > room.capacity:
            raise RefusedError(422, "room_too_small", "Room too small")
        events = await self.rows.select(EventEntity, room_id=room.id, lock="share")
        for other in events:
            if other.status == "SCHEDULED" and not (other.ends_at <= data.starts_at or data.ends_at <= other.starts_at):
                raise RefusedError(409, "room_taken", "Room taken")
        event = self.rows.add(
            EventEntity(
                room_id=room.id, title=data.title, starts_at=data.starts_at, ends_at=data.ends_at, seats=data.seats
            )
        )
        return Event.model_validate(await self.rows.answer(self.events, event))

    @operation("event_move")
    async def move(self, event_id: UUID, data: EventMove) -> Event:
        """Move an event to another time; it keeps its length."""
        event = await self.rows.get(EventEntity, event_id, lock="update")
        if event is None:
            raise NotFoundError("event", event_id)
        if event.status != "SCHEDULED":
            raise RefusedError(409, "event_cancelled", "Event cancelled")
        ends_at = data.starts_at + (event.ends_at - event.starts_at)
        room = await self.rows.one(RoomEntity, event.room_id, lock="update")
        events = await self.rows.select(EventEntity, room_id=room.id, lock="update")
        for other in events:
            if (
                other.id != event.id
                and other.status == "SCHEDULED"
                and not (other.ends_at <= data.starts_at or ends_at <= other.starts_at)
            ):
                raise RefusedError(409, "room_taken", "Room taken")
        event.starts_at = data.starts_at
        event.ends_at = ends_at
        return Event.model_validate(await self.rows.answer(self.events, event))

    @operation("event_cancel")
    async def cancel(self, event_id: UUID) -> Event:
        """Cancel an event and all of its bookings."""
        event = await self.rows.get(EventEntity, event_id, lock="update")
        if event is None:
            raise NotFoundError("event", event_id)
        if event.status != "SCHEDULED":
            raise RefusedError(409, "event_cancelled", "Event cancelled")
        bookings = await self.rows.select(BookingEntity, event_id=event.id, lock="update")
        for booking in bookings:
            booking.status = "RELEASED"
        event.status = "CANCELLED"
        return Event.model_validate(await self.rows.answer(self.events, event))

    @operation("event_book")
    async def book(self, event_id: UUID, data: EventBook) -> Booking:
        """Book seats of an event."""
        event = await self.rows.get(EventEntity, event_id, lock="update")
        if event is None:
            raise NotFoundError("event", event_id)
        guest = await self.rows.get(GuestEntity, data.guest_id, lock="share")
        if guest is None:
            raise NotFoundError("guest", data.guest_id)
        if event.status != "SCHEDULED":
            raise RefusedError(409, "event_cancelled", "Event cancelled")
        if await self.rows.find(BookingEntity, event_id=event.id, guest_id=guest.id, status="CONFIRMED", lock="share"):
            raise RefusedError(409, "already_booked", "Already booked")
        bookings = await self.rows.select(BookingEntity, event_id=event.id, lock="share")
        taken = sum(booking.seats for booking in bookings if booking.status == "CONFIRMED")
        if taken + data.seats > event.seats:
            raise RefusedError(409, "sold_out", "Sold out")
        new_booking = self.rows.add(BookingEntity(event_id=event.id, guest_id=guest.id, seats=data.seats))
        return Booking.model_validate(await self.rows.answer(self.bookings, new_booking))

    @operation("event_book_together")
    async def book_together(self, event_id: UUID, data: EventBookTogether) -> Event:
        """Book seats for several guests, for all of them or for none."""
        places = data.places
        event = await self.rows.get(EventEntity, event_id, lock="update")
        if event is None:
            raise NotFoundError("event", event_id)
        guests = await self.rows.get_all(GuestEntity, [each.guest_id for each in places])
        for sent in places:
            if sent.guest_id not in guests:
                raise NotFoundError("guest", sent.guest_id)
        if event.status != "SCHEDULED":
            raise RefusedError(409, "event_cancelled", "Event cancelled")
        bookings = await self.rows.select(BookingEntity, event_id=event.id, lock="share")
        taken = sum(booking.seats for booking in bookings if booking.status == "CONFIRMED")
        if taken + sum(place.seats for place in places) > event.seats:
            raise RefusedError(409, "sold_out", "Sold out")
        for place in places:
            booked = any(booking.guest_id == place.guest_id and booking.status == "CONFIRMED" for booking in bookings)
            if booked:
                raise RefusedError(409, "already_booked", "Already booked")
        for place in places:
            self.rows.add(BookingEntity(event_id=event.id, guest_id=place.guest_id, seats=place.seats))
        return Event.model_validate(await self.rows.answer(self.events, event))
