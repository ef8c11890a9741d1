# Generated from specs/ecommerce_api.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with carts beyond storing them."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.core.refusals import RefusedError
from src.models.entities.cart import CartEntity
from src.models.entities.cart_item import CartItemEntity
from src.models.entities.customer import CustomerEntity
from src.models.entities.product import ProductEntity
from src.models.schemas.cart import Cart
from src.models.schemas.cart_operations import CartAddItem, CartOpen, CartSetQuantity
from src.repositories.cart_repository import CartRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation


class CartOperations:
    """Each method is one step of the business, done as a whole in the transaction of ``rows`` or not at all."""

    def __init__(self, rows: UnitOfWork, carts: CartRepository) -> None:
        self.rows = rows
        self.carts = carts

    @operation("cart_open")
    async def open(self, data: CartOpen) -> tuple[Cart, int]:
        """Open a cart, or find the one that is open already."""
        customer = await self.rows.get(CustomerEntity, data.customer_id, lock="update")
        if customer is None:
            raise NotFoundError("customer", data.customer_id)
        cart = await self.rows.find(CartEntity, customer_id=customer.id, status="OPEN", lock="share")
        if cart:
            return Cart.model_validate(await self.rows.answer(self.carts, cart)), 200
        new_cart = self.rows.add(CartEntity(customer_id=customer.id))
        return Cart.model_validate(await self.rows.answer(self.carts, new_cart)), 201

    @operation("cart_add_item")
    async def add_item(self, cart_id: UUID, data: CartAddItem) -> Cart:
        """Add a product to a cart."""
        cart = await self.rows.get(CartEntity, cart_id, lock="update")
        if cart is None:
            raise NotFoundError("cart", cart_id)
        product = await self.rows.get(ProductEntity, data.product_id, lock="share")
        if product is None:
            raise NotFoundError("product", data.product_id)
        if cart.status != "OPEN":
            raise RefusedError(400, "cart_not_open", "Cart not open")
        if not product.is_active:
            raise RefusedError(400, "product_inactive", "Product inactive")
        item = await self.rows.find(CartItemEntity, cart_id=cart.id, product_id=product.id, lock="update")
        held = item.quantity if item else 0
        if product.stock < held + data.quantity:
            raise RefusedError(400, "insufficient_stock", "Insufficient stock")
        if item:
            item.quantity += data.quantity
            item.unit_price = product.price
        else:
            self.rows.add(
                CartItemEntity(cart_id=cart.id, product_id=product.id, quantity=data.quantity, unit_price=product.price)
            )
        return Cart.model_validate(await self.rows.answer(self.carts, cart))

    @operation("cart_set_quantity")
    async def set_quantity(self, cart_id: UUID, item_id: UUID, data: CartSetQuantity) -> Cart:
        """Change the quantity of an item; zero or less removes it."""
        cart = await self.rows.get(CartEntity, cart_id, lock="share")
        if cart is None:
            raise NotFoundError("cart", cart_id)
        item = await self.rows.get(CartItemEntity, item_id, lock="update")
        if item is None or item.cart_id != cart.id:
            raise NotFoundError("cart_item", item_id)
        if cart.status != "OPEN":
            raise RefusedError(400, "cart_not_open", "Cart not open")
        if data.quantity <= 0:
            await self.rows.delete(item)
        else:
            product = await self.rows.one(ProductEntity, item.product_id, lock="share")
            if product.stock < data.quantity:
                raise RefusedError(400, "insufficient_stock", "Insufficient stock")
            item.quantity = data.quantity
        return Cart.model_validate(await self.rows.answer(self.carts, cart))

    @operation("cart_clear")
    async def clear(self, cart_id: UUID) -> Cart:
        """Remove every item."""
        cart = await self.rows.get(CartEntity, cart_id, lock="update")
        if cart is None:
            raise NotFoundError("cart", cart_id)
        if cart.status != "OPEN":
            raise RefusedError(400, "cart_not_open", "Cart not open")
        items = await self.rows.select(CartItemEntity, cart_id=cart.id, lock="update")
        await self.rows.delete(*items)
        return Cart.model_validate(await self.rows.answer(self.carts, cart))
