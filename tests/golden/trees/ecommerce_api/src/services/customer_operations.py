# Generated from specs/ecommerce_api.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with customers beyond storing them."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.core.refusals import RefusedError
from src.models.entities.cart import CartEntity
from src.models.entities.customer import CustomerEntity
from src.models.schemas.cart import Cart
from src.repositories.cart_repository import CartRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation


class CustomerOperations:
    """Each method is one step of the business, done as a whole in the transaction of ``rows`` or not at all."""

    def __init__(self, rows: UnitOfWork, carts: CartRepository) -> None:
        self.rows = rows
        self.carts = carts

    @operation("customer_open_cart")
    async def open_cart(self, customer_id: UUID) -> Cart:
        """The customer's open cart."""
        customer = await self.rows.get(CustomerEntity, customer_id)
        if customer is None:
            raise NotFoundError("customer", customer_id)
        cart = await self.rows.find(CartEntity, customer_id=customer.id, status="OPEN")
        if not cart:
            raise RefusedError(404, "no_open_cart", "No open cart")
        return Cart.model_validate(await self.rows.answer(self.carts, cart))
