# Generated from specs/shop_with_accounts.yaml by templates/src/models/entities/entity.py.j2.
"""The addresses table."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class AddressEntity(TimestampMixin, Entity):
    """A row of addresses."""

    __tablename__ = "addresses"
    __table_args__ = (
        CheckConstraint("char_length(street) >= 1", name="street_min_length"),
        CheckConstraint("street ~ E'\\\\S'", name="street_blank"),
        CheckConstraint("char_length(street) <= 200", name="street_max_length"),
        CheckConstraint("char_length(city) >= 1", name="city_min_length"),
        CheckConstraint("city ~ E'\\\\S'", name="city_blank"),
        CheckConstraint("char_length(city) <= 100", name="city_max_length"),
        Index("ix_addresses_created_at_id", "created_at", "id"),
    )

    customer_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("customers.id", ondelete="RESTRICT"), index=True)
    street: Mapped[str] = mapped_column(Text())
    city: Mapped[str] = mapped_column(Text(), index=True)
