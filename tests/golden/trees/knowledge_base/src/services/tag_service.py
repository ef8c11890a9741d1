# Generated from specs/knowledge_base.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with tags."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.tag import Tag, TagCreate, TagList, TagListQuery, TagUpdate
from src.repositories.tag_repository import TagRepository

logger = get_logger(__name__)

TAGS_CREATED = Counter("tags_created_total", "Tags created.")
TAGS_DELETED = Counter("tags_deleted_total", "Tags deleted.")


class TagService:
    """Creates, finds and changes tags."""

    def __init__(self, repository: TagRepository) -> None:
        self.repository = repository

    async def create_tag(self, data: TagCreate) -> Tag:
        """Create a tag."""
        tag = Tag.model_validate(await self.repository.create(data))
        self.repository.after_commit(TAGS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "tag_created", tag_id=str(tag.id)))
        return tag

    async def list_tags(self, query: TagListQuery) -> TagList:
        """One page of tags."""
        rows, total = await self.repository.list(query)
        return TagList(
            items=[Tag.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def update_tag(self, tag_id: UUID, data: TagUpdate) -> Tag:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(tag_id, data)
        if row is None:
            raise NotFoundError("tag", tag_id)
        self.repository.after_commit(partial(logger.info, "tag_updated", tag_id=str(tag_id)))
        return Tag.model_validate(row)

    async def delete_tag(self, tag_id: UUID) -> None:
        """Delete a tag. Raises NotFoundError."""
        if not await self.repository.delete(tag_id):
            raise NotFoundError("tag", tag_id)
        self.repository.after_commit(TAGS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "tag_deleted", tag_id=str(tag_id)))
