# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/entity_operations.py.j2.
"""The operations of orders: what scenarios show of them, what clients send, and what is refused."""

from src.models.entities.order import OrderEntity
from src.models.schemas.order_operations import OrderPlace
from tests.cases import base
from tests.factories import AddressFactory, OrderFactory, ProductFactory
from tests.operations import Needed, Operation
from tests.scenarios.customers import scenario_customers_see_what_is_theirs
from tests.scenarios.orders import scenario_customers_order_and_staff_ship

OPERATIONS = (
    Operation(
        name="order_place",
        request="POST /orders",
        rows=[
            Needed("product_id", "product", ProductFactory),
            Needed("address_id", "address", AddressFactory),
        ],
        shown=scenario_customers_order_and_staff_ship,
        locks=base.words("products"),
        beside=scenario_customers_order_and_staff_ship,
        schema=OrderPlace,
        values={
            "product_id": "00000000-0000-4000-8000-000000000000",
            "address_id": "00000000-0000-4000-8000-000000000000",
            "quantity": 10,
        },
        unsent=base.words("customer_id status id no_such_field"),
        required=base.words("product_id address_id"),
        not_null=base.words("product_id address_id quantity"),
        defaults=[("quantity", 1)],
        accepted=[
            ("product_id", "00000000-0000-4000-8000-000000000000"),
            ("product_id", "00000001-0000-4000-8000-000000000000", "another"),
            ("address_id", "00000000-0000-4000-8000-000000000000"),
            ("address_id", "00000001-0000-4000-8000-000000000000", "another"),
            ("quantity", 10),
            ("quantity", 11, "another"),
            ("quantity", 1, "at the lower bound"),
            ("quantity", 1000, "at the upper bound"),
        ],
        refused=[
            ("product_id", "nonsense", "uuid_parsing", "no UUID"),
            ("product_id", 1, "uuid_type", "a number"),
            ("address_id", "nonsense", "uuid_parsing", "no UUID"),
            ("address_id", 1, "uuid_type", "a number"),
            ("quantity", 0, "greater_than", "below the lower bound"),
            ("quantity", 1001, "less_than_equal", "above the upper bound"),
            ("quantity", True, "int_type", "a boolean"),
            ("quantity", "1", "int_type", "text"),
            ("quantity", 0.5, "int_type", "with a fraction"),
        ],
    ),
    Operation(
        name="order_cancel",
        request="POST /orders/{order_id}/cancel",
        rows=[Needed("order_id", "order", OrderFactory)],
        shown=scenario_customers_see_what_is_theirs,
        locks=base.words("orders products"),
        states=[
            (("order_id", "status", "SHIPPED"), OrderEntity, (409, "not_to_be_cancelled")),
            (("order_id", "status", "CANCELLED"), OrderEntity, (409, "not_to_be_cancelled")),
        ],
        beside=scenario_customers_see_what_is_theirs,
    ),
    Operation(
        name="order_ship",
        request="POST /orders/{order_id}/ship",
        rows=[Needed("order_id", "order", OrderFactory)],
        shown=scenario_customers_order_and_staff_ship,
        locks=base.words("orders"),
        states=[
            (("order_id", "status", "SHIPPED"), OrderEntity, (409, "shipped_already")),
            (("order_id", "status", "CANCELLED"), OrderEntity, (409, "shipped_already")),
        ],
        beside=scenario_customers_order_and_staff_ship,
    ),
)
