# Generated from specs/ecommerce_api.yaml by templates/tests/scenarios/__init__.py.j2.
"""Every scenario of the spec. The tests play each of them over HTTP and by the services alone."""

from tests.scenarios import carts, customers, orders, products

SCENARIOS = (
    *products.SCENARIOS,
    *customers.SCENARIOS,
    *carts.SCENARIOS,
    *orders.SCENARIOS,
)
