# Generated from specs/shop_with_accounts.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of orders."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from src.models.entities.order import OrderStatus
from src.models.fields.integers import Whole32
from src.models.schemas.base import Output, Page, PageQuery


class Order(Output):
    """An order, as the API answers it."""

    id: UUID
    customer_id: UUID
    product_id: UUID
    address_id: UUID
    quantity: Whole32
    status: OrderStatus
    created_at: datetime
    updated_at: datetime


class OrderList(Page):
    """One page of orders."""

    items: list[Order]


class OrderListQuery(PageQuery):
    """Which orders, in which order."""

    status: OrderStatus | None = None
    sort: Literal["created_at", "-created_at"] = "created_at"
