# Generated from specs/booking_api.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with rooms."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.room import Room, RoomCreate, RoomList, RoomListQuery
from src.repositories.room_repository import RoomRepository

logger = get_logger(__name__)

ROOMS_CREATED = Counter("rooms_created_total", "Rooms created.")
ROOMS_DELETED = Counter("rooms_deleted_total", "Rooms deleted.")


class RoomService:
    """Creates, finds and changes rooms."""

    def __init__(self, repository: RoomRepository) -> None:
        self.repository = repository

    async def create_room(self, data: RoomCreate) -> Room:
        """Create a room."""
        room = Room.model_validate(await self.repository.create(data))
        self.repository.after_commit(ROOMS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "room_created", room_id=str(room.id)))
        return room

    async def list_rooms(self, query: RoomListQuery) -> RoomList:
        """One page of rooms."""
        rows, total = await self.repository.list(query)
        return RoomList(
            items=[Room.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_room(self, room_id: UUID) -> Room:
        """The room with this id. Raises NotFoundError."""
        row = await self.repository.get(room_id)
        if row is None:
            raise NotFoundError("room", room_id)
        return Room.model_validate(row)

    async def delete_room(self, room_id: UUID) -> None:
        """Delete a room. Raises NotFoundError."""
        if not await self.repository.delete(room_id):
            raise NotFoundError("room", room_id)
        self.repository.after_commit(ROOMS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "room_deleted", room_id=str(room_id)))
