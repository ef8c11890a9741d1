# Generated from specs/shop_with_accounts.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with products beyond storing them."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.core.refusals import RefusedError
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

    @operation("product_like")
    async def like(self, product_id: UUID) -> Product:
        """Say that one likes a product."""
        product = await self.rows.get(ProductEntity, product_id, lock="update")
        if product is None:
            raise NotFoundError("product", product_id)
        if product.likes >= 1000000:
            raise RefusedError(409, "liked_enough", "Liked enough")
        product.likes += 1
        return Product.model_validate(await self.rows.answer(self.products, product))
