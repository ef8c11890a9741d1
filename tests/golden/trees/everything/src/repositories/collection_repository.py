# Generated from specs/everything.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the collections table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.collection import CollectionEntity
from src.models.schemas.collection import CollectionListQuery
from src.repositories.base import Repository


class CollectionRepository(Repository):
    """Stores collections."""

    table = CollectionEntity.__table__
    large = True

    async def list(self, query: CollectionListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        rows = await self.rows(query, query.sort)
        total = await self.total()
        return rows, total
