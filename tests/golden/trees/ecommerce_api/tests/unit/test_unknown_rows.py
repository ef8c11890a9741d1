# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_unknown_rows.py.j2.
"""What every operation says when its row is not there."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.repositories.unit_of_work import UnitOfWork
from src.services.cart_operations import CartOperations
from src.services.customer_operations import CustomerOperations
from src.services.order_operations import OrderOperations
from src.services.product_operations import ProductOperations


@pytest.mark.parametrize(
    ("operations", "repositories", "method", "arguments", "resource"),
    [
        pytest.param(ProductOperations, 1, "deactivate", [], "product", id="product: deactivate"),
        pytest.param(CustomerOperations, 1, "open_cart", [], "customer", id="customer: open_cart"),
        pytest.param(CartOperations, 1, "add_item", [SimpleNamespace(product_id=uuid4())], "cart", id="cart: add_item"),
        pytest.param(CartOperations, 1, "set_quantity", [uuid4(), SimpleNamespace()], "cart", id="cart: set_quantity"),
        pytest.param(CartOperations, 1, "clear", [], "cart", id="cart: clear"),
        pytest.param(OrderOperations, 1, "pay", [], "order", id="order: pay"),
        pytest.param(OrderOperations, 1, "cancel", [], "order", id="order: cancel"),
    ],
)
async def test_every_operation_tells_what_was_not_found(
    operations: Any, repositories: int, method: str, arguments: list[Any], resource: str
) -> None:
    rows = create_autospec(UnitOfWork, instance=True)
    rows.get.return_value, rows.get_all.return_value = None, {}
    unknown = uuid4()

    with pytest.raises(NotFoundError) as caught:
        await getattr(operations(rows, *([Mock()] * repositories)), method)(unknown, *arguments)

    assert caught.value.detail == {"resource": resource, "resource_id": str(unknown)}
