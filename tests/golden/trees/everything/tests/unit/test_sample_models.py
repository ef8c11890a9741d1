# Generated from specs/everything.yaml by templates/tests/unit/test_entity_models.py.j2.
"""Schemas of samples: what they accept, refuse and answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from src.models.schemas.sample import Sample, SampleCreate, SampleListQuery, SampleUpdate
from tests.cases.sample import ACCEPTED, ACCEPTED_ON_CREATE, DIRTY, REFUSED, REFUSED_ON_CREATE, WRITTEN
from tests.factories import SampleFactory


class TestCreate:
    """``SampleCreate``."""

    @pytest.mark.parametrize(("field", "value"), [*ACCEPTED, *ACCEPTED_ON_CREATE])
    def test_accepts(self, field: str, value: Any) -> None:
        data = SampleCreate.model_validate(SampleFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == value

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    def test_sanitises(self, field: str, dirty: str, clean: str) -> None:
        data = SampleCreate.model_validate(SampleFactory.payload(**{field: dirty}))

        assert data.model_dump()[field] == clean

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = SampleCreate.model_validate(SampleFactory.payload(**{field: value}))

        assert data.model_dump(mode="json")[field] == answer

    @pytest.mark.parametrize(("field", "value", "error"), [*REFUSED, *REFUSED_ON_CREATE])
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            SampleCreate.model_validate(SampleFactory.payload(**{field: value}))

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize("field", ["name", "code", "secret"])
    def test_requires(self, field: str) -> None:
        body = SampleFactory.payload()
        del body[field]

        with pytest.raises(ValidationError) as caught:
            SampleCreate.model_validate(body)

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [((field,), "missing")]

    @pytest.mark.parametrize(
        ("field", "default"),
        [
            pytest.param("slogan", None, id="slogan"),
            pytest.param("note", None, id="note"),
            pytest.param("letters", None, id="letters"),
            pytest.param("count", 0, id="count"),
            pytest.param("dozen", 12, id="dozen"),
            pytest.param("large", None, id="large"),
            pytest.param("steps", 10, id="steps"),
            pytest.param("rank", None, id="rank"),
            pytest.param("seconds", None, id="seconds"),
            pytest.param("ratio", 0.5, id="ratio"),
            pytest.param("reading", None, id="reading"),
            pytest.param("price", "9.90", id="price"),
            pytest.param("weight", None, id="weight"),
            pytest.param("total", None, id="total"),
            pytest.param("active", True, id="active"),
            pytest.param("checked", None, id="checked"),
            pytest.param("born", "2000-02-29", id="born"),
            pytest.param("died", None, id="died"),
            pytest.param("opens", "09:30:00", id="opens"),
            pytest.param("seen", None, id="seen"),
            pytest.param("due", "2030-06-01T12:00:00Z", id="due"),
            pytest.param("reference", None, id="reference"),
            pytest.param("mail", None, id="mail"),
            pytest.param("mailbox", None, id="mailbox"),
            pytest.param("phone", None, id="phone"),
            pytest.param("site", "https://example.com/", id="site"),
            pytest.param("state", "NEW", id="state"),
            pytest.param("document", {}, id="document"),
            pytest.param("settings", None, id="settings"),
        ],
    )
    def test_fills_in_what_is_absent(self, field: str, default: Any) -> None:
        body = SampleFactory.payload()
        del body[field]

        assert SampleCreate.model_validate(body).model_dump(mode="json")[field] == default

    @pytest.mark.parametrize(
        "field",
        [
            "name",
            "code",
            "body",
            "count",
            "dozen",
            "steps",
            "ratio",
            "price",
            "active",
            "born",
            "opens",
            "due",
            "site",
            "state",
            "document",
            "secret",
        ],
    )
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            SampleCreate.model_validate(SampleFactory.payload(**{field: None}))

    @pytest.mark.parametrize(
        "field",
        [
            "slogan",
            "note",
            "letters",
            "large",
            "rank",
            "seconds",
            "reading",
            "weight",
            "total",
            "checked",
            "died",
            "seen",
            "reference",
            "mail",
            "mailbox",
            "phone",
            "settings",
        ],
    )
    def test_accepts_null(self, field: str) -> None:
        data = SampleCreate.model_validate(SampleFactory.payload(**{field: None}))

        assert data.model_dump()[field] is None

    @pytest.mark.parametrize(
        "field", ["serial", "revision", "id", "created_at", "updated_at", "deleted_at", "no_such_field"]
    )
    def test_refuses_what_a_client_may_not_set(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            SampleCreate.model_validate(SampleFactory.payload(**{field: None}))

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestUpdate:
    """``SampleUpdate``."""

    def test_accepts_nothing_at_all(self) -> None:
        assert SampleUpdate.model_validate({}).model_dump(exclude_unset=True) == {}

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    def test_holds_only_what_was_sent(self, field: str, value: Any) -> None:
        data = SampleUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True) == {field: value}

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    def test_sanitises(self, field: str, dirty: str, clean: str) -> None:
        data = SampleUpdate.model_validate({field: dirty})

        assert data.model_dump(exclude_unset=True) == {field: clean}

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    def test_knows_other_forms(self, field: str, value: Any, answer: Any) -> None:
        data = SampleUpdate.model_validate({field: value})

        assert data.model_dump(mode="json", exclude_unset=True) == {field: answer}

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    def test_refuses(self, field: str, value: Any, error: str) -> None:
        with pytest.raises(ValidationError) as caught:
            SampleUpdate.model_validate({field: value})

        assert [(problem["loc"][0], problem["type"]) for problem in caught.value.errors()] == [(field, error)]

    @pytest.mark.parametrize(
        "field",
        [
            "name",
            "body",
            "count",
            "dozen",
            "steps",
            "ratio",
            "price",
            "active",
            "born",
            "opens",
            "due",
            "site",
            "state",
            "document",
            "secret",
        ],
    )
    def test_refuses_null(self, field: str) -> None:
        with pytest.raises(ValidationError, match=field):
            SampleUpdate.model_validate({field: None})

    @pytest.mark.parametrize(
        "field",
        [
            "slogan",
            "note",
            "letters",
            "large",
            "rank",
            "seconds",
            "reading",
            "weight",
            "total",
            "checked",
            "died",
            "seen",
            "reference",
            "mail",
            "mailbox",
            "phone",
            "settings",
        ],
    )
    def test_accepts_null(self, field: str) -> None:
        assert SampleUpdate.model_validate({field: None}).model_dump(exclude_unset=True) == {field: None}

    @pytest.mark.parametrize(
        "field", ["code", "serial", "revision", "id", "created_at", "updated_at", "deleted_at", "no_such_field"]
    )
    def test_refuses_what_a_client_may_not_change(self, field: str) -> None:
        with pytest.raises(ValidationError) as caught:
            SampleUpdate.model_validate({field: None})

        assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [
            ((field,), "extra_forbidden")
        ]


class TestAnswer:
    """``Sample``."""

    def test_has_the_fields_that_a_client_may_see(self) -> None:
        answer = Sample.model_validate(SampleFactory.create())

        assert set(answer.model_dump()) == {
            "id",
            "name",
            "code",
            "slogan",
            "note",
            "body",
            "letters",
            "count",
            "dozen",
            "large",
            "steps",
            "rank",
            "seconds",
            "ratio",
            "reading",
            "price",
            "weight",
            "total",
            "active",
            "checked",
            "born",
            "died",
            "opens",
            "seen",
            "due",
            "reference",
            "mail",
            "mailbox",
            "phone",
            "site",
            "state",
            "document",
            "settings",
            "serial",
            "revision",
            "created_at",
            "updated_at",
        }

    def test_has_the_values_of_the_entity(self) -> None:
        entity = SampleFactory.create()

        answered: dict[str, Any] = Sample.model_validate(entity).model_dump()

        assert answered == {name: getattr(entity, name) for name in answered}

    @pytest.mark.parametrize(
        "field",
        [
            "slogan",
            "note",
            "letters",
            "large",
            "rank",
            "seconds",
            "reading",
            "weight",
            "total",
            "checked",
            "died",
            "seen",
            "reference",
            "mail",
            "mailbox",
            "phone",
            "settings",
            "serial",
        ],
    )
    def test_may_be_null(self, field: str) -> None:
        answer = Sample.model_validate(SampleFactory.create(**{field: None}))

        assert answer.model_dump()[field] is None


class TestListQuery:
    """``SampleListQuery``."""

    def test_defaults(self) -> None:
        query = SampleListQuery()

        assert (query.page, query.size, query.sort) == (1, 10, "created_at")

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 50}, {"page": 1}, {"page": 1_000_000}], ids=str)
    def test_accepts_the_bounds_of_the_page(self, parameters: dict[str, Any]) -> None:
        assert SampleListQuery.model_validate(parameters).model_dump(include=set(parameters)) == parameters

    @pytest.mark.parametrize(
        "parameters",
        [{"size": 0}, {"size": 51}, {"page": 0}, {"page": 1_000_001}, {"sort": "no_such_field"}, {"no_such_field": 1}],
        ids=str,
    )
    def test_refuses(self, parameters: dict[str, Any]) -> None:
        with pytest.raises(ValidationError) as caught:
            SampleListQuery.model_validate(parameters)

        assert [problem["loc"] for problem in caught.value.errors()] == [tuple(parameters)]
