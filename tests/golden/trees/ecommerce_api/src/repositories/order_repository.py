# Generated from specs/ecommerce_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the orders table."""

from collections.abc import Sequence

from src.models.entities.order import OrderEntity
from src.models.entities.order_item import OrderItemEntity
from src.models.schemas.order import OrderListQuery
from src.repositories.base import Conditions, Row
from src.repositories.nested import Nested, NestingRepository
from src.repositories.order_item_repository import OrderItemRepository


class OrderRepository(NestingRepository):
    """Stores orders."""

    table = OrderEntity.__table__
    nested = (Nested("items", OrderItemRepository, OrderItemEntity.__table__.c.order_id),)

    async def list(self, query: OrderListQuery) -> tuple[Sequence[Row], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.customer_id is not None:
            conditions.append(OrderEntity.customer_id == query.customer_id)
        if query.status is not None:
            conditions.append(OrderEntity.status == query.status)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return await self.fill(rows), total
