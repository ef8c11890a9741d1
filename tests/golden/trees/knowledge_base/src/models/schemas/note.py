# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of notes."""

from datetime import datetime
from uuid import UUID

from src.models.schemas.base import Output


class Note(Output):
    """A note, as the API answers it."""

    id: UUID
    text: str
    created_at: datetime
    updated_at: datetime
