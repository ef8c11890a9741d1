# Generated from specs/shop_with_accounts.yaml by templates/src/models/entities/entity.py.j2.
"""The customers table."""

from sqlalchemy import CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.account import AccountMixin
from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class CustomerEntity(TimestampMixin, AccountMixin, Entity):
    """A row of customers."""

    __tablename__ = "customers"
    __table_args__ = (
        CheckConstraint("char_length(name) >= 1", name="name_min_length"),
        CheckConstraint("name ~ E'\\\\S'", name="name_blank"),
        CheckConstraint("char_length(name) <= 100", name="name_max_length"),
        CheckConstraint("char_length(notes) <= 1000", name="notes_max_length"),
        Index("ix_customers_created_at_id", "created_at", "id"),
    )

    name: Mapped[str | None] = mapped_column(Text())
    notes: Mapped[str | None] = mapped_column(Text())
