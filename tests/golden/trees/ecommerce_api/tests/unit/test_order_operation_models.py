# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_operation_models.py.j2.
"""What clients send to the operations of orders: what is taken, and what is refused."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.order_operations import OrderCheckout


def values_of_checkout(**kwargs: Any) -> dict[str, Any]:
    """What may be sent; ``kwargs`` replace some of it."""
    values: dict[str, Any] = {
        "cart_id": "00000000-0000-4000-8000-000000000000",
    }
    return values | kwargs


class TestOrderCheckout:
    """``OrderCheckout``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("cart_id", "00000000-0000-4000-8000-000000000000", id="cart_id"),
            pytest.param("cart_id", "00000001-0000-4000-8000-000000000000", id="cart_id another"),
        ],
    )
    def test_accepts(self, field: str, value: Any) -> None:
        data = OrderCheckout.model_validate(values_of_checkout(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("cart_id", "nonsense", "uuid_parsing", id="cart_id no UUID"),
            pytest.param("cart_id", 1, "uuid_type", id="cart_id a number"),
        ],
    )
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            OrderCheckout.model_validate(values_of_checkout(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["cart_id"])
    def test_requires(self, field: str) -> None:
        values = values_of_checkout()
        del values[field]

        with pytest.raises(ValidationError) as caught:
            OrderCheckout.model_validate(values)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["cart_id"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            OrderCheckout.model_validate(values_of_checkout(**{field: None}))

    def test_refuses_what_it_does_not_know(self) -> None:
        with pytest.raises(ValidationError, match="no_such_field"):
            OrderCheckout.model_validate(values_of_checkout(no_such_field=None))
