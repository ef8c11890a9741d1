# Generated from specs/everything.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of cacti."""

from uuid import UUID

from fastapi import APIRouter, status

from src.api.dependencies import CactusServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.cactus import Cactus, CactusCreate, CactusUpdate

router = APIRouter(prefix="/api/v2/cacti", tags=["cacti"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(413, 415, 422, 429, 503),
)
async def create_cactus(data: CactusCreate, service: CactusServiceDep) -> Cactus:
    """Create a cactus."""
    return await service.create_cactus(data)


@router.put(
    "/{cactus_id}",
    responses=error_responses(404, 413, 415, 422, 429, 503),
)
async def update_cactus(cactus_id: UUID, data: CactusUpdate, service: CactusServiceDep) -> Cactus:
    """Change a cactus; fields that are absent stay as they are."""
    return await service.update_cactus(cactus_id, data)


@router.delete(
    "/{cactus_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_cactus(cactus_id: UUID, service: CactusServiceDep) -> None:
    """Delete a cactus."""
    await service.delete_cactus(cactus_id)
