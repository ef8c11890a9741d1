# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_operation_models.py.j2.
"""What clients send to the operations of carts: what is taken, and what is refused."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.cart_operations import CartAddItem, CartOpen, CartSetQuantity


def values_of_open(**kwargs: Any) -> dict[str, Any]:
    """What may be sent; ``kwargs`` replace some of it."""
    values: dict[str, Any] = {
        "customer_id": "00000000-0000-4000-8000-000000000000",
    }
    return values | kwargs


class TestCartOpen:
    """``CartOpen``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("customer_id", "00000000-0000-4000-8000-000000000000", id="customer_id"),
            pytest.param("customer_id", "00000001-0000-4000-8000-000000000000", id="customer_id another"),
        ],
    )
    def test_accepts(self, field: str, value: Any) -> None:
        data = CartOpen.model_validate(values_of_open(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("customer_id", "nonsense", "uuid_parsing", id="customer_id no UUID"),
            pytest.param("customer_id", 1, "uuid_type", id="customer_id a number"),
        ],
    )
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CartOpen.model_validate(values_of_open(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["customer_id"])
    def test_requires(self, field: str) -> None:
        values = values_of_open()
        del values[field]

        with pytest.raises(ValidationError) as caught:
            CartOpen.model_validate(values)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["customer_id"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CartOpen.model_validate(values_of_open(**{field: None}))

    def test_refuses_what_it_does_not_know(self) -> None:
        with pytest.raises(ValidationError, match="no_such_field"):
            CartOpen.model_validate(values_of_open(no_such_field=None))


def values_of_add_item(**kwargs: Any) -> dict[str, Any]:
    """What may be sent; ``kwargs`` replace some of it."""
    values: dict[str, Any] = {
        "product_id": "00000000-0000-4000-8000-000000000000",
        "quantity": 10,
    }
    return values | kwargs


class TestCartAddItem:
    """``CartAddItem``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("product_id", "00000000-0000-4000-8000-000000000000", id="product_id"),
            pytest.param("product_id", "00000001-0000-4000-8000-000000000000", id="product_id another"),
            pytest.param("quantity", 10, id="quantity"),
            pytest.param("quantity", 11, id="quantity another"),
            pytest.param("quantity", 1, id="quantity at the lower bound"),
            pytest.param("quantity", 2147483647, id="quantity at the upper bound"),
        ],
    )
    def test_accepts(self, field: str, value: Any) -> None:
        data = CartAddItem.model_validate(values_of_add_item(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("product_id", "nonsense", "uuid_parsing", id="product_id no UUID"),
            pytest.param("product_id", 1, "uuid_type", id="product_id a number"),
            pytest.param("quantity", 0, "greater_than", id="quantity below the lower bound"),
            pytest.param("quantity", 2147483648, "less_than_equal", id="quantity above the upper bound"),
            pytest.param("quantity", True, "int_type", id="quantity a boolean"),
            pytest.param("quantity", "1", "int_type", id="quantity text"),
            pytest.param("quantity", 0.5, "int_type", id="quantity with a fraction"),
        ],
    )
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CartAddItem.model_validate(values_of_add_item(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["product_id"])
    def test_requires(self, field: str) -> None:
        values = values_of_add_item()
        del values[field]

        with pytest.raises(ValidationError) as caught:
            CartAddItem.model_validate(values)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["product_id", "quantity"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CartAddItem.model_validate(values_of_add_item(**{field: None}))

    @pytest.mark.parametrize(
        ("field", "default"),
        [
            pytest.param("quantity", 1, id="quantity"),
        ],
    )
    def test_default(self, field: str, default: Any) -> None:
        values = values_of_add_item()
        del values[field]

        assert CartAddItem.model_validate(values).model_dump(mode="json")[field] == default

    def test_refuses_what_it_does_not_know(self) -> None:
        with pytest.raises(ValidationError, match="no_such_field"):
            CartAddItem.model_validate(values_of_add_item(no_such_field=None))


def values_of_set_quantity(**kwargs: Any) -> dict[str, Any]:
    """What may be sent; ``kwargs`` replace some of it."""
    values: dict[str, Any] = {
        "quantity": 10,
    }
    return values | kwargs


class TestCartSetQuantity:
    """``CartSetQuantity``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("quantity", 10, id="quantity"),
            pytest.param("quantity", 11, id="quantity another"),
            pytest.param("quantity", -2147483648, id="quantity at the lower bound"),
            pytest.param("quantity", 2147483647, id="quantity at the upper bound"),
        ],
    )
    def test_accepts(self, field: str, value: Any) -> None:
        data = CartSetQuantity.model_validate(values_of_set_quantity(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            pytest.param("quantity", -2147483649, "greater_than_equal", id="quantity below the lower bound"),
            pytest.param("quantity", 2147483648, "less_than_equal", id="quantity above the upper bound"),
            pytest.param("quantity", True, "int_type", id="quantity a boolean"),
            pytest.param("quantity", "1", "int_type", id="quantity text"),
            pytest.param("quantity", 0.5, "int_type", id="quantity with a fraction"),
        ],
    )
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CartSetQuantity.model_validate(values_of_set_quantity(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["quantity"])
    def test_requires(self, field: str) -> None:
        values = values_of_set_quantity()
        del values[field]

        with pytest.raises(ValidationError) as caught:
            CartSetQuantity.model_validate(values)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["quantity"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CartSetQuantity.model_validate(values_of_set_quantity(**{field: None}))

    def test_refuses_what_it_does_not_know(self) -> None:
        with pytest.raises(ValidationError, match="no_such_field"):
            CartSetQuantity.model_validate(values_of_set_quantity(no_such_field=None))
