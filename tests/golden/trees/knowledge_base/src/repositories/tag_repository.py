# Generated from specs/knowledge_base.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the tags table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from sqlalchemy import RowMapping

from src.models.entities.tag import TagEntity
from src.models.schemas.tag import TagListQuery
from src.repositories.base import Repository


class TagRepository(Repository):
    """Stores tags."""

    table = TagEntity.__table__
    sort_columns: ClassVar[Mapping[str, str]] = {"createdAt": "created_at"}

    async def list(self, query: TagListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        rows = await self.rows(query, query.sort)
        total = await self.total()
        return rows, total
