# Generated from specs/everything.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the people table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from sqlalchemy import RowMapping

from src.core.case_folding import has_part
from src.models.entities.person import PersonEntity
from src.models.schemas.person import PersonListQuery
from src.repositories.base import Conditions, Repository


class PersonRepository(Repository):
    """Stores people."""

    table = PersonEntity.__table__
    sort_columns: ClassVar[Mapping[str, str]] = {"joined_at": "created_at", "name": "full_name"}

    async def list(self, query: PersonListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.q is not None:
            conditions.append(has_part(PersonEntity.full_name, query.q))
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
