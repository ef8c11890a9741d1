# Generated from specs/everything.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with orders."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.order import Order, OrderCreate, OrderList, OrderListQuery, OrderUpdate
from src.repositories.order_repository import OrderRepository

logger = get_logger(__name__)

ORDERS_CREATED = Counter("orders_created_total", "Orders created.")
ORDERS_DELETED = Counter("orders_deleted_total", "Orders deleted.")


class OrderService:
    """Creates, finds and changes orders."""

    def __init__(self, repository: OrderRepository) -> None:
        self.repository = repository

    async def create_order(self, data: OrderCreate) -> Order:
        """Create an order."""
        order = Order.model_validate(await self.repository.create(data))
        self.repository.after_commit(ORDERS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "order_created", order_id=str(order.id)))
        return order

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

    async def update_order(self, order_id: UUID, data: OrderUpdate) -> Order:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(order_id, data)
        if row is None:
            raise NotFoundError("order", order_id)
        self.repository.after_commit(partial(logger.info, "order_updated", order_id=str(order_id)))
        return Order.model_validate(row)

    async def delete_order(self, order_id: UUID) -> None:
        """Delete an order. Raises NotFoundError."""
        if not await self.repository.delete(order_id):
            raise NotFoundError("order", order_id)
        self.repository.after_commit(ORDERS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "order_deleted", order_id=str(order_id)))
