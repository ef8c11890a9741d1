# Generated from specs/shop_with_accounts.yaml by templates/src/models/schemas/entity_operations.py.j2.
"""What clients send to the operations of orders."""

from typing import Annotated, ClassVar

from pydantic import Field

from src.models.fields.integers import Whole32
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input

OrderPlaceQuantity = Annotated[Whole32, Field(gt=0, le=1000)]


class OrderPlace(Input):
    """What a client sends to order a product."""

    max_bytes: ClassVar[int | None] = 16_384

    product_id: JsonUUID
    address_id: JsonUUID
    quantity: OrderPlaceQuantity = 1
