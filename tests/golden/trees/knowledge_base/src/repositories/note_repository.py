# Generated from specs/knowledge_base.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the notes table."""

from src.models.entities.note import NoteEntity
from src.repositories.base import Repository


class NoteRepository(Repository):
    """Stores notes."""

    table = NoteEntity.__table__
