# Generated from specs/everything.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of collections: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.collection import Collection, CollectionCreate, CollectionListQuery, CollectionUpdate
from tests.cases.collection import ACCEPTED, REFUSED
from tests.factories import CollectionFactory


class TestCreate:
    """``CollectionCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = CollectionCreate.model_validate(CollectionFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CollectionCreate.model_validate(CollectionFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["words"])
    def test_requires(self, field: str) -> None:
        body = CollectionFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            CollectionCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize(
        ("field", "default"),
        [
            pytest.param("tags", [], id="tags"),
            pytest.param("numbers", [1, 2], id="numbers"),
            pytest.param("evens", None, id="evens"),
            pytest.param("large", None, id="large"),
            pytest.param("ratios", None, id="ratios"),
            pytest.param("prices", ["1.50"], id="prices"),
            pytest.param("flags", None, id="flags"),
            pytest.param("days", None, id="days"),
            pytest.param("moments", None, id="moments"),
            pytest.param("keys", None, id="keys"),
            pytest.param("phones", None, id="phones"),
            pytest.param("colours", ["RED"], id="colours"),
        ],
    )
    def test_fills_in_what_is_absent(self, field: str, default: Any) -> None:
        body = CollectionFactory.payload()
        del body[field]

        assert CollectionCreate.model_validate(body).model_dump(mode="json")[field] == default

    @pytest.mark.parametrize("field", ["words", "tags", "numbers", "prices", "colours"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CollectionCreate.model_validate(CollectionFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["evens", "large", "ratios", "flags", "days", "moments", "keys", "phones"])
    def test_accepts_null(self, field: str) -> None:
        data = CollectionCreate.model_validate(CollectionFactory.payload(**{field: None}))

        assert data.model_dump()[field] is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CollectionCreate.model_validate(CollectionFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``CollectionUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert CollectionUpdate.model_validate({}).model_dump(exclude_unset=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = CollectionUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True) == {field: value}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CollectionUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["words", "tags", "numbers", "prices", "colours"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CollectionUpdate.model_validate({field: None})

    @pytest.mark.parametrize("field", ["evens", "large", "ratios", "flags", "days", "moments", "keys", "phones"])
    def test_accepts_null(self, field: str) -> None:
        assert CollectionUpdate.model_validate({field: None}).model_dump(exclude_unset=True) == {field: None}

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CollectionUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Collection``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Collection.model_validate(CollectionFactory.create())

        assert set(answer.model_dump()) == {
            "id",
            "words",
            "tags",
            "numbers",
            "evens",
            "large",
            "ratios",
            "prices",
            "flags",
            "days",
            "moments",
            "keys",
            "phones",
            "colours",
            "created_at",
            "updated_at",
        }

    def test_has_the_values_of_the_entity(self) -> None:
        entity = CollectionFactory.create()

        answered: dict[str, Any] = Collection.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}

    @pytest.mark.parametrize("field", ["evens", "large", "ratios", "flags", "days", "moments", "keys", "phones"])
    def test_may_be_null(self, field: str) -> None:
        answer = Collection.model_validate(CollectionFactory.create(**{field: None}))

        assert answer.model_dump()[field] is None


class TestListQuery:
    """``CollectionListQuery``."""

    def test_defaults(self) -> None:
        query = CollectionListQuery()

        assert (query.page, query.size, query.sort) == (1, 10, "created_at")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 50}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert CollectionListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 51}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            CollectionListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
