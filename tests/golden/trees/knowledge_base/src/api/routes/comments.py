# Generated from specs/knowledge_base.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of comments."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import CommentReaderDep, CommentServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.comment import Comment, CommentCreate, CommentList, CommentListQuery

router = APIRouter(prefix="/api/v1/comments", tags=["comments"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(413, 415, 422, 429, 503),
)
async def create_comment(data: CommentCreate, service: CommentServiceDep) -> Comment:
    """Create a comment."""
    return await service.create_comment(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_comments(query: Annotated[CommentListQuery, Query()], service: CommentReaderDep) -> CommentList:
    """List comments, a page at a time."""
    return await service.list_comments(query)


@router.get("/{comment_id}", responses=error_responses(404, 422, 429, 503))
async def get_comment(comment_id: UUID, service: CommentReaderDep) -> Comment:
    """Get a comment by its id."""
    return await service.get_comment(comment_id)


@router.delete(
    "/{comment_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_comment(comment_id: UUID, service: CommentServiceDep) -> None:
    """Delete a comment."""
    await service.delete_comment(comment_id)
