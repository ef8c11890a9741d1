# Generated from specs/ecommerce_api.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity and every business operation, as the tests know it."""

from tests.cases import (
    cart,
    cart_item,
    cart_operations,
    customer,
    customer_operations,
    order,
    order_item,
    order_operations,
    product,
    product_operations,
)

SUBJECTS = (
    product.SUBJECT,
    customer.SUBJECT,
    cart.SUBJECT,
    cart_item.SUBJECT,
    order.SUBJECT,
    order_item.SUBJECT,
)
OPERATIONS = (
    *product_operations.OPERATIONS,
    *customer_operations.OPERATIONS,
    *cart_operations.OPERATIONS,
    *order_operations.OPERATIONS,
)
