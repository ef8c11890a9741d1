# Generated from specs/booking_api.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on bookings."""

from uuid import UUID

from fastapi import APIRouter

from src.api.dependencies import BookingOperationsDep
from src.api.exact_route import ExactRoute
from src.core.refusals import refusal_responses
from src.models.schemas.booking import Booking

router = APIRouter(prefix="/api/v1", tags=["bookings"], route_class=ExactRoute)


@router.post(
    "/bookings/{booking_id}/release",
    responses=refusal_responses({409: ["already_released"]}, 404, 409, 422, 429, 503),
)
async def booking_release(booking_id: UUID, operations: BookingOperationsDep) -> Booking:
    """Release a booking."""
    return await operations.release(booking_id)
