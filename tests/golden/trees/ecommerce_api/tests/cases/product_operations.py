# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity_operations.py.j2.
"""The operations of products: what scenarios show of them, what clients send, and what is refused."""

from tests.cases import base
from tests.factories import ProductFactory
from tests.operations import Needed, Operation
from tests.scenarios.products import scenario_products_are_created_changed_and_listed

OPERATIONS = (
    Operation(
        name="product_deactivate",
        request="POST /products/{product_id}/deactivate",
        rows=[Needed("product_id", "product", ProductFactory)],
        shown=scenario_products_are_created_changed_and_listed,
        locks=base.words("products"),
    ),
)
