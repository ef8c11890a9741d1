# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity_operations.py.j2.
"""The operations of customers: what scenarios show of them, what clients send, and what is refused."""

from tests.factories import CustomerFactory
from tests.operations import Needed, Operation
from tests.scenarios.carts import scenario_a_customer_has_one_open_cart

OPERATIONS = (
    Operation(
        name="customer_open_cart",
        request="GET /customers/{customer_id}/cart",
        rows=[Needed("customer_id", "customer", CustomerFactory)],
        shown=scenario_a_customer_has_one_open_cart,
    ),
)
