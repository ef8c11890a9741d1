# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of comments: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.comment import Comment, CommentCreate, CommentListQuery
from tests.cases.comment import ACCEPTED, DIRTY, REFUSED, REFUSED_ON_CREATE, WRITTEN
from tests.factories import CommentFactory


class TestCreate:
    """``CommentCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = CommentCreate.model_validate(CommentFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == value

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    def test_sanitises(self, field: str, dirty: str, clean: str) -> None:
        data = CommentCreate.model_validate(CommentFactory.payload(**{field: dirty}))

        assert data.model_dump(by_alias=True)[field] == clean

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = CommentCreate.model_validate(CommentFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), [*REFUSED, *REFUSED_ON_CREATE])
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CommentCreate.model_validate(CommentFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["articleId", "text"])
    def test_requires(self, field: str) -> None:
        body = CommentFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            CommentCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["articleId", "text"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CommentCreate.model_validate(CommentFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "deleted_at", "article_id", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CommentCreate.model_validate(CommentFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Comment``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Comment.model_validate(CommentFactory.create())

        assert set(answer.model_dump(by_alias=True)) == {"id", "articleId", "text", "createdAt", "updatedAt"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = CommentFactory.create()

        answered: dict[str, Any] = Comment.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}


class TestListQuery:
    """``CommentListQuery``."""

    def test_defaults(self) -> None:
        query = CommentListQuery()

        assert (query.page, query.size, query.sort) == (1, 20, "createdAt")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert CommentListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            CommentListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
