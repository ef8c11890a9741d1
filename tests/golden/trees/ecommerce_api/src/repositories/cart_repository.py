# Generated from specs/ecommerce_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the carts table."""

from src.models.entities.cart import CartEntity
from src.models.entities.cart_item import CartItemEntity
from src.repositories.cart_item_repository import CartItemRepository
from src.repositories.nested import Nested, NestingRepository


class CartRepository(NestingRepository):
    """Stores carts."""

    table = CartEntity.__table__
    nested = (Nested("items", CartItemRepository, CartItemEntity.__table__.c.cart_id),)
