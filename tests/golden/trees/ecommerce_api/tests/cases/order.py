# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity.py.j2.
"""Orders, as the tests know them: the classes, and tables of values."""

from datetime import datetime
from decimal import Decimal

from src.models.entities.order import OrderEntity
from src.models.schemas.order import Order, OrderListQuery
from src.repositories.order_repository import OrderRepository
from src.services.order_service import OrderService
from tests.cases import base
from tests.factories import OrderFactory, reference

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
    nested=base.words("items"),
    shown=base.words("id customer_id status payment_status total_amount items created_at updated_at"),
    unsent=base.words("customer_id status payment_status total_amount items id created_at updated_at no_such_field"),
    not_null=base.words("customer_id status payment_status total_amount"),
    defaults=[
        ("customer_id", None),
        ("status", "PENDING_PAYMENT"),
        ("payment_status", "PENDING"),
        ("total_amount", "0.00"),
    ],
    column_defaults=[
        ("status", "PENDING_PAYMENT"),
        ("payment_status", "PENDING"),
        ("total_amount", Decimal("0.00")),
    ],
    refused_rows=[
        ("status", "x", "no value of it"),
        ("payment_status", "x", "no value of it"),
        ("total_amount", Decimal("-0.01"), "below the lower bound"),
        ("total_amount", Decimal("1000000000000.00"), "above the upper bound"),
    ],
    states=[
        ("status", "PENDING_PAYMENT", "PENDING_PAYMENT"),
        ("status", "PAID", "PAID"),
        ("status", "CANCELLED", "CANCELLED"),
        ("payment_status", "PENDING", "PENDING"),
        ("payment_status", "SIMULATED_OK", "SIMULATED_OK"),
        ("payment_status", "FAILED", "FAILED"),
    ],
    filters=[
        ("customer_id", reference(1), str(reference(1)), reference(2)),
        ("status", "PENDING_PAYMENT", "PENDING_PAYMENT", "PAID"),
    ],
    bad_parameters=[
        ("customer_id", "x"),
        ("status", "xxxxxxxxxxxxxxxx"),
    ],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("total_amount", Decimal("10.00"), Decimal("10.01")),
    ],
    ties=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("total_amount", Decimal("10.00")),
    ],
    absent=[
        ("PUT", True, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
)
