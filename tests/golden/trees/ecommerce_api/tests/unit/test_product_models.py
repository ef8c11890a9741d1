# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of products: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.product import Product, ProductCreate, ProductListQuery, ProductUpdate
from tests.cases.product import ACCEPTED, REFUSED, WRITTEN
from tests.factories import ProductFactory


class TestCreate:
    """``ProductCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = ProductCreate.model_validate(ProductFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = ProductCreate.model_validate(ProductFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ProductCreate.model_validate(ProductFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["name", "price"])
    def test_requires(self, field: str) -> None:
        body = ProductFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            ProductCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize(
        ("field", "default"),
        [
            pytest.param("description", None, id="description"),
            pytest.param("stock", 0, id="stock"),
            pytest.param("is_active", True, id="is_active"),
        ],
    )
    def test_fills_in_what_is_absent(self, field: str, default: Any) -> None:
        body = ProductFactory.payload()
        del body[field]

        assert ProductCreate.model_validate(body).model_dump(mode="json")[field] == default

    @pytest.mark.parametrize("field", ["name", "price", "stock", "is_active"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            ProductCreate.model_validate(ProductFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["description"])
    def test_accepts_null(self, field: str) -> None:
        data = ProductCreate.model_validate(ProductFactory.payload(**{field: None}))

        assert data.model_dump()[field] is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ProductCreate.model_validate(ProductFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``ProductUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert ProductUpdate.model_validate({}).model_dump(exclude_unset=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = ProductUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True) == {field: value}

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = ProductUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True) == {field: answer}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ProductUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["name", "price", "stock", "is_active"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            ProductUpdate.model_validate({field: None})

    @pytest.mark.parametrize("field", ["description"])
    def test_accepts_null(self, field: str) -> None:
        assert ProductUpdate.model_validate({field: None}).model_dump(exclude_unset=True) == {field: None}

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ProductUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Product``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Product.model_validate(ProductFactory.create())

        assert set(answer.model_dump()) == {
            "id",
            "name",
            "description",
            "price",
            "stock",
            "is_active",
            "created_at",
            "updated_at",
        }

    def test_has_the_values_of_the_entity(self) -> None:
        entity = ProductFactory.create()

        answered: dict[str, Any] = Product.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}

    @pytest.mark.parametrize("field", ["description"])
    def test_may_be_null(self, field: str) -> None:
        answer = Product.model_validate(ProductFactory.create(**{field: None}))

        assert answer.model_dump()[field] is None


class TestListQuery:
    """``ProductListQuery``."""

    def test_defaults(self) -> None:
        query = ProductListQuery()

        assert (query.page, query.size, query.sort) == (1, 20, "created_at")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert ProductListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            ProductListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
