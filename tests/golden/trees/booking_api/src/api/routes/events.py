# Generated from specs/booking_api.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of events."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from src.api.dependencies import EventReaderDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.event import Event, EventList, EventListQuery

router = APIRouter(prefix="/api/v1/events", tags=["events"], route_class=ExactRoute)


@router.get("", responses=error_responses(422, 429, 503))
async def list_events(query: Annotated[EventListQuery, Query()], service: EventReaderDep) -> EventList:
    """List events, a page at a time."""
    return await service.list_events(query)


@router.get("/{event_id}", responses=error_responses(404, 422, 429, 503))
async def get_event(event_id: UUID, service: EventReaderDep) -> Event:
    """Get an event by its id."""
    return await service.get_event(event_id)
