# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/entity_operations.py.j2.
"""What clients send to the operations of carts."""

from typing import Annotated, ClassVar

from pydantic import Field

from src.models.fields.integers import Int32, Whole32
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input

CartAddItemQuantity = Annotated[Whole32, Field(gt=0, le=2147483647)]


class CartOpen(Input):
    """What a client sends to open a cart, or find the one that is open already."""

    max_bytes: ClassVar[int | None] = 16_384

    customer_id: JsonUUID


class CartAddItem(Input):
    """What a client sends to add a product to a cart."""

    max_bytes: ClassVar[int | None] = 16_384

    product_id: JsonUUID
    quantity: CartAddItemQuantity = 1


class CartSetQuantity(Input):
    """What a client sends to change the quantity of an item; zero or less removes it."""

    max_bytes: ClassVar[int | None] = 16_384

    quantity: Int32
