# Generated from specs/shop_with_accounts.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of customers."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, Output, Page, PageQuery

CustomerName = Annotated[str, Field(min_length=1, max_length=100, pattern="\\S"), CLEAN_TEXT]


class CustomerUpdate(Input):
    """What a client sends to change a customer; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 16_384

    name: CustomerName | None = None


class Customer(Output):
    """A customer, as the API answers it."""

    id: UUID
    name: str | None = Field(examples=["Ann"])
    notes: str | None
    created_at: datetime
    updated_at: datetime


class CustomerList(Page):
    """One page of customers."""

    items: list[Customer]


class CustomerListQuery(PageQuery):
    """Which customers, in which order."""

    sort: Literal["created_at", "-created_at"] = "created_at"
