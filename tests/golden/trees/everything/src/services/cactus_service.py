# Generated from specs/everything.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with cacti."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.cactus import Cactus, CactusCreate, CactusUpdate
from src.repositories.cactus_repository import CactusRepository

logger = get_logger(__name__)

CACTI_CREATED = Counter("cacti_created_total", "Cacti created.")
CACTI_DELETED = Counter("cacti_deleted_total", "Cacti deleted.")


class CactusService:
    """Creates, finds and changes cacti."""

    def __init__(self, repository: CactusRepository) -> None:
        self.repository = repository

    async def create_cactus(self, data: CactusCreate) -> Cactus:
        """Create a cactus."""
        cactus = Cactus.model_validate(await self.repository.create(data))
        self.repository.after_commit(CACTI_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "cactus_created", cactus_id=str(cactus.id)))
        return cactus

    async def update_cactus(self, cactus_id: UUID, data: CactusUpdate) -> Cactus:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(cactus_id, data)
        if row is None:
            raise NotFoundError("cactus", cactus_id)
        self.repository.after_commit(partial(logger.info, "cactus_updated", cactus_id=str(cactus_id)))
        return Cactus.model_validate(row)

    async def delete_cactus(self, cactus_id: UUID) -> None:
        """Delete a cactus. Raises NotFoundError."""
        if not await self.repository.delete(cactus_id):
            raise NotFoundError("cactus", cactus_id)
        self.repository.after_commit(CACTI_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "cactus_deleted", cactus_id=str(cactus_id)))
