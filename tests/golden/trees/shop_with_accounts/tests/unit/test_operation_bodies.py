# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_operation_bodies.py.j2.
"""The schema of every body of a business operation: what it takes and refuses."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.every import every_operation
from tests.operations import Operation


def refusals(operation: Operation, values: dict[str, Any]) -> list[tuple[str | int, str]]:
    """Where and why a schema refuses values."""
    with pytest.raises(ValidationError) as caught:
        operation.schema.model_validate(values)
    return [(each["loc"][0], each["type"]) for each in caught.value.errors()]


@every_operation("accepted", "field, value")
def test_a_body_keeps(operation: Operation, field: str, value: Any) -> None:
    assert operation.schema.model_validate(operation.of(**{field: value})).model_dump(mode="json")[field] == value


@every_operation("refused", "field, value, error")
def test_a_body_refuses(operation: Operation, field: str, value: Any, error: str) -> None:
    assert refusals(operation, operation.of(**{field: value})) == [(field, error)]


@every_operation("required", "field")
def test_a_body_requires(operation: Operation, field: str) -> None:
    assert refusals(operation, operation.without(field)) == [(field, "missing")]


@every_operation("not_null", "field")
def test_a_body_refuses_null(operation: Operation, field: str) -> None:
    assert {name for name, _ in refusals(operation, operation.of(**{field: None}))} == {field}


@every_operation("defaults", "field, default")
def test_a_body_has_defaults(operation: Operation, field: str, default: Any) -> None:
    assert operation.schema.model_validate(operation.without(field)).model_dump(mode="json")[field] == default


@every_operation("unsent")
def test_a_body_refuses_what_it_does_not_know(operation: Operation) -> None:
    assert refusals(operation, operation.of(**dict.fromkeys(operation.unsent))) == [
        (name, "extra_forbidden") for name in operation.unsent
    ]
