# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_computed_fields.py.j2.
"""What answers work out from a row and from the rows inside it."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel

from src.models.schemas import Cart, CartItem
from tests.factories import CartFactory, CartItemFactory
from tests.support import values


@pytest.mark.parametrize(
    ("schema", "row", "name", "expected"),
    [
        pytest.param(
            Cart,
            {
                **CartFactory.row(CartFactory.create()),
                "items": [
                    values(CartItemFactory.create(quantity=10, unit_price=Decimal("10.00"))),
                    values(CartItemFactory.create(quantity=11, unit_price=Decimal("10.01"))),
                ],
            },
            "total",
            Decimal("210.11"),
            id="cart total",
        ),
        pytest.param(
            CartItem,
            values(CartItemFactory.create(quantity=10, unit_price=Decimal("10.00"))),
            "subtotal",
            Decimal("100.00"),
            id="cart item subtotal",
        ),
    ],
)
def test_a_computed_field(schema: type[BaseModel], row: Any, name: str, expected: Any) -> None:
    answer = schema.model_validate(row)

    assert getattr(answer, name) == expected
    assert answer.model_dump()[name] == expected
