# Generated from specs/ecommerce_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the cart_items table."""

from src.models.entities.cart_item import CartItemEntity
from src.repositories.base import Repository


class CartItemRepository(Repository):
    """Stores cart items."""

    table = CartItemEntity.__table__
