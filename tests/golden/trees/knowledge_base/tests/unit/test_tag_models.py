# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of tags: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.tag import Tag, TagCreate, TagListQuery, TagUpdate
from tests.cases.tag import ACCEPTED, REFUSED, WRITTEN
from tests.factories import TagFactory


class TestCreate:
    """``TagCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = TagCreate.model_validate(TagFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == value

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = TagCreate.model_validate(TagFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            TagCreate.model_validate(TagFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["name"])
    def test_requires(self, field: str) -> None:
        body = TagFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            TagCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["name"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            TagCreate.model_validate(TagFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            TagCreate.model_validate(TagFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``TagUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert TagUpdate.model_validate({}).model_dump(exclude_unset=True, by_alias=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = TagUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == {field: value}

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = TagUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == {field: answer}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            TagUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["name"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            TagUpdate.model_validate({field: None})

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "no_such_field"])
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            TagUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Tag``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Tag.model_validate(TagFactory.create())

        assert set(answer.model_dump(by_alias=True)) == {"id", "name", "createdAt", "updatedAt"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = TagFactory.create()

        answered: dict[str, Any] = Tag.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}


class TestListQuery:
    """``TagListQuery``."""

    def test_defaults(self) -> None:
        query = TagListQuery()

        assert (query.page, query.size, query.sort) == (1, 20, "createdAt")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert TagListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            TagListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
