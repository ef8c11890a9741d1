# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of cart items."""

from datetime import datetime
from uuid import UUID

from pydantic import computed_field

from src.models.fields.decimals import PlainDecimal, exact
from src.models.fields.integers import Whole32
from src.models.schemas.base import Output


class CartItem(Output):
    """A cart item, as the API answers it."""

    id: UUID
    product_id: UUID
    quantity: Whole32
    unit_price: PlainDecimal
    created_at: datetime
    updated_at: datetime

    @computed_field
    @property
    @exact
    def subtotal(self) -> PlainDecimal:
        return self.quantity * self.unit_price
