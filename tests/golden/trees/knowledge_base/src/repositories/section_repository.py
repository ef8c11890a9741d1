# Generated from specs/knowledge_base.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the sections table."""

from src.models.entities.note import NoteEntity
from src.models.entities.section import SectionEntity
from src.repositories.nested import Nested, NestingRepository
from src.repositories.note_repository import NoteRepository


class SectionRepository(NestingRepository):
    """Stores sections."""

    table = SectionEntity.__table__
    tie_breakers = ("id",)
    nested = (Nested("notes", NoteRepository, NoteEntity.__table__.c.section_id),)
