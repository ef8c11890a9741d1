# Generated from specs/everything.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the orders table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from sqlalchemy import RowMapping, or_

from src.core.case_folding import has_part
from src.models.entities.order import OrderEntity
from src.models.schemas.order import OrderListQuery
from src.repositories.base import Conditions, Repository


class OrderRepository(Repository):
    """Stores orders."""

    table = OrderEntity.__table__
    sort_columns: ClassVar[Mapping[str, str]] = {"from": "from_"}

    async def list(self, query: OrderListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = [OrderEntity.end.is_(False)]
        if query.group is not None:
            conditions.append(OrderEntity.group == query.group)
        if query.from_ is not None:
            conditions.append(OrderEntity.from_ == query.from_)
        if query.end is not None:
            conditions.append(OrderEntity.end == query.end)
        if query.from__null is not None:
            conditions.append(OrderEntity.from_.is_(None) if query.from__null else OrderEntity.from_.is_not(None))
        if query.q is not None:
            conditions.append(
                or_(
                    has_part(OrderEntity.user, query.q),
                    has_part(OrderEntity.from_, query.q),
                )
            )
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
