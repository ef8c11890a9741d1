# Generated from specs/everything.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the orders table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.core.case_folding import has_part
from src.models.entities.order import OrderEntity
from src.models.schemas.order import OrderListQuery
from src.repositories.base import Conditions, Repository


class OrderRepository(Repository):
    """Stores orders."""

    table = OrderEntity.__table__

    async def list(self, query: OrderListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = [OrderEntity.end.is_(False)]
        if query.group is not None:
            conditions.append(OrderEntity.group == query.group)
        if query.end is not None:
            conditions.append(OrderEntity.end == query.end)
        if query.q is not None:
            conditions.append(has_part(OrderEntity.user, query.q))
        return await self.page(query, query.sort, conditions)
