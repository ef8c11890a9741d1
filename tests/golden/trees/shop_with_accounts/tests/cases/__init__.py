# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity and every business operation, as the tests know it."""

from tests.cases import address, customer, customer_operations, order, order_operations, product, product_operations

SUBJECTS = (
    product.SUBJECT,
    customer.SUBJECT,
    address.SUBJECT,
    order.SUBJECT,
)
OPERATIONS = (
    *product_operations.OPERATIONS,
    *customer_operations.OPERATIONS,
    *order_operations.OPERATIONS,
)
