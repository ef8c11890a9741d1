# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of authors: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.author import Author, AuthorCreate, AuthorListQuery
from tests.cases.author import ACCEPTED, REFUSED, WRITTEN
from tests.factories import AuthorFactory


class TestCreate:
    """``AuthorCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = AuthorCreate.model_validate(AuthorFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == value

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = AuthorCreate.model_validate(AuthorFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            AuthorCreate.model_validate(AuthorFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["fullName", "email"])
    def test_requires(self, field: str) -> None:
        body = AuthorFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            AuthorCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["fullName", "email"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            AuthorCreate.model_validate(AuthorFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "full_name", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            AuthorCreate.model_validate(AuthorFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Author``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Author.model_validate(AuthorFactory.create())

        assert set(answer.model_dump(by_alias=True)) == {"id", "fullName", "email", "createdAt", "updatedAt"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = AuthorFactory.create()

        answered: dict[str, Any] = Author.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}


class TestListQuery:
    """``AuthorListQuery``."""

    def test_defaults(self) -> None:
        query = AuthorListQuery()

        assert (query.page, query.size, query.sort) == (1, 20, "createdAt")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert AuthorListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            AuthorListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
