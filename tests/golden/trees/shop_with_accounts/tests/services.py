# Generated from specs/shop_with_accounts.yaml by templates/tests/services.py.j2.
"""The services without HTTP: which method answers which request, and what refusals say."""

from collections.abc import Awaitable, Callable
from typing import Any

from src.core.database import RequestTransaction
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.order_operations import OrderOperations
from src.services.order_service import OrderService
from src.services.product_operations import ProductOperations
from src.services.product_service import ProductService

# What each code of a refusal is explained with.
MESSAGES: dict[str, set[str]] = {
    "liked_enough": {"Liked enough"},
    "out_of_stock": {"Out of stock"},
    "shipped_already": {"Shipped already"},
}


def methods(transaction: RequestTransaction) -> dict[str, Callable[..., Awaitable[Any]]]:
    """Each method by its request, of the services that a request has to itself in its transaction."""
    product_service = ProductService(ProductRepository(transaction))
    product_operations = ProductOperations(UnitOfWork(transaction), ProductRepository(transaction))
    order_service = OrderService(OrderRepository(transaction))
    order_operations = OrderOperations(UnitOfWork(transaction), OrderRepository(transaction))
    return {
        "POST /products": product_service.create_product,
        "GET /products": product_service.list_products,
        "GET /products/{product_id}": product_service.get_product,
        "PUT /products/{product_id}": product_service.update_product,
        "DELETE /products/{product_id}": product_service.delete_product,
        "POST /products/{product_id}/like": product_operations.like,
        "GET /orders": order_service.list_orders,
        "GET /orders/{order_id}": order_service.get_order,
        "POST /orders": order_operations.place,
        "POST /orders/{order_id}/ship": order_operations.ship,
    }
