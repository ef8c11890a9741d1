# Generated from specs/everything.yaml by templates/src/models/entities/entity.py.j2.
"""The people table."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class PersonEntity(TimestampMixin, Entity):
    """A row of people."""

    __tablename__ = "people"
    __table_args__ = (Index("ix_people_created_at_id", "created_at", "id"),)

    full_name: Mapped[str] = mapped_column(String(120), info={"field": "name"})
    email: Mapped[str] = mapped_column(String(254), unique=True)
