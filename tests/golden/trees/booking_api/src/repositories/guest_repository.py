# Generated from specs/booking_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the guests table."""

from src.models.entities.guest import GuestEntity
from src.repositories.base import Repository


class GuestRepository(Repository):
    """Stores guests."""

    table = GuestEntity.__table__
