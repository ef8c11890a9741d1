# Generated from specs/knowledge_base.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the comments table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from sqlalchemy import RowMapping

from src.models.entities.comment import CommentEntity
from src.models.schemas.comment import CommentListQuery
from src.repositories.base import Conditions
from src.repositories.soft_delete import SoftDeleteRepository


class CommentRepository(SoftDeleteRepository):
    """Stores comments."""

    table = CommentEntity.__table__
    sort_columns: ClassVar[Mapping[str, str]] = {"createdAt": "created_at"}

    async def list(self, query: CommentListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.article_id is not None:
            conditions.append(CommentEntity.article_id == query.article_id)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
