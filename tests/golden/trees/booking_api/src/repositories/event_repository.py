# Generated from specs/booking_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the events table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.event import EventEntity
from src.models.schemas.event import EventListQuery
from src.repositories.base import Conditions, Repository


class EventRepository(Repository):
    """Stores events."""

    table = EventEntity.__table__

    async def list(self, query: EventListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.room_id is not None:
            conditions.append(EventEntity.room_id == query.room_id)
        if query.status is not None:
            conditions.append(EventEntity.status == query.status)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
