# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity.py.j2.
"""Order items, as the tests know them: the classes, and tables of values."""

from decimal import Decimal

from src.models.entities.order_item import OrderItemEntity
from src.models.schemas.order_item import OrderItem
from src.repositories.order_item_repository import OrderItemRepository
from tests.cases import base
from tests.factories import OrderItemFactory

SUBJECT = base.Subject(
    name="order_item",
    plural="order_items",
    url="/api/v1/order-items",
    has=base.words("answer"),
    entity=OrderItemEntity,
    factory=OrderItemFactory,
    repository=OrderItemRepository,
    answer=OrderItem,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id product_id quantity unit_price created_at updated_at"),
    unsent=base.words("id created_at updated_at no_such_field"),
    immutable=base.words("order_id"),
    required=base.words("order_id product_id quantity unit_price"),
    not_null=base.words("order_id product_id quantity unit_price"),
    refused_rows=[
        ("quantity", 0, "below the lower bound"),
        ("quantity", 2147483648, "above the upper bound"),
        ("unit_price", Decimal("0.00"), "below the lower bound"),
        ("unit_price", Decimal("10000000000.00"), "above the upper bound"),
    ],
)
