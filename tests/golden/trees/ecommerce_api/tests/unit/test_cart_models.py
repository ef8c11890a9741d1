# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of carts: what they accept, refuse and answer."""

import pytest

from src.models.schemas.cart import Cart
from tests.factories import CartFactory


class TestAnswer:
    """``Cart``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Cart.model_validate(CartFactory.row(CartFactory.create()))

        assert set(answer.model_dump()) == {"id", "customer_id", "status", "items", "total", "created_at", "updated_at"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = CartFactory.create()

        row = CartFactory.row(entity)

        answered = Cart.model_validate(row).model_dump(exclude={"total"})

        assert answered == {name: row[name] for name in answered}

    @pytest.mark.parametrize(("field", "value"), [("status", "OPEN"), ("status", "CHECKED_OUT")])
    def test_may_have_any_value_of_an_enum(self, field: str, value: str) -> None:
        answer = Cart.model_validate(CartFactory.row(CartFactory.create(**{field: value})))

        assert answer.model_dump()[field] == value
