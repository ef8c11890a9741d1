# Generated from specs/knowledge_base.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of tags."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import TagReaderDep, TagServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.refusals import refusal_responses
from src.models.schemas.tag import Tag, TagCreate, TagList, TagListQuery, TagUpdate

router = APIRouter(prefix="/api/v1/tags", tags=["tags"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses({409: ["tag_exists"]}, 413, 415, 422, 429, 503),
)
async def create_tag(data: TagCreate, service: TagServiceDep) -> Tag:
    """Create a tag."""
    return await service.create_tag(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_tags(query: Annotated[TagListQuery, Query()], service: TagReaderDep) -> TagList:
    """List tags, a page at a time."""
    return await service.list_tags(query)


@router.put(
    "/{tag_id}",
    responses=refusal_responses({409: ["tag_exists"]}, 404, 413, 415, 422, 429, 503),
)
async def update_tag(tag_id: UUID, data: TagUpdate, service: TagServiceDep) -> Tag:
    """Change a tag; fields that are absent stay as they are."""
    return await service.update_tag(tag_id, data)


@router.delete(
    "/{tag_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_tag(tag_id: UUID, service: TagServiceDep) -> None:
    """Delete a tag."""
    await service.delete_tag(tag_id)
