# Generated from specs/ecommerce_api.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with products beyond storing them."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.models.entities.product import ProductEntity
from src.models.schemas.product import Product
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation


class ProductOperations:
    """Each method is one step of the business, done as a whole in the transaction of ``rows`` or not at all."""

    def __init__(self, rows: UnitOfWork, products: ProductRepository) -> None:
        self.rows = rows
        self.products = products

    @operation("product_deactivate")
    async def deactivate(self, product_id: UUID) -> Product:
        """Take a product off the shelves; its row stays."""
        product = await self.rows.get(ProductEntity, product_id, lock="update")
        if product is None:
            raise NotFoundError("product", product_id)
        product.is_active = False
        return Product.model_validate(await self.rows.answer(self.products, product))
