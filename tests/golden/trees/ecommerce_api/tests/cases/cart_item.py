# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity.py.j2.
"""Cart items, as the tests know them: the classes, and tables of values."""

from decimal import Decimal

from src.models.entities.cart_item import CartItemEntity
from src.models.schemas.cart_item import CartItem
from src.repositories.cart_item_repository import CartItemRepository
from tests.cases import base
from tests.factories import CartItemFactory

SUBJECT = base.Subject(
    name="cart_item",
    plural="cart_items",
    url="/api/v1/cart-items",
    has=base.words("answer"),
    entity=CartItemEntity,
    factory=CartItemFactory,
    repository=CartItemRepository,
    answer=CartItem,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id product_id quantity unit_price subtotal created_at updated_at"),
    computed=base.words("subtotal"),
    unsent=base.words("subtotal id created_at updated_at no_such_field"),
    immutable=base.words("cart_id"),
    required=base.words("cart_id product_id quantity unit_price"),
    not_null=base.words("cart_id product_id quantity unit_price"),
    refused_rows=[
        ("quantity", 0, "below the lower bound"),
        ("quantity", 2147483648, "above the upper bound"),
        ("unit_price", Decimal("0.00"), "below the lower bound"),
        ("unit_price", Decimal("10000000000.00"), "above the upper bound"),
    ],
    keys=[(["cart_id", "product_id"], "uq_cart_items_one_line_per_product")],
    shared=[(["cart_id"],)],
)
