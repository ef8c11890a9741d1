# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity_operations.py.j2.
"""The operations of orders: what scenarios show of them, what clients send, and what is refused."""

from src.models.entities.cart import CartEntity
from src.models.entities.order import OrderEntity
from src.models.schemas.order_operations import OrderCheckout
from tests.cases import base
from tests.factories import CartFactory, OrderFactory
from tests.operations import Needed, Operation
from tests.scenarios.orders import (
    scenario_an_order_is_paid,
    scenario_cancelling_gives_the_stock_back,
    scenario_checkout_takes_the_stock,
)

OPERATIONS = (
    Operation(
        name="order_checkout",
        request="POST /orders",
        rows=[Needed("cart_id", "cart", CartFactory)],
        shown=scenario_checkout_takes_the_stock,
        locks=base.words("carts products"),
        shares=base.words("cart_items"),
        states=[(("cart_id", "status", "CHECKED_OUT"), CartEntity, (400, "cart_not_open"))],
        beside=scenario_checkout_takes_the_stock,
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
    Operation(
        name="order_pay",
        request="POST /orders/{order_id}/pay",
        rows=[Needed("order_id", "order", OrderFactory)],
        shown=scenario_an_order_is_paid,
        locks=base.words("orders"),
        states=[
            (("order_id", "status", "PAID"), OrderEntity, (400, "invalid_state")),
            (("order_id", "status", "CANCELLED"), OrderEntity, (400, "invalid_state")),
        ],
        beside=scenario_an_order_is_paid,
    ),
    Operation(
        name="order_cancel",
        request="POST /orders/{order_id}/cancel",
        rows=[Needed("order_id", "order", OrderFactory)],
        shown=scenario_cancelling_gives_the_stock_back,
        locks=base.words("orders products"),
        states=[
            (("order_id", "status", "PAID"), OrderEntity, (400, "invalid_state")),
            (("order_id", "status", "CANCELLED"), OrderEntity, (400, "invalid_state")),
        ],
        beside=scenario_cancelling_gives_the_stock_back,
    ),
)
