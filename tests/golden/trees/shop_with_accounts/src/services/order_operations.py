# Generated from specs/shop_with_accounts.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with orders beyond storing them."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.core.refusals import RefusedError
from src.models.entities.order import OrderEntity
from src.models.entities.product import ProductEntity
from src.models.schemas.order import Order
from src.models.schemas.order_operations import OrderPlace
from src.repositories.order_repository import OrderRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation


class OrderOperations:
    """Each method is one step of the business, done as a whole in the transaction of ``rows`` or not at all."""

    def __init__(self, rows: UnitOfWork, orders: OrderRepository) -> None:
        self.rows = rows
        self.orders = orders

    @operation("order_place")
    async def place(self, data: OrderPlace) -> Order:
        """Order a product."""
        product = await self.rows.get(ProductEntity, data.product_id, lock="update")
        if product is None:
            raise NotFoundError("product", data.product_id)
        if product.stock < data.quantity:
            raise RefusedError(409, "out_of_stock", "Out of stock")
        product.stock -= data.quantity
        order = self.rows.add(OrderEntity(product_id=product.id, quantity=data.quantity))
        return Order.model_validate(await self.rows.answer(self.orders, order))

    @operation("order_ship")
    async def ship(self, order_id: UUID) -> Order:
        """Send an order to its customer."""
        order = await self.rows.get(OrderEntity, order_id, lock="update")
        if order is None:
            raise NotFoundError("order", order_id)
        if order.status != "ORDERED":
            raise RefusedError(409, "shipped_already", "Shipped already")
        order.status = "SHIPPED"
        return Order.model_validate(await self.rows.answer(self.orders, order))
