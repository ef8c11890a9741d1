# Generated from specs/knowledge_base.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with categories."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.category import Category, CategoryCreate, CategoryList, CategoryListQuery, CategoryUpdate
from src.repositories.category_repository import CategoryRepository

logger = get_logger(__name__)

CATEGORIES_CREATED = Counter("categories_created_total", "Categories created.")
CATEGORIES_DELETED = Counter("categories_deleted_total", "Categories deleted.")


class CategoryService:
    """Creates, finds and changes categories."""

    def __init__(self, repository: CategoryRepository) -> None:
        self.repository = repository

    async def create_category(self, data: CategoryCreate) -> Category:
        """Create a category."""
        category = Category.model_validate(await self.repository.create(data))
        self.repository.after_commit(CATEGORIES_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "category_created", category_id=str(category.id)))
        return category

    async def list_categories(self, query: CategoryListQuery) -> CategoryList:
        """One page of categories."""
        rows, total = await self.repository.list(query)
        return CategoryList(
            items=[Category.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_category(self, category_id: UUID) -> Category:
        """The category with this id. Raises NotFoundError."""
        row = await self.repository.get(category_id)
        if row is None:
            raise NotFoundError("category", category_id)
        return Category.model_validate(row)

    async def update_category(self, category_id: UUID, data: CategoryUpdate) -> Category:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(category_id, data)
        if row is None:
            raise NotFoundError("category", category_id)
        self.repository.after_commit(partial(logger.info, "category_updated", category_id=str(category_id)))
        return Category.model_validate(row)

    async def delete_category(self, category_id: UUID) -> None:
        """Delete a category. Raises NotFoundError."""
        if not await self.repository.delete(category_id):
            raise NotFoundError("category", category_id)
        self.repository.after_commit(CATEGORIES_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "category_deleted", category_id=str(category_id)))
