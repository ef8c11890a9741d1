# Generated from specs/knowledge_base.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with authors."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.author import Author, AuthorCreate, AuthorList, AuthorListQuery
from src.repositories.author_repository import AuthorRepository

logger = get_logger(__name__)

AUTHORS_CREATED = Counter("authors_created_total", "Authors created.")
AUTHORS_DELETED = Counter("authors_deleted_total", "Authors deleted.")


class AuthorService:
    """Creates, finds and changes authors."""

    def __init__(self, repository: AuthorRepository) -> None:
        self.repository = repository

    async def create_author(self, data: AuthorCreate) -> Author:
        """Create an author."""
        author = Author.model_validate(await self.repository.create(data))
        self.repository.after_commit(AUTHORS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "author_created", author_id=str(author.id)))
        return author

    async def list_authors(self, query: AuthorListQuery) -> AuthorList:
        """One page of authors."""
        rows, total = await self.repository.list(query)
        return AuthorList(
            items=[Author.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_author(self, author_id: UUID) -> Author:
        """The author with this id. Raises NotFoundError."""
        row = await self.repository.get(author_id)
        if row is None:
            raise NotFoundError("author", author_id)
        return Author.model_validate(row)

    async def delete_author(self, author_id: UUID) -> None:
        """Delete an author. Raises NotFoundError."""
        if not await self.repository.delete(author_id):
            raise NotFoundError("author", author_id)
        self.repository.after_commit(AUTHORS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "author_deleted", author_id=str(author_id)))
