# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of carts."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from pydantic import computed_field

from src.models.entities.cart import CartStatus
from src.models.fields.decimals import PlainDecimal, exact
from src.models.schemas.base import Output
from src.models.schemas.cart_item import CartItem


class Cart(Output):
    """A cart, as the API answers it."""

    id: UUID
    customer_id: UUID
    status: CartStatus
    items: list[CartItem]
    created_at: datetime
    updated_at: datetime

    @computed_field
    @property
    @exact
    def total(self) -> PlainDecimal:
        return sum((item.subtotal for item in self.items), Decimal("0.00"))
