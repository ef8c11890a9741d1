# Generated from specs/knowledge_base.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of categories."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import CategoryReaderDep, CategoryServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.category import Category, CategoryCreate, CategoryList, CategoryListQuery, CategoryUpdate

router = APIRouter(prefix="/api/v1/categories", tags=["categories"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(409, 413, 415, 422, 429, 503),
)
async def create_category(data: CategoryCreate, service: CategoryServiceDep) -> Category:
    """Create a category."""
    return await service.create_category(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_categories(query: Annotated[CategoryListQuery, Query()], service: CategoryReaderDep) -> CategoryList:
    """List categories, a page at a time."""
    return await service.list_categories(query)


@router.get("/{category_id}", responses=error_responses(404, 422, 429, 503))
async def get_category(category_id: UUID, service: CategoryReaderDep) -> Category:
    """Get a category by its id."""
    return await service.get_category(category_id)


@router.put(
    "/{category_id}",
    responses=error_responses(404, 409, 413, 415, 422, 429, 503),
)
async def update_category(category_id: UUID, data: CategoryUpdate, service: CategoryServiceDep) -> Category:
    """Change a category; fields that are absent stay as they are."""
    return await service.update_category(category_id, data)


@router.delete(
    "/{category_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 409, 422, 429, 503),
)
async def delete_category(category_id: UUID, service: CategoryServiceDep) -> None:
    """Delete a category."""
    await service.delete_category(category_id)
