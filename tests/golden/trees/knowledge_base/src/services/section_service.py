# Generated from specs/knowledge_base.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with sections."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.section import Section, SectionCreate, SectionUpdate
from src.repositories.section_repository import SectionRepository

logger = get_logger(__name__)

SECTIONS_CREATED = Counter("sections_created_total", "Sections created.")
SECTIONS_DELETED = Counter("sections_deleted_total", "Sections deleted.")


class SectionService:
    """Creates, finds and changes sections."""

    def __init__(self, repository: SectionRepository) -> None:
        self.repository = repository

    async def create_section(self, data: SectionCreate) -> Section:
        """Create a section."""
        section = Section.model_validate(await self.repository.create(data))
        self.repository.after_commit(SECTIONS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "section_created", section_id=str(section.id)))
        return section

    async def update_section(self, section_id: UUID, data: SectionUpdate) -> Section:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(section_id, data)
        if row is None:
            raise NotFoundError("section", section_id)
        self.repository.after_commit(partial(logger.info, "section_updated", section_id=str(section_id)))
        return Section.model_validate(row)

    async def delete_section(self, section_id: UUID) -> None:
        """Delete a section. Raises NotFoundError."""
        if not await self.repository.delete(section_id):
            raise NotFoundError("section", section_id)
        self.repository.after_commit(SECTIONS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "section_deleted", section_id=str(section_id)))
