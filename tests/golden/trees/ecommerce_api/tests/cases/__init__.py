# Generated from specs/ecommerce_api.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity, as the tests know it."""

from tests.cases import cart, cart_item, customer, order, order_item, product

SUBJECTS = (
    product.SUBJECT,
    customer.SUBJECT,
    cart.SUBJECT,
    cart_item.SUBJECT,
    order.SUBJECT,
    order_item.SUBJECT,
)
