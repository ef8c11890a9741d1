# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity_operations.py.j2.
"""What clients send to the operations of orders: what is taken, and what is refused."""

from src.models.schemas.order_operations import OrderCheckout
from tests.cases import base

BODIES = {
    "checkout": base.Body(
        name="order checkout",
        method="POST",
        url="/api/v1/orders",
        schema=OrderCheckout,
        values={"cart_id": "00000000-0000-4000-8000-000000000000"},
        unsent=base.words("customer_id status payment_status total_amount id no_such_field"),
        required=base.words("cart_id"),
        not_null=base.words("cart_id"),
        accepted=[
            ("cart_id", "00000000-0000-4000-8000-000000000000"),
            ("cart_id", "00000001-0000-4000-8000-000000000000", "another"),
        ],
        refused=[
            ("cart_id", "nonsense", "uuid_parsing", "no UUID"),
            ("cart_id", 1, "uuid_type", "a number"),
        ],
    ),
}
