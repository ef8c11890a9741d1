# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity_operations.py.j2.
"""What clients send to the operations of carts: what is taken, and what is refused."""

from uuid import uuid4

from src.models.schemas.cart_operations import CartAddItem, CartOpen, CartSetQuantity
from tests.cases import base

BODIES = {
    "open": base.Body(
        name="cart open",
        method="POST",
        url="/api/v1/carts",
        schema=CartOpen,
        values={"customer_id": "00000000-0000-4000-8000-000000000000"},
        unsent=base.words("status total id no_such_field"),
        required=base.words("customer_id"),
        not_null=base.words("customer_id"),
        accepted=[
            ("customer_id", "00000000-0000-4000-8000-000000000000"),
            ("customer_id", "00000001-0000-4000-8000-000000000000", "another"),
        ],
        refused=[
            ("customer_id", "nonsense", "uuid_parsing", "no UUID"),
            ("customer_id", 1, "uuid_type", "a number"),
        ],
    ),
    "add_item": base.Body(
        name="cart add item",
        method="POST",
        url=f"/api/v1/carts/{uuid4()}/items",
        schema=CartAddItem,
        values={"product_id": "00000000-0000-4000-8000-000000000000", "quantity": 10},
        unsent=base.words("customer_id status total id no_such_field"),
        required=base.words("product_id"),
        not_null=base.words("product_id quantity"),
        defaults=[("quantity", 1)],
        accepted=[
            ("product_id", "00000000-0000-4000-8000-000000000000"),
            ("product_id", "00000001-0000-4000-8000-000000000000", "another"),
            ("quantity", 10),
            ("quantity", 11, "another"),
            ("quantity", 1, "at the lower bound"),
            ("quantity", 2147483647, "at the upper bound"),
        ],
        refused=[
            ("product_id", "nonsense", "uuid_parsing", "no UUID"),
            ("product_id", 1, "uuid_type", "a number"),
            ("quantity", 0, "greater_than", "below the lower bound"),
            ("quantity", 2147483648, "less_than_equal", "above the upper bound"),
            ("quantity", True, "int_type", "a boolean"),
            ("quantity", "1", "int_type", "text"),
            ("quantity", 0.5, "int_type", "with a fraction"),
        ],
    ),
    "set_quantity": base.Body(
        name="cart set quantity",
        method="PUT",
        url=f"/api/v1/carts/{uuid4()}/items/{uuid4()}",
        schema=CartSetQuantity,
        values={"quantity": 10},
        unsent=base.words("customer_id status total id no_such_field"),
        required=base.words("quantity"),
        not_null=base.words("quantity"),
        accepted=[
            ("quantity", 10),
            ("quantity", 11, "another"),
            ("quantity", -2147483648, "at the lower bound"),
            ("quantity", 2147483647, "at the upper bound"),
        ],
        refused=[
            ("quantity", -2147483649, "greater_than_equal", "below the lower bound"),
            ("quantity", 2147483648, "less_than_equal", "above the upper bound"),
            ("quantity", True, "int_type", "a boolean"),
            ("quantity", "1", "int_type", "text"),
            ("quantity", 0.5, "int_type", "with a fraction"),
        ],
    ),
}
