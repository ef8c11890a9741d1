# Generated from specs/ecommerce_api.yaml by templates/tests/services.py.j2.
"""The services without HTTP: which method answers which request, and what refusals say."""

from collections.abc import Awaitable, Callable
from typing import Any

from src.core.database import RequestTransaction
from src.repositories.cart_repository import CartRepository
from src.repositories.customer_repository import CustomerRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.cart_operations import CartOperations
from src.services.cart_service import CartService
from src.services.customer_operations import CustomerOperations
from src.services.customer_service import CustomerService
from src.services.order_operations import OrderOperations
from src.services.order_service import OrderService
from src.services.product_operations import ProductOperations
from src.services.product_service import ProductService

# What each code of a refusal is explained with.
MESSAGES: dict[str, set[str]] = {
    "no_open_cart": {"No open cart"},
    "cart_not_open": {"Cart not open"},
    "product_inactive": {"Product inactive"},
    "insufficient_stock": {"Insufficient stock"},
    "cart_empty": {"Cart empty"},
    "invalid_state": {"Invalid state"},
}


def methods(transaction: RequestTransaction) -> dict[str, Callable[..., Awaitable[Any]]]:
    """Each method by its request, of the services that a request has to itself in its transaction."""
    product_service = ProductService(ProductRepository(transaction))
    product_operations = ProductOperations(UnitOfWork(transaction), ProductRepository(transaction))
    customer_service = CustomerService(CustomerRepository(transaction))
    customer_operations = CustomerOperations(UnitOfWork(transaction), CartRepository(transaction))
    cart_service = CartService(CartRepository(transaction))
    cart_operations = CartOperations(UnitOfWork(transaction), CartRepository(transaction))
    order_service = OrderService(OrderRepository(transaction))
    order_operations = OrderOperations(UnitOfWork(transaction), OrderRepository(transaction))
    return {
        "POST /products": product_service.create_product,
        "GET /products": product_service.list_products,
        "GET /products/{product_id}": product_service.get_product,
        "PUT /products/{product_id}": product_service.update_product,
        "POST /products/{product_id}/deactivate": product_operations.deactivate,
        "POST /customers": customer_service.create_customer,
        "GET /customers/{customer_id}": customer_service.get_customer,
        "GET /customers/{customer_id}/cart": customer_operations.open_cart,
        "GET /carts/{cart_id}": cart_service.get_cart,
        "POST /carts": cart_operations.open,
        "POST /carts/{cart_id}/items": cart_operations.add_item,
        "PUT /carts/{cart_id}/items/{item_id}": cart_operations.set_quantity,
        "DELETE /carts/{cart_id}/items": cart_operations.clear,
        "GET /orders": order_service.list_orders,
        "GET /orders/{order_id}": order_service.get_order,
        "POST /orders": order_operations.checkout,
        "POST /orders/{order_id}/pay": order_operations.pay,
        "POST /orders/{order_id}/cancel": order_operations.cancel,
    }
