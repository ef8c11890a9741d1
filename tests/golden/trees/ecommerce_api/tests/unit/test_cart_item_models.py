# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of cart items: what they accept, refuse and answer."""

from typing import Any

from src.models.schemas.cart_item import CartItem
from tests.factories import CartItemFactory


class TestAnswer:
    """``CartItem``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = CartItem.model_validate(CartItemFactory.create())

        assert set(answer.model_dump()) == {
            "id",
            "product_id",
            "quantity",
            "unit_price",
            "subtotal",
            "created_at",
            "updated_at",
        }

    def test_has_the_values_of_the_entity(self) -> None:
        entity = CartItemFactory.create()

        answered: dict[str, Any] = CartItem.model_validate(entity).model_dump(exclude={"subtotal"})

        assert answered == {name: getattr(entity, name) for name in answered}
