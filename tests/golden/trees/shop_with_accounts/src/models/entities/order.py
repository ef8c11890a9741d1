# Generated from specs/shop_with_accounts.yaml by templates/src/models/entities/entity.py.j2.
"""The orders table."""

from typing import Literal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin

OrderStatus = Literal["ORDERED", "SHIPPED", "CANCELLED"]


class OrderEntity(TimestampMixin, Entity):
    """A row of orders."""

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_gt"),
        CheckConstraint("quantity <= 1000", name="quantity_le"),
        CheckConstraint("status IN ('ORDERED', 'SHIPPED', 'CANCELLED')", name="status_values"),
        Index("ix_orders_created_at_id", "created_at", "id"),
    )

    customer_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("customers.id", ondelete="RESTRICT"), index=True)
    product_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("products.id", ondelete="RESTRICT"), index=True)
    address_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("addresses.id", ondelete="RESTRICT"), index=True)
    quantity: Mapped[int] = mapped_column(Integer())
    status: Mapped[OrderStatus] = mapped_column(Text(), default="ORDERED", server_default="ORDERED", index=True)
