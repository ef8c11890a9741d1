# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of order items."""

from datetime import datetime
from uuid import UUID

from src.models.fields.decimals import PlainDecimal
from src.models.fields.integers import Whole32
from src.models.schemas.base import Output


class OrderItem(Output):
    """An order item, as the API answers it."""

    id: UUID
    product_id: UUID
    quantity: Whole32
    unit_price: PlainDecimal
    created_at: datetime
    updated_at: datetime
