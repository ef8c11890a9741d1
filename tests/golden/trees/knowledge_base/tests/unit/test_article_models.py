# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of articles: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.article import Article, ArticleCreate, ArticleListQuery, ArticleUpdate
from tests.cases.article import ACCEPTED, DIRTY, REFUSED, WRITTEN
from tests.factories import ArticleFactory


class TestCreate:
    """``ArticleCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = ArticleCreate.model_validate(ArticleFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == value

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    def test_sanitises(self, field: str, dirty: str, clean: str) -> None:
        data = ArticleCreate.model_validate(ArticleFactory.payload(**{field: dirty}))

        assert data.model_dump(by_alias=True)[field] == clean

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = ArticleCreate.model_validate(ArticleFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ArticleCreate.model_validate(ArticleFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["categoryId", "title"])
    def test_requires(self, field: str) -> None:
        body = ArticleFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            ArticleCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize(
        ("field", "default"),
        [
            pytest.param("authorId", None, id="authorId"),
            pytest.param("summary", None, id="summary"),
            pytest.param("state", "DRAFT", id="state"),
        ],
    )
    def test_fills_in_what_is_absent(self, field: str, default: Any) -> None:
        body = ArticleFactory.payload()
        del body[field]

        assert ArticleCreate.model_validate(body).model_dump(mode="json", by_alias=True)[field] == default

    @pytest.mark.parametrize("field", ["categoryId", "title", "state"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            ArticleCreate.model_validate(ArticleFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["authorId", "summary"])
    def test_accepts_null(self, field: str) -> None:
        data = ArticleCreate.model_validate(ArticleFactory.payload(**{field: None}))

        assert data.model_dump(by_alias=True)[field] is None

    @pytest.mark.parametrize(
        "field",
        [
            "sections",
            "tags",
            "sectionCount",
            "id",
            "createdAt",
            "updatedAt",
            "category_id",
            "author_id",
            "no_such_field",
        ],
    )
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ArticleCreate.model_validate(ArticleFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``ArticleUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert ArticleUpdate.model_validate({}).model_dump(exclude_unset=True, by_alias=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = ArticleUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == {field: value}

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    def test_sanitises(self, field: str, dirty: str, clean: str) -> None:
        data = ArticleUpdate.model_validate({field: dirty})

        assert data.model_dump(exclude_unset=True, by_alias=True) == {field: clean}

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = ArticleUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == {field: answer}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ArticleUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["categoryId", "title", "state"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            ArticleUpdate.model_validate({field: None})

    @pytest.mark.parametrize("field", ["authorId", "summary"])
    def test_accepts_null(self, field: str) -> None:
        assert ArticleUpdate.model_validate({field: None}).model_dump(exclude_unset=True, by_alias=True) == {
            field: None
        }

    @pytest.mark.parametrize(
        "field",
        [
            "sections",
            "tags",
            "sectionCount",
            "id",
            "createdAt",
            "updatedAt",
            "category_id",
            "author_id",
            "no_such_field",
        ],
    )
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            ArticleUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Article``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Article.model_validate(ArticleFactory.row(ArticleFactory.create()))

        assert set(answer.model_dump(by_alias=True)) == {
            "id",
            "categoryId",
            "authorId",
            "title",
            "summary",
            "state",
            "sections",
            "tags",
            "sectionCount",
            "createdAt",
            "updatedAt",
        }

    def test_has_the_values_of_the_entity(self) -> None:
        entity = ArticleFactory.create()

        row = ArticleFactory.row(entity)

        answered = Article.model_validate(row).model_dump(exclude={"section_count"})

        assert answered == {name: row[name] for name in answered}

    @pytest.mark.parametrize("field", ["author_id", "summary"])
    def test_may_be_null(self, field: str) -> None:
        answer = Article.model_validate(ArticleFactory.row(ArticleFactory.create(**{field: None})))

        assert answer.model_dump()[field] is None


class TestListQuery:
    """``ArticleListQuery``."""

    def test_defaults(self) -> None:
        query = ArticleListQuery()

        assert (query.page, query.size, query.sort) == (1, 20, "createdAt")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert ArticleListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            ArticleListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
