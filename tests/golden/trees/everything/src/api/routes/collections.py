# Generated from specs/everything.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of collections."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import CollectionReaderDep, CollectionServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.collection import (
    Collection,
    CollectionCreate,
    CollectionList,
    CollectionListQuery,
    CollectionUpdate,
)

router = APIRouter(prefix="/api/v2/collections", tags=["collections"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(413, 415, 422, 429, 503),
)
async def create_collection(data: CollectionCreate, service: CollectionServiceDep) -> Collection:
    """Create a collection."""
    return await service.create_collection(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_collections(
    query: Annotated[CollectionListQuery, Query()], service: CollectionReaderDep
) -> CollectionList:
    """List collections, a page at a time."""
    return await service.list_collections(query)


@router.get("/{collection_id}", responses=error_responses(404, 422, 429, 503))
async def get_collection(collection_id: UUID, service: CollectionReaderDep) -> Collection:
    """Get a collection by its id."""
    return await service.get_collection(collection_id)


@router.put(
    "/{collection_id}",
    responses=error_responses(404, 413, 415, 422, 429, 503),
)
async def update_collection(collection_id: UUID, data: CollectionUpdate, service: CollectionServiceDep) -> Collection:
    """Change a collection; fields that are absent stay as they are."""
    return await service.update_collection(collection_id, data)


@router.delete(
    "/{collection_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_collection(collection_id: UUID, service: CollectionServiceDep) -> None:
    """Delete a collection."""
    await service.delete_collection(collection_id)
