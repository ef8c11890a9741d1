# Generated from specs/ecommerce_api.yaml by templates/src/models/entities/entity.py.j2.
"""The orders table."""

from decimal import Decimal
from typing import Literal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin

OrderStatus = Literal["PENDING_PAYMENT", "PAID", "CANCELLED"]
OrderPaymentStatus = Literal["PENDING", "SIMULATED_OK", "FAILED"]


class OrderEntity(TimestampMixin, Entity):
    """A row of orders."""

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("status IN ('PENDING_PAYMENT', 'PAID', 'CANCELLED')", name="status_values"),
        CheckConstraint("payment_status IN ('PENDING', 'SIMULATED_OK', 'FAILED')", name="payment_status_values"),
        CheckConstraint("total_amount >= 0", name="total_amount_ge"),
        Index("ix_orders_created_at_id", "created_at", "id"),
        Index("ix_orders_total_amount", "total_amount", "created_at", "id"),
    )

    customer_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("customers.id", ondelete="RESTRICT"), index=True)
    status: Mapped[OrderStatus] = mapped_column(
        Text(), default="PENDING_PAYMENT", server_default="PENDING_PAYMENT", index=True
    )
    payment_status: Mapped[OrderPaymentStatus] = mapped_column(Text(), default="PENDING", server_default="PENDING")
    total_amount: Mapped[Decimal] = mapped_column(Numeric(14, 2), default=Decimal("0.00"), server_default="0.00")
