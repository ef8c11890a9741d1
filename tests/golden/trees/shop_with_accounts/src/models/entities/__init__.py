# Generated from specs/shop_with_accounts.yaml by templates/src/models/entities/__init__.py.j2.
"""ORM entities, one module each. Who imports ``Base`` from here has them all in its metadata."""

from src.core.database import Base
from src.models.entities.address import AddressEntity
from src.models.entities.customer import CustomerEntity
from src.models.entities.order import OrderEntity
from src.models.entities.product import ProductEntity

__all__ = [
    "AddressEntity",
    "Base",
    "CustomerEntity",
    "OrderEntity",
    "ProductEntity",
]
