# Generated from specs/everything.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the cacti table."""

from src.models.entities.cactus import CactusEntity
from src.repositories.base import Repository


class CactusRepository(Repository):
    """Stores cacti."""

    table = CactusEntity.__table__
