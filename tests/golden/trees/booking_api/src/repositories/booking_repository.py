# Generated from specs/booking_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the bookings table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.booking import BookingEntity
from src.models.schemas.booking import BookingListQuery
from src.repositories.base import Conditions, Repository


class BookingRepository(Repository):
    """Stores bookings."""

    table = BookingEntity.__table__

    async def list(self, query: BookingListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.event_id is not None:
            conditions.append(BookingEntity.event_id == query.event_id)
        if query.guest_id is not None:
            conditions.append(BookingEntity.guest_id == query.guest_id)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
