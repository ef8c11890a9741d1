# Generated from specs/everything.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with collections."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.collection import (
    Collection,
    CollectionCreate,
    CollectionList,
    CollectionListQuery,
    CollectionUpdate,
)
from src.repositories.collection_repository import CollectionRepository

logger = get_logger(__name__)

COLLECTIONS_CREATED = Counter("collections_created_total", "Collections created.")
COLLECTIONS_DELETED = Counter("collections_deleted_total", "Collections deleted.")


class CollectionService:
    """Creates, finds and changes collections."""

    def __init__(self, repository: CollectionRepository) -> None:
        self.repository = repository

    async def create_collection(self, data: CollectionCreate) -> Collection:
        """Create a collection."""
        collection = Collection.model_validate(await self.repository.create(data))
        self.repository.after_commit(COLLECTIONS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "collection_created", collection_id=str(collection.id)))
        return collection

    async def list_collections(self, query: CollectionListQuery) -> CollectionList:
        """One page of collections."""
        rows, total = await self.repository.list(query)
        return CollectionList(
            items=[Collection.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_collection(self, collection_id: UUID) -> Collection:
        """The collection with this id. Raises NotFoundError."""
        row = await self.repository.get(collection_id)
        if row is None:
            raise NotFoundError("collection", collection_id)
        return Collection.model_validate(row)

    async def update_collection(self, collection_id: UUID, data: CollectionUpdate) -> Collection:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(collection_id, data)
        if row is None:
            raise NotFoundError("collection", collection_id)
        self.repository.after_commit(partial(logger.info, "collection_updated", collection_id=str(collection_id)))
        return Collection.model_validate(row)

    async def delete_collection(self, collection_id: UUID) -> None:
        """Delete a collection. Raises NotFoundError."""
        if not await self.repository.delete(collection_id):
            raise NotFoundError("collection", collection_id)
        self.repository.after_commit(COLLECTIONS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "collection_deleted", collection_id=str(collection_id)))
