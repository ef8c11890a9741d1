# Generated from specs/booking_api.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of bookings."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from src.api.dependencies import BookingReaderDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.booking import Booking, BookingList, BookingListQuery

router = APIRouter(prefix="/api/v1/bookings", tags=["bookings"], route_class=ExactRoute)


@router.get("", responses=error_responses(422, 429, 503))
async def list_bookings(query: Annotated[BookingListQuery, Query()], service: BookingReaderDep) -> BookingList:
    """List bookings, a page at a time."""
    return await service.list_bookings(query)


@router.get("/{booking_id}", responses=error_responses(404, 422, 429, 503))
async def get_booking(booking_id: UUID, service: BookingReaderDep) -> Booking:
    """Get a booking by its id."""
    return await service.get_booking(booking_id)
