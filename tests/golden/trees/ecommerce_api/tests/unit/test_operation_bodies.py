# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_operation_bodies.py.j2.
"""The schema of every body of a business operation: what it takes and refuses."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.cases import base
from tests.every import every_body


def refusals(body: base.Body, values: dict[str, Any]) -> list[tuple[str | int, str]]:
    """Where and why a schema refuses values."""
    with pytest.raises(ValidationError) as caught:
        body.schema.model_validate(values)
    return [(each["loc"][0], each["type"]) for each in caught.value.errors()]


@every_body("accepted", "field, value")
def test_a_body_keeps(body: base.Body, field: str, value: Any) -> None:
    assert body.schema.model_validate(body.of(**{field: value})).model_dump(mode="json")[field] == value


@every_body("refused", "field, value, error")
def test_a_body_refuses(body: base.Body, field: str, value: Any, error: str) -> None:
    assert refusals(body, body.of(**{field: value})) == [(field, error)]


@every_body("required", "field")
def test_a_body_requires(body: base.Body, field: str) -> None:
    assert refusals(body, body.without(field)) == [(field, "missing")]


@every_body("not_null", "field")
def test_a_body_refuses_null(body: base.Body, field: str) -> None:
    assert {name for name, _ in refusals(body, body.of(**{field: None}))} == {field}


@every_body("defaults", "field, default")
def test_a_body_has_defaults(body: base.Body, field: str, default: Any) -> None:
    assert body.schema.model_validate(body.without(field)).model_dump(mode="json")[field] == default


@every_body()
def test_a_body_refuses_what_it_does_not_know(body: base.Body) -> None:
    assert refusals(body, body.of(**dict.fromkeys(body.unsent))) == [(name, "extra_forbidden") for name in body.unsent]
