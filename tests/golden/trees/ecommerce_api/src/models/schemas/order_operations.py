# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/entity_operations.py.j2.
"""What clients send to the operations of orders."""

from typing import ClassVar

from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input


class OrderCheckout(Input):
    """What a client sends to check out a cart."""

    max_bytes: ClassVar[int | None] = 16_384

    cart_id: JsonUUID
