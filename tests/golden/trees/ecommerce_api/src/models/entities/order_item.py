# Generated from specs/ecommerce_api.yaml by templates/src/models/entities/entity.py.j2.
"""The order_items table."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Numeric, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class OrderItemEntity(TimestampMixin, Entity):
    """A row of order_items."""

    __tablename__ = "order_items"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_gt"),
        CheckConstraint("unit_price > 0", name="unit_price_gt"),
        Index("ix_order_items_created_at_id", "created_at", "id"),
    )

    order_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    product_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("products.id", ondelete="RESTRICT"), index=True)
    quantity: Mapped[int] = mapped_column(Integer())
    unit_price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
