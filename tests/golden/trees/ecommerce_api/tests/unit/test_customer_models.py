# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of customers: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.customer import Customer, CustomerCreate
from tests.cases.customer import ACCEPTED, REFUSED, WRITTEN
from tests.factories import CustomerFactory


class TestCreate:
    """``CustomerCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = CustomerCreate.model_validate(CustomerFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = CustomerCreate.model_validate(CustomerFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CustomerCreate.model_validate(CustomerFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["email", "full_name"])
    def test_requires(self, field: str) -> None:
        body = CustomerFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            CustomerCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["email", "full_name"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CustomerCreate.model_validate(CustomerFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CustomerCreate.model_validate(CustomerFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Customer``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Customer.model_validate(CustomerFactory.create())

        assert set(answer.model_dump()) == {"id", "email", "full_name", "created_at", "updated_at"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = CustomerFactory.create()

        answered: dict[str, Any] = Customer.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}
