# Generated from specs/booking_api.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with bookings beyond storing them."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.core.refusals import RefusedError
from src.models.entities.booking import BookingEntity
from src.models.schemas.booking import Booking
from src.repositories.booking_repository import BookingRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation


class BookingOperations:
    """Each method is one step of the business, done as a whole in the transaction of ``rows`` or not at all."""

    def __init__(self, rows: UnitOfWork, bookings: BookingRepository) -> None:
        self.rows = rows
        self.bookings = bookings

    @operation("booking_release")
    async def release(self, booking_id: UUID) -> Booking:
        """Release a booking."""
        booking = await self.rows.get(BookingEntity, booking_id, lock="update")
        if booking is None:
            raise NotFoundError("booking", booking_id)
        if booking.status != "CONFIRMED":
            raise RefusedError(409, "already_released", "Already released")
        booking.status = "RELEASED"
        return Booking.model_validate(await self.rows.answer(self.bookings, booking))
