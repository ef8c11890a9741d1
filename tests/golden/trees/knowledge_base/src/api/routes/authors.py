# Generated from specs/knowledge_base.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of authors."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import AuthorReaderDep, AuthorServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.refusals import refusal_responses
from src.models.schemas.author import Author, AuthorCreate, AuthorList, AuthorListQuery

router = APIRouter(prefix="/api/v1/authors", tags=["authors"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses({400: ["email_taken"]}, 413, 415, 422, 429, 503),
)
async def create_author(data: AuthorCreate, service: AuthorServiceDep) -> Author:
    """Create an author."""
    return await service.create_author(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_authors(query: Annotated[AuthorListQuery, Query()], service: AuthorReaderDep) -> AuthorList:
    """List authors, a page at a time."""
    return await service.list_authors(query)


@router.get("/{author_id}", responses=error_responses(404, 422, 429, 503))
async def get_author(author_id: UUID, service: AuthorReaderDep) -> Author:
    """Get an author by its id."""
    return await service.get_author(author_id)


@router.delete(
    "/{author_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_author(author_id: UUID, service: AuthorServiceDep) -> None:
    """Delete an author."""
    await service.delete_author(author_id)
