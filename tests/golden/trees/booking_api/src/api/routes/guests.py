# Generated from specs/booking_api.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of guests."""

from uuid import UUID

from fastapi import APIRouter, status

from src.api.dependencies import GuestReaderDep, GuestServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.guest import Guest, GuestCreate, GuestUpdate

router = APIRouter(prefix="/api/v1/guests", tags=["guests"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(413, 415, 422, 429, 503),
)
async def create_guest(data: GuestCreate, service: GuestServiceDep) -> Guest:
    """Create a guest."""
    return await service.create_guest(data)


@router.get("/{guest_id}", responses=error_responses(404, 422, 429, 503))
async def get_guest(guest_id: UUID, service: GuestReaderDep) -> Guest:
    """Get a guest by its id."""
    return await service.get_guest(guest_id)


@router.put(
    "/{guest_id}",
    responses=error_responses(404, 413, 415, 422, 429, 503),
)
async def update_guest(guest_id: UUID, data: GuestUpdate, service: GuestServiceDep) -> Guest:
    """Change a guest; fields that are absent stay as they are."""
    return await service.update_guest(guest_id, data)


@router.delete(
    "/{guest_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 409, 422, 429, 503),
)
async def delete_guest(guest_id: UUID, service: GuestServiceDep) -> None:
    """Delete a guest."""
    await service.delete_guest(guest_id)
