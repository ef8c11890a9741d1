# Generated from specs/shop_with_accounts.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with products."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.product import Product, ProductCreate, ProductList, ProductListQuery, ProductUpdate
from src.repositories.product_repository import ProductRepository

logger = get_logger(__name__)

PRODUCTS_CREATED = Counter("products_created_total", "Products created.")
PRODUCTS_DELETED = Counter("products_deleted_total", "Products deleted.")


class ProductService:
    """Creates, finds and changes products."""

    def __init__(self, repository: ProductRepository) -> None:
        self.repository = repository

    async def create_product(self, data: ProductCreate) -> Product:
        """Create a product."""
        product = Product.model_validate(await self.repository.create(data))
        self.repository.after_commit(PRODUCTS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "product_created", product_id=str(product.id)))
        return product

    async def list_products(self, query: ProductListQuery) -> ProductList:
        """One page of products."""
        rows, total = await self.repository.list(query)
        return ProductList(
            items=[Product.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_product(self, product_id: UUID) -> Product:
        """The product with this id. Raises NotFoundError."""
        row = await self.repository.get(product_id)
        if row is None:
            raise NotFoundError("product", product_id)
        return Product.model_validate(row)

    async def update_product(self, product_id: UUID, data: ProductUpdate) -> Product:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(product_id, data)
        if row is None:
            raise NotFoundError("product", product_id)
        self.repository.after_commit(partial(logger.info, "product_updated", product_id=str(product_id)))
        return Product.model_validate(row)

    async def delete_product(self, product_id: UUID) -> None:
        """Delete a product. Raises NotFoundError."""
        if not await self.repository.delete(product_id):
            raise NotFoundError("product", product_id)
        self.repository.after_commit(PRODUCTS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "product_deleted", product_id=str(product_id)))
