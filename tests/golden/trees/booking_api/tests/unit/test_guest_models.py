# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of guests: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.guest import Guest, GuestCreate, GuestUpdate
from tests.cases.guest import ACCEPTED, REFUSED, WRITTEN
from tests.factories import GuestFactory


class TestCreate:
    """``GuestCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = GuestCreate.model_validate(GuestFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = GuestCreate.model_validate(GuestFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            GuestCreate.model_validate(GuestFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["name"])
    def test_requires(self, field: str) -> None:
        body = GuestFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            GuestCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize(
        ("field", "default"),
        [
            pytest.param("phone", None, id="phone"),
        ],
    )
    def test_fills_in_what_is_absent(self, field: str, default: Any) -> None:
        body = GuestFactory.payload()
        del body[field]

        assert GuestCreate.model_validate(body).model_dump(mode="json")[field] == default

    @pytest.mark.parametrize("field", ["name"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            GuestCreate.model_validate(GuestFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["phone"])
    def test_accepts_null(self, field: str) -> None:
        data = GuestCreate.model_validate(GuestFactory.payload(**{field: None}))

        assert data.model_dump()[field] is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            GuestCreate.model_validate(GuestFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``GuestUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert GuestUpdate.model_validate({}).model_dump(exclude_unset=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = GuestUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True) == {field: value}

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = GuestUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True) == {field: answer}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            GuestUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["name"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            GuestUpdate.model_validate({field: None})

    @pytest.mark.parametrize("field", ["phone"])
    def test_accepts_null(self, field: str) -> None:
        assert GuestUpdate.model_validate({field: None}).model_dump(exclude_unset=True) == {field: None}

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            GuestUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Guest``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Guest.model_validate(GuestFactory.create())

        assert set(answer.model_dump()) == {"id", "name", "phone", "created_at", "updated_at"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = GuestFactory.create()

        answered: dict[str, Any] = Guest.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}

    @pytest.mark.parametrize("field", ["phone"])
    def test_may_be_null(self, field: str) -> None:
        answer = Guest.model_validate(GuestFactory.create(**{field: None}))

        assert answer.model_dump()[field] is None
