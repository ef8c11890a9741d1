# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/entity_operations.py.j2.
"""The operations of customers: what scenarios show of them, what clients send, and what is refused."""

from tests.operations import Operation
from tests.scenarios.customers import scenario_customers_see_what_is_theirs

OPERATIONS = (
    Operation(
        name="customer_me",
        request="GET /customers/me",
        shown=scenario_customers_see_what_is_theirs,
    ),
)
