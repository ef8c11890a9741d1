# Generated from specs/knowledge_base.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of sections."""

from uuid import UUID

from fastapi import APIRouter, status

from src.api.dependencies import SectionServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.section import Section, SectionCreate, SectionUpdate

router = APIRouter(prefix="/api/v1/sections", tags=["sections"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(409, 413, 415, 422, 429, 503),
)
async def create_section(data: SectionCreate, service: SectionServiceDep) -> Section:
    """Create a section."""
    return await service.create_section(data)


@router.put(
    "/{section_id}",
    responses=error_responses(404, 409, 413, 415, 422, 429, 503),
)
async def update_section(section_id: UUID, data: SectionUpdate, service: SectionServiceDep) -> Section:
    """Change a section; fields that are absent stay as they are."""
    return await service.update_section(section_id, data)


@router.delete(
    "/{section_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_section(section_id: UUID, service: SectionServiceDep) -> None:
    """Delete a section."""
    await service.delete_section(section_id)
