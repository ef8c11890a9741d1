# Generated from specs/knowledge_base.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the categories table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from sqlalchemy import RowMapping

from src.models.entities.category import CategoryEntity
from src.models.schemas.category import CategoryListQuery
from src.repositories.base import Conditions, Repository


class CategoryRepository(Repository):
    """Stores categories."""

    table = CategoryEntity.__table__
    sort_columns: ClassVar[Mapping[str, str]] = {"createdAt": "created_at"}

    async def list(self, query: CategoryListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.parent_id is not None:
            conditions.append(CategoryEntity.parent_id == query.parent_id)
        if query.parent_id__null is not None:
            conditions.append(
                CategoryEntity.parent_id.is_(None) if query.parent_id__null else CategoryEntity.parent_id.is_not(None)
            )
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
