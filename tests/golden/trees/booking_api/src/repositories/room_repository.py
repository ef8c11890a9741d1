# Generated from specs/booking_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the rooms table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.room import RoomEntity
from src.models.schemas.room import RoomListQuery
from src.repositories.base import Repository


class RoomRepository(Repository):
    """Stores rooms."""

    table = RoomEntity.__table__

    async def list(self, query: RoomListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        rows = await self.rows(query, query.sort)
        total = await self.total()
        return rows, total
