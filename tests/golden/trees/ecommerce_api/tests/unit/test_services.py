# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_services.py.j2.
"""What holds for every service."""

from typing import Any
from unittest.mock import create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas import ProductUpdate
from src.repositories.cart_repository import CartRepository
from src.repositories.customer_repository import CustomerRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from src.services.cart_service import CartService
from src.services.customer_service import CustomerService
from src.services.order_service import OrderService
from src.services.product_service import ProductService


@pytest.mark.parametrize(
    ("service", "repository"),
    [
        pytest.param(ProductService, ProductRepository, id="Product"),
        pytest.param(CustomerService, CustomerRepository, id="Customer"),
        pytest.param(CartService, CartRepository, id="Cart"),
        pytest.param(OrderService, OrderRepository, id="Order"),
    ],
)
def test_every_service_does_nothing_on_its_own(service: Any, repository: Any) -> None:
    mock = create_autospec(repository, instance=True)

    assert service(mock).repository is mock
    assert mock.mock_calls == []


@pytest.mark.parametrize(
    ("service", "repository", "statement", "method", "arguments"),
    [
        pytest.param(ProductService, ProductRepository, "get", "get_product", [], id="get product"),
        pytest.param(CustomerService, CustomerRepository, "get", "get_customer", [], id="get customer"),
        pytest.param(CartService, CartRepository, "get", "get_cart", [], id="get cart"),
        pytest.param(OrderService, OrderRepository, "get", "get_order", [], id="get order"),
        pytest.param(
            ProductService,
            ProductRepository,
            "update",
            "update_product",
            [ProductUpdate.model_validate({})],
            id="update product",
        ),
    ],
)
async def test_every_service_tells_what_was_not_found(
    service: Any, repository: Any, statement: str, method: str, arguments: list[Any]
) -> None:
    mock = create_autospec(repository, instance=True)
    getattr(mock, statement).return_value = None
    unknown = uuid4()

    with pytest.raises(NotFoundError) as caught:
        await getattr(service(mock), method)(unknown, *arguments)

    assert caught.value.detail == {"resource": method.removeprefix(f"{statement}_"), "resource_id": str(unknown)}
