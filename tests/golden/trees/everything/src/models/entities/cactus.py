# Generated from specs/everything.yaml by templates/src/models/entities/entity.py.j2.
"""The cacti table."""

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class CactusEntity(TimestampMixin, Entity):
    """A row of cacti."""

    __tablename__ = "cacti"
    __table_args__ = (
        CheckConstraint("height >= 0", name="height_ge"),
        Index("ix_cacti_created_at_id", "created_at", "id"),
    )

    height: Mapped[int] = mapped_column(Integer())
