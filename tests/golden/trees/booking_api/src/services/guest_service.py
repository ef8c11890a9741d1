# Generated from specs/booking_api.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with guests."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.guest import Guest, GuestCreate, GuestUpdate
from src.repositories.guest_repository import GuestRepository

logger = get_logger(__name__)

GUESTS_CREATED = Counter("guests_created_total", "Guests created.")
GUESTS_DELETED = Counter("guests_deleted_total", "Guests deleted.")


class GuestService:
    """Creates, finds and changes guests."""

    def __init__(self, repository: GuestRepository) -> None:
        self.repository = repository

    async def create_guest(self, data: GuestCreate) -> Guest:
        """Create a guest."""
        guest = Guest.model_validate(await self.repository.create(data))
        self.repository.after_commit(GUESTS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "guest_created", guest_id=str(guest.id)))
        return guest

    async def get_guest(self, guest_id: UUID) -> Guest:
        """The guest with this id. Raises NotFoundError."""
        row = await self.repository.get(guest_id)
        if row is None:
            raise NotFoundError("guest", guest_id)
        return Guest.model_validate(row)

    async def update_guest(self, guest_id: UUID, data: GuestUpdate) -> Guest:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(guest_id, data)
        if row is None:
            raise NotFoundError("guest", guest_id)
        self.repository.after_commit(partial(logger.info, "guest_updated", guest_id=str(guest_id)))
        return Guest.model_validate(row)

    async def delete_guest(self, guest_id: UUID) -> None:
        """Delete a guest. Raises NotFoundError."""
        if not await self.repository.delete(guest_id):
            raise NotFoundError("guest", guest_id)
        self.repository.after_commit(GUESTS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "guest_deleted", guest_id=str(guest_id)))
