# Generated from specs/ecommerce_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the order_items table."""

from src.models.entities.order_item import OrderItemEntity
from src.repositories.base import Repository


class OrderItemRepository(Repository):
    """Stores order items."""

    table = OrderItemEntity.__table__
