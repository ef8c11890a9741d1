# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity_operations.py.j2.
"""The operations of carts: what scenarios show of them, what clients send, and what is refused."""

from src.models.entities.cart import CartEntity
from src.models.entities.product import ProductEntity
from src.models.schemas.cart_operations import CartAddItem, CartOpen, CartSetQuantity
from tests.cases import base
from tests.factories import CartFactory, CartItemFactory, CustomerFactory, ProductFactory
from tests.operations import Needed, Operation
from tests.scenarios.carts import (
    scenario_a_cart_is_emptied,
    scenario_a_cart_is_filled,
    scenario_a_customer_has_one_open_cart,
    scenario_a_quantity_changes,
    scenario_what_cannot_be_added_to_a_cart,
)

OPERATIONS = (
    Operation(
        name="cart_open",
        request="POST /carts",
        rows=[Needed("customer_id", "customer", CustomerFactory)],
        shown=scenario_a_customer_has_one_open_cart,
        locks=base.words("customers"),
        shares=base.words("carts"),
        beside=scenario_a_customer_has_one_open_cart,
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
    Operation(
        name="cart_add_item",
        request="POST /carts/{cart_id}/items",
        rows=[
            Needed("cart_id", "cart", CartFactory),
            Needed("product_id", "product", ProductFactory),
        ],
        shown=scenario_a_cart_is_filled,
        locks=base.words("carts cart_items"),
        shares=base.words("products"),
        states=[
            (("product_id", "is_active", False), ProductEntity, (400, "product_inactive")),
            (("cart_id", "status", "CHECKED_OUT"), CartEntity, (400, "cart_not_open")),
        ],
        beside=scenario_what_cannot_be_added_to_a_cart,
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
    Operation(
        name="cart_set_quantity",
        request="PUT /carts/{cart_id}/items/{item_id}",
        rows=[
            Needed("cart_id", "cart", CartFactory),
            Needed("item_id", "cart_item", CartItemFactory, part_of="cart_id"),
        ],
        shown=scenario_a_quantity_changes,
        locks=base.words("cart_items"),
        shares=base.words("carts products"),
        states=[(("cart_id", "status", "CHECKED_OUT"), CartEntity, (400, "cart_not_open"))],
        beside=scenario_a_quantity_changes,
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
    Operation(
        name="cart_clear",
        request="DELETE /carts/{cart_id}/items",
        rows=[Needed("cart_id", "cart", CartFactory)],
        shown=scenario_a_cart_is_emptied,
        locks=base.words("carts cart_items"),
        states=[(("cart_id", "status", "CHECKED_OUT"), CartEntity, (400, "cart_not_open"))],
        beside=scenario_a_cart_is_emptied,
    ),
)
