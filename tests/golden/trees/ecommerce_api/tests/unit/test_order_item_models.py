# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of order items: what they accept, refuse and answer."""

from typing import Any

from src.models.schemas.order_item import OrderItem
from tests.factories import OrderItemFactory


class TestAnswer:
    """``OrderItem``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = OrderItem.model_validate(OrderItemFactory.create())

        assert set(answer.model_dump()) == {"id", "product_id", "quantity", "unit_price", "created_at", "updated_at"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = OrderItemFactory.create()

        answered: dict[str, Any] = OrderItem.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}
