# Generated from specs/booking_api.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of rooms."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import RoomReaderDep, RoomServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.core.refusals import refusal_responses
from src.models.schemas.room import Room, RoomCreate, RoomList, RoomListQuery

router = APIRouter(prefix="/api/v1/rooms", tags=["rooms"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=refusal_responses({409: ["room_name_taken"]}, 413, 415, 422, 429, 503),
)
async def create_room(data: RoomCreate, service: RoomServiceDep) -> Room:
    """Create a room."""
    return await service.create_room(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_rooms(query: Annotated[RoomListQuery, Query()], service: RoomReaderDep) -> RoomList:
    """List rooms, a page at a time."""
    return await service.list_rooms(query)


@router.get("/{room_id}", responses=error_responses(404, 422, 429, 503))
async def get_room(room_id: UUID, service: RoomReaderDep) -> Room:
    """Get a room by its id."""
    return await service.get_room(room_id)


@router.delete(
    "/{room_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 409, 422, 429, 503),
)
async def delete_room(room_id: UUID, service: RoomServiceDep) -> None:
    """Delete a room."""
    await service.delete_room(room_id)
