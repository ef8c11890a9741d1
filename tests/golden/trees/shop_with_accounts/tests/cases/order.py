# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/entity.py.j2.
"""Orders, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.order import OrderEntity
from src.models.schemas.order import Order, OrderListQuery
from src.repositories.order_repository import OrderRepository
from src.services.order_service import OrderService
from tests.cases import base
from tests.factories import OrderFactory

SUBJECT = base.Subject(
    name="order",
    plural="orders",
    url="/api/v1/orders",
    has=base.words("list get answer service"),
    entity=OrderEntity,
    factory=OrderFactory,
    repository=OrderRepository,
    service=OrderService,
    answer=Order,
    query=OrderListQuery,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id customer_id product_id address_id quantity status created_at updated_at"),
    unsent=base.words("customer_id product_id address_id quantity status id created_at updated_at no_such_field"),
    not_null=base.words("customer_id product_id address_id quantity status"),
    defaults=[
        ("customer_id", None),
        ("product_id", None),
        ("address_id", None),
        ("quantity", None),
        ("status", "ORDERED"),
    ],
    column_defaults=[("status", "ORDERED")],
    refused_rows=[
        ("quantity", 0, "below the lower bound"),
        ("quantity", 1001, "above the upper bound"),
        ("status", "x", "no value of it"),
    ],
    states=[
        ("status", "ORDERED", "ORDERED"),
        ("status", "SHIPPED", "SHIPPED"),
        ("status", "CANCELLED", "CANCELLED"),
    ],
    filters=[("status", "ORDERED", "ORDERED", "SHIPPED")],
    bad_parameters=[("status", "xxxxxxxxxx")],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z"))
    ],
    ties=[("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    absent=[
        ("PUT", True, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
)
