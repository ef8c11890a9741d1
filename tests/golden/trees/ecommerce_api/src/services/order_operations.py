# Generated from specs/ecommerce_api.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with orders beyond storing them."""

from decimal import Decimal
from uuid import UUID, uuid4

from src.core.errors import NotFoundError
from src.core.refusals import RefusedError
from src.models.entities.cart import CartEntity
from src.models.entities.cart_item import CartItemEntity
from src.models.entities.order import OrderEntity
from src.models.entities.order_item import OrderItemEntity
from src.models.entities.product import ProductEntity
from src.models.schemas.order import Order
from src.models.schemas.order_operations import OrderCheckout
from src.repositories.order_repository import OrderRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation


class OrderOperations:
    """Each method is one step of the business, done as a whole in the transaction of ``rows`` or not at all."""

    def __init__(self, rows: UnitOfWork, orders: OrderRepository) -> None:
        self.rows = rows
        self.orders = orders

    @operation("order_checkout")
    async def checkout(self, data: OrderCheckout) -> Order:
        """Check out a cart."""
        cart = await self.rows.get(CartEntity, data.cart_id, lock="update")
        if cart is None:
            raise NotFoundError("cart", data.cart_id)
        if cart.status != "OPEN":
            raise RefusedError(400, "cart_not_open", "Cart not open")
        items = await self.rows.select(CartItemEntity, cart_id=cart.id, lock="share")
        if not items:
            raise RefusedError(400, "cart_empty", "Cart empty")
        order = self.rows.add(
            OrderEntity(
                id=uuid4(),
                customer_id=cart.customer_id,
                total_amount=sum((item.quantity * item.unit_price for item in items), Decimal("0.00")),
            )
        )
        products = await self.rows.get_all(ProductEntity, [item.product_id for item in items], lock="update")
        for item in items:
            product = products[item.product_id]
            if product.stock < item.quantity:
                raise RefusedError(422, "insufficient_stock", "Insufficient stock")
            product.stock -= item.quantity
            self.rows.add(
                OrderItemEntity(
                    order_id=order.id, product_id=product.id, quantity=item.quantity, unit_price=item.unit_price
                )
            )
        cart.status = "CHECKED_OUT"
        return Order.model_validate(await self.rows.answer(self.orders, order))

    @operation("order_pay")
    async def pay(self, order_id: UUID) -> Order:
        """Pay for an order."""
        order = await self.rows.get(OrderEntity, order_id, lock="update")
        if order is None:
            raise NotFoundError("order", order_id)
        if order.status != "PENDING_PAYMENT":
            raise RefusedError(400, "invalid_state", "Invalid state")
        order.status = "PAID"
        order.payment_status = "SIMULATED_OK"
        return Order.model_validate(await self.rows.answer(self.orders, order))

    @operation("order_cancel")
    async def cancel(self, order_id: UUID) -> Order:
        """Cancel an order and give the stock back."""
        order = await self.rows.get(OrderEntity, order_id, lock="update")
        if order is None:
            raise NotFoundError("order", order_id)
        if order.status != "PENDING_PAYMENT":
            raise RefusedError(400, "invalid_state", "Invalid state")
        items = await self.rows.select(OrderItemEntity, order_id=order.id)
        products = await self.rows.get_all(ProductEntity, [item.product_id for item in items], lock="update")
        for item in items:
            product = products[item.product_id]
            product.stock += item.quantity
        order.status = "CANCELLED"
        return Order.model_validate(await self.rows.answer(self.orders, order))
