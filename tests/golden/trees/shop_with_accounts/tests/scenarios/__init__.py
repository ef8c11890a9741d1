# Generated from specs/shop_with_accounts.yaml by templates/tests/scenarios/__init__.py.j2.
"""Every scenario of the spec. The tests play each of them over HTTP and by the services alone."""

from tests.scenarios import customers, orders, products

SCENARIOS = (
    *products.SCENARIOS,
    *customers.SCENARIOS,
    *orders.SCENARIOS,
)
