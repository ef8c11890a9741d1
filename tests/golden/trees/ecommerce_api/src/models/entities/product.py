# Generated from specs/ecommerce_api.yaml by templates/src/models/entities/entity.py.j2.
"""The products table."""

from decimal import Decimal

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class ProductEntity(TimestampMixin, Entity):
    """A row of products."""

    __tablename__ = "products"
    __table_args__ = (
        CheckConstraint("char_length(name) >= 1", name="name_min_length"),
        CheckConstraint("name ~ E'\\\\S'", name="name_blank"),
        CheckConstraint("char_length(name) <= 200", name="name_max_length"),
        CheckConstraint("char_length(description) <= 2000", name="description_max_length"),
        CheckConstraint("price > 0", name="price_gt"),
        CheckConstraint("stock >= 0", name="stock_ge"),
        Index("ix_products_created_at_id", "created_at", "id"),
        Index("ix_products_name", "name", "created_at", "id"),
        Index("ix_products_price", "price", "created_at", "id"),
    )

    name: Mapped[str] = mapped_column(Text())
    description: Mapped[str | None] = mapped_column(Text())
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    stock: Mapped[int] = mapped_column(Integer(), default=0, server_default="0")
    is_active: Mapped[bool] = mapped_column(Boolean(), default=True, server_default="true", index=True)
