# Generated from specs/booking_api.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with events."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.models.schemas.event import Event, EventList, EventListQuery
from src.repositories.event_repository import EventRepository


class EventService:
    """Creates, finds and changes events."""

    def __init__(self, repository: EventRepository) -> None:
        self.repository = repository

    async def list_events(self, query: EventListQuery) -> EventList:
        """One page of events."""
        rows, total = await self.repository.list(query)
        return EventList(
            items=[Event.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_event(self, event_id: UUID) -> Event:
        """The event with this id. Raises NotFoundError."""
        row = await self.repository.get(event_id)
        if row is None:
            raise NotFoundError("event", event_id)
        return Event.model_validate(row)
