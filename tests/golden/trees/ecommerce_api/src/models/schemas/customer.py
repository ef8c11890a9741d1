# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of customers."""

from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from src.models.fields.emails import Email
from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, Output

CustomerFullName = Annotated[str, Field(min_length=1, max_length=200, pattern="\\S"), CLEAN_TEXT]


class CustomerBase(Input):
    """What a client says about a customer on create, and may change later."""

    email: Email
    full_name: CustomerFullName = Field(examples=["Ann Example"])


class CustomerCreate(CustomerBase):
    """What a client sends to create a customer."""

    max_bytes: ClassVar[int | None] = 16_384


class Customer(Output):
    """A customer, as the API answers it."""

    id: UUID
    email: str
    full_name: str = Field(examples=["Ann Example"])
    created_at: datetime
    updated_at: datetime
