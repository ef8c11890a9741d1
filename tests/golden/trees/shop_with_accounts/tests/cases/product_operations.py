# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/entity_operations.py.j2.
"""The operations of products: what scenarios show of them, what clients send, and what is refused."""

from tests.cases import base
from tests.factories import ProductFactory
from tests.operations import Needed, Operation
from tests.scenarios.products import scenario_whoever_is_logged_in_rates

OPERATIONS = (
    Operation(
        name="product_like",
        request="POST /products/{product_id}/like",
        rows=[Needed("product_id", "product", ProductFactory)],
        shown=scenario_whoever_is_logged_in_rates,
        locks=base.words("products"),
        beside=scenario_whoever_is_logged_in_rates,
    ),
)
