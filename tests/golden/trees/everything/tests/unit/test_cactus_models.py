# Generated from specs/everything.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of cacti: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.cactus import Cactus, CactusCreate, CactusUpdate
from tests.cases.cactus import ACCEPTED, REFUSED
from tests.factories import CactusFactory


class TestCreate:
    """``CactusCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = CactusCreate.model_validate(CactusFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CactusCreate.model_validate(CactusFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["height"])
    def test_requires(self, field: str) -> None:
        body = CactusFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            CactusCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["height"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CactusCreate.model_validate(CactusFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CactusCreate.model_validate(CactusFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``CactusUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert CactusUpdate.model_validate({}).model_dump(exclude_unset=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = CactusUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True) == {field: value}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CactusUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["height"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            CactusUpdate.model_validate({field: None})

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            CactusUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Cactus``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Cactus.model_validate(CactusFactory.create())

        assert set(answer.model_dump()) == {"id", "height", "created_at", "updated_at"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = CactusFactory.create()

        answered: dict[str, Any] = Cactus.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}
