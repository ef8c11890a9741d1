# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_schemas.py.j2.
"""The schemas of every entity: what they accept, refuse and answer."""

from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from tests.cases.base import Subject
from tests.every import every


def refusals(schema: Any, body: Any) -> list[tuple[str | int, str]]:
    """Where and why a schema refuses a body."""
    with pytest.raises(ValidationError) as caught:
        schema.model_validate(body)
    return [(each["loc"][0], each["type"]) for each in caught.value.errors()]


@every("kept", "field, value, answer", having="create update")
def test_a_body_keeps(subject: Subject, verb: str, field: str, value: Any, answer: Any) -> None:
    body = subject.body(verb, **{field: value})

    sent = getattr(subject, verb).model_validate(body).model_dump(mode="json", exclude_unset=True)

    assert sent.keys() == body.keys()
    assert sent[field] == answer


@every("refused", "field, value, error", having="create update")
def test_a_body_refuses(subject: Subject, verb: str, field: str, value: Any, error: str) -> None:
    assert refusals(getattr(subject, verb), subject.body(verb, **{field: value})) == [(field, error)]


@every("not_null", "field", having="create update")
def test_a_body_refuses_null(subject: Subject, verb: str, field: str) -> None:
    problems = refusals(getattr(subject, verb), subject.body(verb, **{field: None}))

    assert {name for name, _ in problems} == {field}


@every(having="create update")
def test_a_body_refuses_what_a_client_may_not_send(subject: Subject, verb: str) -> None:
    foreign = subject.foreign(verb)

    problems = refusals(getattr(subject, verb), subject.body(verb, **dict.fromkeys(foreign)))

    assert problems == [(name, "extra_forbidden") for name in foreign]


@every(having="create update")
def test_very_many_unknown_fields_are_one_problem(subject: Subject, verb: str) -> None:
    schema, body = getattr(subject, verb), subject.body(verb)
    unknown = [str(number) for number in range(len(schema.model_fields) + 21 - len(body))]

    assert refusals(schema, {**body, **dict.fromkeys(unknown[1:])}) == [
        (name, "extra_forbidden") for name in unknown[1:]
    ]

    with pytest.raises(ValidationError, match="too_many_fields"):
        schema.model_validate({**body, **dict.fromkeys(unknown)})


@pytest.mark.parametrize("body", [None, 1, "text", [], [{}]], ids=repr)
@every(having="create update")
def test_a_body_is_an_object(subject: Subject, verb: str, body: Any) -> None:
    with pytest.raises(ValidationError):
        getattr(subject, verb).model_validate(body)


@every(having="create update")
def test_a_body_is_strict(subject: Subject, verb: str) -> None:
    assert getattr(subject, verb).model_config.get("strict") is True


@every("required", "field", having="create")
def test_a_new_row_requires(subject: Subject, field: str) -> None:
    body = subject.body("create")
    del body[field]

    assert refusals(subject.create, body) == [(field, "missing")]


@every("defaults", "field, default", having="create")
def test_what_is_absent_is_filled_in(subject: Subject, field: str, default: Any) -> None:
    body = subject.body("create")
    del body[field]

    assert subject.create.model_validate(body).model_dump(mode="json")[field] == default


@every(having="update")
def test_a_change_may_be_nothing_at_all(subject: Subject) -> None:
    assert subject.update.model_validate({}).model_dump(exclude_unset=True) == {}


@every(having="answer")
def test_an_answer_has_what_a_client_may_see(subject: Subject) -> None:
    row = subject.row(subject.factory.create())

    answer = subject.answer.model_validate(row)

    answered = answer.model_dump()
    assert next(iter(answered)) == "id"
    assert isinstance(answer.id, UUID)
    assert set(answered) == set(subject.shown)
    assert {name: row[name] for name in answered if name not in subject.computed} == {
        name: value for name, value in answered.items() if name not in subject.computed
    }
    assert subject.answer.model_validate_json(answer.model_dump_json()) == answer


@every("nullable", "field", having="answer")
def test_an_answer_may_be_null(subject: Subject, field: str) -> None:
    answer = subject.answer.model_validate(subject.row(subject.factory.create(**{field: None}))).model_dump()

    assert answer.get(field) is None
    assert (field in answer) == (field in subject.shown)


@every("states", "field, value", having="answer")
def test_an_answer_has_any_value_of_an_enum(subject: Subject, field: str, value: str) -> None:
    answer = subject.answer.model_validate(subject.row(subject.factory.create(**{field: value})))

    assert answer.model_dump()[field] == value


@every(having="list")
def test_a_list_begins_with_its_first_page(subject: Subject) -> None:
    query = subject.query()

    assert (query.page, query.size, query.sort) == (1, 20, subject.order[0])


@pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1}, {"page": 1000}], ids=str)
@every(having="list")
def test_a_list_accepts_the_bounds_of_the_page(subject: Subject, parameters: dict[str, int]) -> None:
    assert subject.query.model_validate(parameters).model_dump(include=set(parameters)) == parameters


@pytest.mark.parametrize(
    ("name", "value"),
    [("size", 0), ("size", 101), ("page", 0), ("page", 1001), ("sort", "no_such_field"), ("no_such_field", 1)],
)
@every(having="list")
def test_a_list_refuses(subject: Subject, name: str, value: Any) -> None:
    assert [field for field, _ in refusals(subject.query, {name: value})] == [name]


@pytest.mark.parametrize("query", [None, 1, "text", [], [{}]], ids=repr)
@every(having="list")
def test_a_query_is_an_object(subject: Subject, query: Any) -> None:
    with pytest.raises(ValidationError):
        subject.query.model_validate(query)
