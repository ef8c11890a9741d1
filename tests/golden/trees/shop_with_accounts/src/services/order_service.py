# Generated from specs/shop_with_accounts.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with orders."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.models.schemas.order import Order, OrderList, OrderListQuery
from src.repositories.order_repository import OrderRepository


class OrderService:
    """Creates, finds and changes orders."""

    def __init__(self, repository: OrderRepository) -> None:
        self.repository = repository

    async def list_orders(self, query: OrderListQuery) -> OrderList:
        """One page of orders."""
        rows, total = await self.repository.list(query)
        return OrderList(
            items=[Order.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_order(self, order_id: UUID) -> Order:
        """The order with this id. Raises NotFoundError."""
        row = await self.repository.get(order_id)
        if row is None:
            raise NotFoundError("order", order_id)
        return Order.model_validate(row)
