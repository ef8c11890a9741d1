# Generated from specs/knowledge_base.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with comments."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.comment import Comment, CommentCreate, CommentList, CommentListQuery
from src.repositories.comment_repository import CommentRepository

logger = get_logger(__name__)

COMMENTS_CREATED = Counter("comments_created_total", "Comments created.")
COMMENTS_DELETED = Counter("comments_deleted_total", "Comments deleted.")


class CommentService:
    """Creates, finds and changes comments."""

    def __init__(self, repository: CommentRepository) -> None:
        self.repository = repository

    async def create_comment(self, data: CommentCreate) -> Comment:
        """Create a comment."""
        comment = Comment.model_validate(await self.repository.create(data))
        self.repository.after_commit(COMMENTS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "comment_created", comment_id=str(comment.id)))
        return comment

    async def list_comments(self, query: CommentListQuery) -> CommentList:
        """One page of comments."""
        rows, total = await self.repository.list(query)
        return CommentList(
            items=[Comment.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_comment(self, comment_id: UUID) -> Comment:
        """The comment with this id. Raises NotFoundError."""
        row = await self.repository.get(comment_id)
        if row is None:
            raise NotFoundError("comment", comment_id)
        return Comment.model_validate(row)

    async def delete_comment(self, comment_id: UUID) -> None:
        """Delete a comment. Raises NotFoundError."""
        if not await self.repository.delete(comment_id):
            raise NotFoundError("comment", comment_id)
        self.repository.after_commit(COMMENTS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "comment_deleted", comment_id=str(comment_id)))
