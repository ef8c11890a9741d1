# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of sections: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.section import Section, SectionCreate, SectionUpdate
from tests.cases.section import ACCEPTED, DIRTY, REFUSED, REFUSED_ON_CREATE, WRITTEN
from tests.factories import SectionFactory


class TestCreate:
    """``SectionCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = SectionCreate.model_validate(SectionFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == value

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    def test_sanitises(self, field: str, dirty: str, clean: str) -> None:
        data = SectionCreate.model_validate(SectionFactory.payload(**{field: dirty}))

        assert data.model_dump(by_alias=True)[field] == clean

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = SectionCreate.model_validate(SectionFactory.payload(**{field: value}))

        assert data.model_dump(mode="json", by_alias=True)[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), [*REFUSED, *REFUSED_ON_CREATE])
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            SectionCreate.model_validate(SectionFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["articleId", "heading", "body", "position"])
    def test_requires(self, field: str) -> None:
        body = SectionFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            SectionCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["articleId", "heading", "body", "position"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            SectionCreate.model_validate(SectionFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["notes", "noteCount", "id", "article_id", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            SectionCreate.model_validate(SectionFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``SectionUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert SectionUpdate.model_validate({}).model_dump(exclude_unset=True, by_alias=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = SectionUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == {field: value}

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    def test_sanitises(self, field: str, dirty: str, clean: str) -> None:
        data = SectionUpdate.model_validate({field: dirty})

        assert data.model_dump(exclude_unset=True, by_alias=True) == {field: clean}

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = SectionUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == {field: answer}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            SectionUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["heading", "body", "position"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            SectionUpdate.model_validate({field: None})

    @pytest.mark.parametrize("field", ["articleId", "notes", "noteCount", "id", "no_such_field"])
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            SectionUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Section``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Section.model_validate(SectionFactory.row(SectionFactory.create()))

        assert set(answer.model_dump(by_alias=True)) == {
            "id",
            "articleId",
            "heading",
            "body",
            "position",
            "notes",
            "noteCount",
        }

    def test_has_the_values_of_the_entity(self) -> None:
        entity = SectionFactory.create()

        row = SectionFactory.row(entity)

        answered = Section.model_validate(row).model_dump(exclude={"note_count"})

        assert answered == {name: row[name] for name in answered}
