# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the orders table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.order import OrderEntity
from src.models.schemas.order import OrderListQuery
from src.repositories.base import Conditions, Repository
from src.repositories.row_rules import ORDER_RULES


class OrderRepository(Repository):
    """Stores orders."""

    table = OrderEntity.__table__
    rules = ORDER_RULES

    async def list(self, query: OrderListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.status is not None:
            conditions.append(OrderEntity.status == query.status)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
