# Generated from specs/knowledge_base.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with articles."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.article import Article, ArticleCreate, ArticleList, ArticleListQuery, ArticleUpdate
from src.repositories.article_repository import ArticleRepository

logger = get_logger(__name__)

ARTICLES_CREATED = Counter("articles_created_total", "Articles created.")
ARTICLES_DELETED = Counter("articles_deleted_total", "Articles deleted.")


class ArticleService:
    """Creates, finds and changes articles."""

    def __init__(self, repository: ArticleRepository) -> None:
        self.repository = repository

    async def create_article(self, data: ArticleCreate) -> Article:
        """Create an article."""
        article = Article.model_validate(await self.repository.create(data))
        self.repository.after_commit(ARTICLES_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "article_created", article_id=str(article.id)))
        return article

    async def list_articles(self, query: ArticleListQuery) -> ArticleList:
        """One page of articles."""
        rows, total = await self.repository.list(query)
        return ArticleList(
            items=[Article.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=None if total is None else -(-total // query.size),
        )

    async def get_article(self, article_id: UUID) -> Article:
        """The article with this id. Raises NotFoundError."""
        row = await self.repository.get(article_id)
        if row is None:
            raise NotFoundError("article", article_id)
        return Article.model_validate(row)

    async def update_article(self, article_id: UUID, data: ArticleUpdate) -> Article:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(article_id, data)
        if row is None:
            raise NotFoundError("article", article_id)
        self.repository.after_commit(partial(logger.info, "article_updated", article_id=str(article_id)))
        return Article.model_validate(row)

    async def delete_article(self, article_id: UUID) -> None:
        """Delete an article. Raises NotFoundError."""
        if not await self.repository.delete(article_id):
            raise NotFoundError("article", article_id)
        self.repository.after_commit(ARTICLES_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "article_deleted", article_id=str(article_id)))
