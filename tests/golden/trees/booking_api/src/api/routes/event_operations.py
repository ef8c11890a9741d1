# Generated from specs/booking_api.yaml by templates/src/api/routes/entity_operations.py.j2.
"""Operations on events."""

from uuid import UUID

from fastapi import APIRouter, status

from src.api.dependencies import EventOperationsDep
from src.api.exact_route import ExactRoute
from src.core.refusals import refusal_responses
from src.models.schemas.booking import Booking
from src.models.schemas.event import Event
from src.models.schemas.event_operations import EventBook, EventBookTogether, EventMove, EventSchedule

router = APIRouter(prefix="/api/v1", tags=["events"], route_class=ExactRoute)


@router.post(
    "/events",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses(
        {422: ["in_the_past", "ends_before_it_starts", "too_long", "room_too_small"], 409: ["room_taken"]},
        404,
        409,
        413,
        415,
        422,
        429,
        503,
    ),
)
async def event_schedule(data: EventSchedule, operations: EventOperationsDep) -> Event:
    """Schedule an event."""
    return await operations.schedule(data)


@router.post(
    "/events/{event_id}/move",
    responses=refusal_responses({409: ["event_cancelled", "room_taken"]}, 404, 409, 413, 415, 422, 429, 503),
)
async def event_move(event_id: UUID, data: EventMove, operations: EventOperationsDep) -> Event:
    """Move an event to another time; it keeps its length."""
    return await operations.move(event_id, data)


@router.post(
    "/events/{event_id}/cancel",
    responses=refusal_responses({409: ["event_cancelled"]}, 404, 409, 422, 429, 503),
)
async def event_cancel(event_id: UUID, operations: EventOperationsDep) -> Event:
    """Cancel an event and all of its bookings."""
    return await operations.cancel(event_id)


@router.post(
    "/events/{event_id}/bookings",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses(
        {409: ["event_cancelled", "already_booked", "sold_out"]}, 404, 409, 413, 415, 422, 429, 503
    ),
)
async def event_book(event_id: UUID, data: EventBook, operations: EventOperationsDep) -> Booking:
    """Book seats of an event."""
    return await operations.book(event_id, data)


@router.post(
    "/events/{event_id}/group-bookings",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses(
        {409: ["event_cancelled", "sold_out", "already_booked"]}, 404, 409, 413, 415, 422, 429, 503
    ),
)
async def event_book_together(event_id: UUID, data: EventBookTogether, operations: EventOperationsDep) -> Event:
    """Book seats for several guests, for all of them or for none."""
    return await operations.book_together(event_id, data)
