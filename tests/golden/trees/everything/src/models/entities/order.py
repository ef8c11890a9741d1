# Generated from specs/everything.yaml by templates/src/models/entities/entity.py.j2.
"""The orders table."""

from decimal import Decimal
from typing import Literal

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, Numeric, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin

OrderType = Literal["in stock", 'sold "out"', "3rd party"]


class OrderEntity(TimestampMixin, Entity):
    """A row of orders."""

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint('char_length("group") <= 50', name="group_max_length"),
        CheckConstraint('char_length("user") <= 50', name="user_max_length"),
        CheckConstraint('"select" >= 1', name="select_ge"),
        CheckConstraint("char_length(from_) <= 50", name="from__max_length"),
        CheckConstraint("type IN ('in stock', 'sold \"out\"', '3rd party')", name="type_values"),
        UniqueConstraint("group", "user", name="uq_orders_once"),
        Index("ix_orders_created_at_id", "created_at", "id"),
        Index("ix_orders_group", "group", "created_at", "id"),
        Index("ix_orders_user", "user", "created_at", "id"),
        Index("ix_orders_from_", "from_", "created_at", "id"),
        Index("ix_orders_limit", "limit", "created_at", "id"),
    )

    group: Mapped[str] = mapped_column(Text())
    user: Mapped[str] = mapped_column(Text())
    select: Mapped[int] = mapped_column(Integer(), default=1, server_default="1")
    from_: Mapped[str | None] = mapped_column(Text(), info={"field": "from"})
    end: Mapped[bool] = mapped_column(Boolean(), default=False, server_default="false", index=True)
    type: Mapped[OrderType] = mapped_column(Text(), default="in stock", server_default="in stock")
    limit: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
