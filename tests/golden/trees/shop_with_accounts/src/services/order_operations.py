# Generated from specs/shop_with_accounts.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with orders beyond storing them."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.core.refusals import RefusedError
from src.models.entities.address import AddressEntity
from src.models.entities.order import OrderEntity
from src.models.entities.product import ProductEntity
from src.models.schemas.order import Order
from src.models.schemas.order_operations import OrderPlace
from src.repositories.order_repository import OrderRepository
from src.repositories.row_rules import ADDRESS_RULES, MAY_ORDER_CANCEL, ORDER_RULES
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
        address = await self.rows.get(AddressEntity, data.address_id, rule=ADDRESS_RULES.get)
        if address is None:
            raise NotFoundError("address", data.address_id)
        user = await self.rows.user()
        if product.stock < data.quantity:
            raise RefusedError(409, "out_of_stock", "Out of stock")
        product.stock -= data.quantity
        order = self.rows.add(
            OrderEntity(customer_id=user.id, product_id=product.id, address_id=address.id, quantity=data.quantity)
        )
        return Order.model_validate(await self.rows.answer(self.orders, order))

    @operation("order_cancel")
    async def cancel(self, order_id: UUID) -> Order:
        """Do not send an order after all."""
        order = await self.rows.get(OrderEntity, order_id, rule=ORDER_RULES.get, lock="update")
        if order is None:
            raise NotFoundError("order", order_id)
        await self.rows.check(order, MAY_ORDER_CANCEL)
        if order.status != "ORDERED":
            raise RefusedError(409, "not_to_be_cancelled", "Not to be cancelled")
        order.status = "CANCELLED"
        product = await self.rows.one(ProductEntity, order.product_id, lock="update")
        product.stock += order.quantity
        return Order.model_validate(await self.rows.answer(self.orders, order))

    @operation("order_ship")
    async def ship(self, order_id: UUID) -> Order:
        """Send an order to its customer."""
        order = await self.rows.get(OrderEntity, order_id, rule=ORDER_RULES.get, lock="update")
        if order is None:
            raise NotFoundError("order", order_id)
        if order.status != "ORDERED":
            raise RefusedError(409, "shipped_already", "Shipped already")
        order.status = "SHIPPED"
        return Order.model_validate(await self.rows.answer(self.orders, order))
