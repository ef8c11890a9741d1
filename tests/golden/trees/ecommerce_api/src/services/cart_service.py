# Generated from specs/ecommerce_api.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with carts."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.models.schemas.cart import Cart
from src.repositories.cart_repository import CartRepository


class CartService:
    """Creates, finds and changes carts."""

    def __init__(self, repository: CartRepository) -> None:
        self.repository = repository

    async def get_cart(self, cart_id: UUID) -> Cart:
        """The cart with this id. Raises NotFoundError."""
        row = await self.repository.get(cart_id)
        if row is None:
            raise NotFoundError("cart", cart_id)
        return Cart.model_validate(row)
