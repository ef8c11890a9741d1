# Generated from specs/shop_with_accounts.yaml by templates/src/models/entities/entity.py.j2.
"""The products table."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, Integer, Numeric, Text
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
        CheckConstraint("price > 0", name="price_gt"),
        CheckConstraint("stock >= 0", name="stock_ge"),
        CheckConstraint("stock <= 1000000", name="stock_le"),
        CheckConstraint("likes >= 0", name="likes_ge"),
        CheckConstraint("likes <= 1000000", name="likes_le"),
        Index("ix_products_created_at_id", "created_at", "id"),
        Index("ix_products_price", "price", "created_at", "id"),
    )

    name: Mapped[str] = mapped_column(Text(), index=True)
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    stock: Mapped[int] = mapped_column(Integer(), default=0, server_default="0")
    likes: Mapped[int] = mapped_column(Integer(), default=0, server_default="0")
