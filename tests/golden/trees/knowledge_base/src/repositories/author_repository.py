# Generated from specs/knowledge_base.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the authors table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from sqlalchemy import RowMapping

from src.core.case_folding import has_part
from src.models.entities.author import AuthorEntity
from src.models.schemas.author import AuthorListQuery
from src.repositories.base import Conditions, Repository


class AuthorRepository(Repository):
    """Stores authors."""

    table = AuthorEntity.__table__
    sort_columns: ClassVar[Mapping[str, str]] = {"createdAt": "created_at"}

    async def list(self, query: AuthorListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.q is not None:
            conditions.append(has_part(AuthorEntity.full_name, query.q))
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
