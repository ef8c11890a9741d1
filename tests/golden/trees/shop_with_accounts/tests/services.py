# Generated from specs/shop_with_accounts.yaml by templates/tests/services.py.j2.
"""The services without HTTP: which method answers which request, and what refusals say."""

from collections.abc import Awaitable, Callable
from typing import Any

from src.core.database import RequestTransaction
from src.core.identity.caller import Caller
from src.repositories.address_repository import AddressRepository
from src.repositories.customer_repository import CustomerRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.address_service import AddressService
from src.services.customer_operations import CustomerOperations
from src.services.customer_service import CustomerService
from src.services.order_operations import OrderOperations
from src.services.order_service import OrderService
from src.services.product_operations import ProductOperations
from src.services.product_service import ProductService
from tests.identity import SOMEBODY

# What each code of a refusal is explained with.
MESSAGES: dict[str, set[str]] = {
    "liked_enough": {"Liked enough"},
    "out_of_stock": {"Out of stock"},
    "not_to_be_cancelled": {"Not to be cancelled"},
    "shipped_already": {"Shipped already"},
}


def methods(transaction: RequestTransaction, caller: Caller = SOMEBODY) -> dict[str, Callable[..., Awaitable[Any]]]:
    """Each method by its request, of the services that a request has to itself in its transaction."""
    product_service = ProductService(ProductRepository(transaction, caller))
    product_operations = ProductOperations(UnitOfWork(transaction, caller), ProductRepository(transaction, caller))
    customer_service = CustomerService(CustomerRepository(transaction, caller))
    customer_operations = CustomerOperations(UnitOfWork(transaction, caller), CustomerRepository(transaction, caller))
    address_service = AddressService(AddressRepository(transaction, caller))
    order_service = OrderService(OrderRepository(transaction, caller))
    order_operations = OrderOperations(UnitOfWork(transaction, caller), OrderRepository(transaction, caller))
    return {
        "POST /products": product_service.create_product,
        "GET /products": product_service.list_products,
        "GET /products/{product_id}": product_service.get_product,
        "PUT /products/{product_id}": product_service.update_product,
        "DELETE /products/{product_id}": product_service.delete_product,
        "POST /products/{product_id}/like": product_operations.like,
        "PUT /customers/{customer_id}": customer_service.update_customer,
        "GET /customers/me": customer_operations.me,
        "POST /addresses": address_service.create_address,
        "GET /addresses": address_service.list_addresses,
        "GET /addresses/{address_id}": address_service.get_address,
        "PUT /addresses/{address_id}": address_service.update_address,
        "DELETE /addresses/{address_id}": address_service.delete_address,
        "GET /orders": order_service.list_orders,
        "GET /orders/{order_id}": order_service.get_order,
        "POST /orders": order_operations.place,
        "POST /orders/{order_id}/cancel": order_operations.cancel,
        "POST /orders/{order_id}/ship": order_operations.ship,
    }
