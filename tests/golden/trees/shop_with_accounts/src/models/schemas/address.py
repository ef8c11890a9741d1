# Generated from specs/shop_with_accounts.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of addresses."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, MayBeAbsent, Output, Page, PageQuery

AddressStreet = Annotated[str, Field(min_length=1, max_length=200, pattern="\\S"), CLEAN_TEXT]
AddressCity = Annotated[str, Field(min_length=1, max_length=100, pattern="\\S"), CLEAN_TEXT]


class AddressBase(Input):
    """What a client says about an address on create, and may change later."""

    street: AddressStreet = Field(examples=["1 High Street"])
    city: AddressCity = Field(examples=["Leeds"])


class AddressCreate(AddressBase):
    """What a client sends to create an address."""

    max_bytes: ClassVar[int | None] = 16_384


class AddressUpdate(Input):
    """What a client sends to change an address; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 16_384

    street: MayBeAbsent[AddressStreet] = None
    city: MayBeAbsent[AddressCity] = None


class Address(Output):
    """An address, as the API answers it."""

    id: UUID
    customer_id: UUID
    street: str = Field(examples=["1 High Street"])
    city: str = Field(examples=["Leeds"])
    created_at: datetime
    updated_at: datetime


class AddressList(Page):
    """One page of addresses."""

    items: list[Address]


class AddressListQuery(PageQuery):
    """Which addresses, in which order."""

    city: AddressCity | None = None
    sort: Literal["created_at", "-created_at"] = "created_at"
