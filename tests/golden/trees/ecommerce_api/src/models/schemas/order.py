# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of orders."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from src.models.entities.order import OrderPaymentStatus, OrderStatus
from src.models.fields.decimals import PlainDecimal
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Output, Page, PageQuery
from src.models.schemas.order_item import OrderItem


class Order(Output):
    """An order, as the API answers it."""

    id: UUID
    customer_id: UUID
    status: OrderStatus
    payment_status: OrderPaymentStatus
    total_amount: PlainDecimal
    items: list[OrderItem]
    created_at: datetime
    updated_at: datetime


class OrderList(Page):
    """One page of orders."""

    items: list[Order]


class OrderListQuery(PageQuery):
    """Which orders, in which order."""

    customer_id: JsonUUID | None = None
    status: OrderStatus | None = None
    sort: Literal["created_at", "-created_at", "total_amount", "-total_amount"] = "created_at"
