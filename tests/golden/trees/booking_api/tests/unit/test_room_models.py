# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of rooms: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.room import Room, RoomCreate, RoomListQuery
from tests.cases.room import ACCEPTED, REFUSED, WRITTEN
from tests.factories import RoomFactory


class TestCreate:
    """``RoomCreate``."""

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_accepts(self, field: str, value: Any) -> None:
        data = RoomCreate.model_validate(RoomFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = RoomCreate.model_validate(RoomFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            RoomCreate.model_validate(RoomFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["name", "capacity"])
    def test_requires(self, field: str) -> None:
        body = RoomFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            RoomCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize("field", ["name", "capacity"])
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            RoomCreate.model_validate(RoomFactory.payload(**{field: None}))

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            RoomCreate.model_validate(RoomFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Room``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Room.model_validate(RoomFactory.create())

        assert set(answer.model_dump()) == {"id", "name", "capacity", "created_at", "updated_at"}

    def test_has_the_values_of_the_entity(self) -> None:
        entity = RoomFactory.create()

        answered: dict[str, Any] = Room.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}


class TestListQuery:
    """``RoomListQuery``."""

    def test_defaults(self) -> None:
        query = RoomListQuery()

        assert (query.page, query.size, query.sort) == (1, 20, "created_at")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert RoomListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 101}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            RoomListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
