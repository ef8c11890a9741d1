# Generated from specs/ecommerce_api.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity, and every body of a business operation, as the tests know it."""

from tests.cases import cart, cart_item, cart_operations, customer, order, order_item, order_operations, product

SUBJECTS = (
    product.SUBJECT,
    customer.SUBJECT,
    cart.SUBJECT,
    cart_item.SUBJECT,
    order.SUBJECT,
    order_item.SUBJECT,
)
BODIES = (
    *cart_operations.BODIES.values(),
    *order_operations.BODIES.values(),
)
