# Generated from specs/everything.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of orders."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.entities.order import OrderType
from src.models.fields.decimals import JsonDecimal, PlainDecimal, with_scale
from src.models.fields.integers import Whole32
from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, MayBeAbsent, Output, Page, PageQuery, SearchText

OrderGroup = Annotated[str, Field(max_length=50), CLEAN_TEXT]
OrderUser = Annotated[str, Field(max_length=50), CLEAN_TEXT]
OrderSelect = Annotated[Whole32, Field(ge=1, le=2147483647)]
OrderFrom = Annotated[str, Field(max_length=50), CLEAN_TEXT]
OrderLimit = Annotated[JsonDecimal, Field(max_digits=5, decimal_places=1), with_scale(1)]


class OrderBase(Input):
    """What a client says about an order on create, and may change later."""

    group: OrderGroup
    user: OrderUser
    select: OrderSelect = 1
    from_: OrderFrom | None = Field(default=None, alias="from")
    end: bool = False
    type: OrderType = "in stock"
    limit: OrderLimit | None = None


class OrderCreate(OrderBase):
    """What a client sends to create an order."""

    max_bytes: ClassVar[int | None] = 16_384


class OrderUpdate(Input):
    """What a client sends to change an order; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 16_384

    group: MayBeAbsent[OrderGroup] = None
    user: MayBeAbsent[OrderUser] = None
    select: MayBeAbsent[OrderSelect] = None
    from_: OrderFrom | None = Field(default=None, alias="from")
    end: MayBeAbsent[bool] = None
    type: MayBeAbsent[OrderType] = None
    limit: OrderLimit | None = None


class Order(Output):
    """An order, as the API answers it."""

    id: UUID
    group: str
    user: str
    select: Whole32
    from_: str | None = Field(serialization_alias="from")
    end: bool
    type: OrderType
    limit: PlainDecimal | None
    created_at: datetime
    updated_at: datetime


class OrderList(Page):
    """One page of orders."""

    items: list[Order]


class OrderListQuery(PageQuery):
    """Which orders, in which order."""

    group: OrderGroup | None = None
    from_: OrderFrom | None = Field(default=None, alias="from")
    end: bool | None = None
    from__null: bool | None = None
    sort: Literal[
        "created_at", "-created_at", "group", "-group", "user", "-user", "from", "-from", "limit", "-limit"
    ] = "created_at"
    q: SearchText | None = None
