# Generated from specs/ecommerce_api.yaml by templates/src/models/entities/__init__.py.j2.
"""ORM entities, one module each. Who imports ``Base`` from here has them all in its metadata."""

from src.core.database import Base
from src.models.entities.cart import CartEntity
from src.models.entities.cart_item import CartItemEntity
from src.models.entities.customer import CustomerEntity
from src.models.entities.order import OrderEntity
from src.models.entities.order_item import OrderItemEntity
from src.models.entities.product import ProductEntity

__all__ = [
    "Base",
    "CartEntity",
    "CartItemEntity",
    "CustomerEntity",
    "OrderEntity",
    "OrderItemEntity",
    "ProductEntity",
]
