# Generated from specs/knowledge_base.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of articles."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import ArticleReaderDep, ArticleServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.article import Article, ArticleCreate, ArticleList, ArticleListQuery, ArticleUpdate

router = APIRouter(prefix="/api/v1/articles", tags=["articles"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(409, 413, 415, 422, 429, 503),
)
async def create_article(data: ArticleCreate, service: ArticleServiceDep) -> Article:
    """Create an article."""
    return await service.create_article(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_articles(query: Annotated[ArticleListQuery, Query()], service: ArticleReaderDep) -> ArticleList:
    """List articles, a page at a time."""
    return await service.list_articles(query)


@router.get("/{article_id}", responses=error_responses(404, 422, 429, 503))
async def get_article(article_id: UUID, service: ArticleReaderDep) -> Article:
    """Get an article by its id."""
    return await service.get_article(article_id)


@router.put(
    "/{article_id}",
    responses=error_responses(404, 409, 413, 415, 422, 429, 503),
)
async def update_article(article_id: UUID, data: ArticleUpdate, service: ArticleServiceDep) -> Article:
    """Change an article; fields that are absent stay as they are."""
    return await service.update_article(article_id, data)


@router.delete(
    "/{article_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_article(article_id: UUID, service: ArticleServiceDep) -> None:
    """Delete an article."""
    await service.delete_article(article_id)
