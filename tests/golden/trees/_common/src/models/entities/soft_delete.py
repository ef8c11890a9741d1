# Generated from specs/<app>.yaml by templates/src/models/entities/soft_delete.py.j2.
"""Rows that are hidden instead of deleted."""

from datetime import datetime

from sqlalchemy import DateTime
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity


class SoftDeletable(Entity):
    """A row with ``deleted_at`` is gone for every reader."""

    __abstract__ = True

    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), sort_order=3)
