# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of orders: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.order import Order, OrderListQuery
from tests.factories import OrderFactory


class TestAnswer:
    """``Order``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Order.model_validate(OrderFactory.row(OrderFactory.create()))

        assert set(answer.model_dump()) == {
            "id",
            "customer_id",
            "status",
            "payment_status",
            "total_amount",
            "items",
            "created_at",
            "updated_at",
        }

    def test_has_the_values_of_the_entity(self) -> None:
        entity = OrderFactory.create()

        row = OrderFactory.row(entity)

        answered = Order.model_validate(row).model_dump()

        assert answered == {name: row[name] for name in answered}

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("status", "PENDING_PAYMENT"),
            ("status", "PAID"),
            ("status", "CANCELLED"),
            ("payment_status", "PENDING"),
            ("payment_status", "SIMULATED_OK"),
            ("payment_status", "FAILED"),
        ],
    )
    def test_may_have_any_value_of_an_enum(self, field: str, value: str) -> None:
        answer = Order.model_validate(OrderFactory.row(OrderFactory.create(**{field: value})))

        assert answer.model_dump()[field] == value


class TestListQuery:
    """``OrderListQuery``."""

    def test_defaults(self) -> None:
        query = OrderListQuery()

        assert (query.page, query.size, query.sort) == (1, 20, "created_at")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert OrderListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            OrderListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
