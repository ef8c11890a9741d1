# Generated from specs/everything.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of orders: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.order import Order, OrderCreate, OrderListQuery, OrderUpdate
from tests.cases.order import ACCEPTED, REFUSED, WRITTEN
from tests.factories import OrderFactory


class TestCreate:
    """``OrderCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = OrderCreate.model_validate(OrderFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == value

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = OrderCreate.model_validate(OrderFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            OrderCreate.model_validate(OrderFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["group", "user"])
    def test_requires(self, field: str) -> None:
        body = OrderFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            OrderCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize(
        ("field", "default"),
        [
            pytest.param("select", 1, id="select"),
            pytest.param("from", None, id="from"),
            pytest.param("end", False, id="end"),
            pytest.param("type", "in stock", id="type"),
            pytest.param("limit", None, id="limit"),
        ],
    )
    def test_fills_in_what_is_absent(self, field: str, default: Any) -> None:
        body = OrderFactory.payload()
        del body[field]

        assert OrderCreate.model_validate(body).model_dump(mode="json", by_alias=True)[field] == default

    @pytest.mark.parametrize("field", ["group", "user", "select", "end", "type"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            OrderCreate.model_validate(OrderFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["from", "limit"])
    def test_accepts_null(self, field: str) -> None:
        data = OrderCreate.model_validate(OrderFactory.payload(**{field: None}))

        assert data.model_dump(by_alias=True)[field] is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "from_", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            OrderCreate.model_validate(OrderFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``OrderUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert OrderUpdate.model_validate({}).model_dump(exclude_unset=True, by_alias=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = OrderUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == {field: value}

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = OrderUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == {field: answer}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            OrderUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["group", "user", "select", "end", "type"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            OrderUpdate.model_validate({field: None})

    @pytest.mark.parametrize("field", ["from", "limit"])
    def test_accepts_null(self, field: str) -> None:
        assert OrderUpdate.model_validate({field: None}).model_dump(exclude_unset=True, by_alias=True) == {field: None}

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "from_", "no_such_field"])
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            OrderUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Order``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Order.model_validate(OrderFactory.create())

        assert set(answer.model_dump(by_alias=True)) == {
            "id",
            "group",
            "user",
            "select",
            "from",
            "end",
            "type",
            "limit",
            "created_at",
            "updated_at",
        }

    def test_has_the_values_of_the_entity(self) -> None:
        entity = OrderFactory.create()

        answered: dict[str, Any] = Order.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}

    @pytest.mark.parametrize("field", ["from_", "limit"])
    def test_may_be_null(self, field: str) -> None:
        answer = Order.model_validate(OrderFactory.create(**{field: None}))

        assert answer.model_dump()[field] is None


class TestListQuery:
    """``OrderListQuery``."""

    def test_defaults(self) -> None:
        query = OrderListQuery()

        assert (query.page, query.size, query.sort) == (1, 10, "created_at")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 50}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert OrderListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 51}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            OrderListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
