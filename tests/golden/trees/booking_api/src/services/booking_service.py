# Generated from specs/booking_api.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with bookings."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.models.schemas.booking import Booking, BookingList, BookingListQuery
from src.repositories.booking_repository import BookingRepository


class BookingService:
    """Creates, finds and changes bookings."""

    def __init__(self, repository: BookingRepository) -> None:
        self.repository = repository

    async def list_bookings(self, query: BookingListQuery) -> BookingList:
        """One page of bookings."""
        rows, total = await self.repository.list(query)
        return BookingList(
            items=[Booking.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_booking(self, booking_id: UUID) -> Booking:
        """The booking with this id. Raises NotFoundError."""
        row = await self.repository.get(booking_id)
        if row is None:
            raise NotFoundError("booking", booking_id)
        return Booking.model_validate(row)
