# Generated from specs/ecommerce_api.yaml by templates/src/models/entities/entity.py.j2.
"""The cart_items table."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Numeric, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class CartItemEntity(TimestampMixin, Entity):
    """A row of cart_items."""

    __tablename__ = "cart_items"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_gt"),
        CheckConstraint("unit_price > 0", name="unit_price_gt"),
        UniqueConstraint("cart_id", "product_id", name="uq_cart_items_one_line_per_product"),
        Index("ix_cart_items_created_at_id", "created_at", "id"),
    )

    cart_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("carts.id", ondelete="CASCADE"), index=True)
    product_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("products.id", ondelete="RESTRICT"), index=True)
    quantity: Mapped[int] = mapped_column(Integer())
    unit_price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
