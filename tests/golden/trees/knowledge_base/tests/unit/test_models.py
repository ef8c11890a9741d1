# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_models.py.j2.
"""What holds for the schemas of every entity."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError

from src.core.database import Base
from src.models.schemas import (
    Article,
    ArticleCreate,
    ArticleListQuery,
    ArticleUpdate,
    Author,
    AuthorCreate,
    AuthorListQuery,
    Category,
    CategoryCreate,
    CategoryListQuery,
    CategoryUpdate,
    Comment,
    CommentCreate,
    CommentListQuery,
    Note,
    Section,
    SectionCreate,
    SectionUpdate,
    Tag,
    TagCreate,
    TagListQuery,
    TagUpdate,
)
from tests import factories

ANSWERS = [
    pytest.param(Category, factories.CategoryFactory.create, id="Category"),
    pytest.param(Author, factories.AuthorFactory.create, id="Author"),
    pytest.param(Tag, factories.TagFactory.create, id="Tag"),
    pytest.param(Article, lambda: factories.ArticleFactory.row(factories.ArticleFactory.create()), id="Article"),
    pytest.param(Section, lambda: factories.SectionFactory.row(factories.SectionFactory.create()), id="Section"),
    pytest.param(Note, factories.NoteFactory.create, id="Note"),
    pytest.param(Comment, factories.CommentFactory.create, id="Comment"),
]

INPUTS: list[type[BaseModel]] = [
    CategoryCreate,
    CategoryListQuery,
    CategoryUpdate,
    AuthorCreate,
    AuthorListQuery,
    TagCreate,
    TagListQuery,
    TagUpdate,
    ArticleCreate,
    ArticleListQuery,
    ArticleUpdate,
    SectionCreate,
    SectionUpdate,
    CommentCreate,
    CommentListQuery,
]
BODIES: list[type[BaseModel]] = [
    CategoryCreate,
    CategoryUpdate,
    AuthorCreate,
    TagCreate,
    TagUpdate,
    ArticleCreate,
    ArticleUpdate,
    SectionCreate,
    SectionUpdate,
    CommentCreate,
]


@pytest.mark.parametrize(("schema", "make"), ANSWERS)
def test_every_answer_is_made_from_an_entity(
    schema: type[BaseModel], make: Callable[[], Base | dict[str, Any]]
) -> None:
    answer = schema.model_validate(make())

    assert schema.model_validate_json(answer.model_dump_json()) == answer


@pytest.mark.parametrize(("schema", "make"), ANSWERS)
def test_every_answer_begins_with_an_id(schema: type[BaseModel], make: Callable[[], Base | dict[str, Any]]) -> None:
    name, value = next(iter(schema.model_validate(make())))

    assert name == "id"
    assert isinstance(value, UUID)


@pytest.mark.parametrize("schema", INPUTS)
def test_every_input_refuses_unknown_fields(schema: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as caught:
        schema.model_validate({"no_such_field": 1})

    assert (("no_such_field",), "extra_forbidden") in [(each["loc"], each["type"]) for each in caught.value.errors()]


@pytest.mark.parametrize("body", [None, 1, "text", [], [{}]], ids=repr)
@pytest.mark.parametrize("schema", INPUTS)
def test_every_input_is_an_object(schema: type[BaseModel], body: Any) -> None:
    with pytest.raises(ValidationError):
        schema.model_validate(body)


@pytest.mark.parametrize("schema", BODIES)
def test_every_body_is_strict(schema: type[BaseModel]) -> None:
    assert schema.model_config.get("strict") is True


@pytest.mark.parametrize(
    "schema", [CategoryListQuery, AuthorListQuery, TagListQuery, ArticleListQuery, CommentListQuery]
)
def test_every_list_is_bounded(schema: type[BaseModel]) -> None:
    with pytest.raises(ValidationError):
        schema.model_validate({"size": 101})
