# Generated from specs/ecommerce_api.yaml by templates/src/models/entities/entity.py.j2.
"""The carts table."""

from typing import Literal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin

CartStatus = Literal["OPEN", "CHECKED_OUT"]


class CartEntity(TimestampMixin, Entity):
    """A row of carts."""

    __tablename__ = "carts"
    __table_args__ = (
        CheckConstraint("status IN ('OPEN', 'CHECKED_OUT')", name="status_values"),
        Index("uq_carts_one_open_cart", "customer_id", unique=True, postgresql_where=text("status = 'OPEN'")),
        Index("ix_carts_created_at_id", "created_at", "id"),
    )

    customer_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    status: Mapped[CartStatus] = mapped_column(Text(), default="OPEN", server_default="OPEN")
