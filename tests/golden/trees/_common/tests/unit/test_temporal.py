# Generated from specs/<app>.yaml by templates/tests/unit/test_temporal.py.j2.
"""What is said of a date, a time or a moment that is not written in ISO 8601."""

import re
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from src.models.fields.temporal import JsonDate, JsonDateTime, JsonTime

EXAMPLES = [
    pytest.param(JsonDate, "2026-01-31", id="a date"),
    pytest.param(JsonTime, "09:30:00", id="a time"),
    pytest.param(JsonDateTime, "2026-01-31T09:30:00Z", id="a moment"),
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_example_is_accepted(kind: Any, example: str) -> None:
    adapter = TypeAdapter[Any](kind)

    assert adapter.dump_python(adapter.validate_python(example), mode="json") == example


def test_a_time_is_described_as_one_without_an_offset() -> None:
    schema = TypeAdapter[Any](JsonTime).json_schema()

    assert (schema["type"], schema["format"]) == ("string", "time-local")
    assert re.fullmatch(schema["pattern"], "23:59:59.999999")
    assert not re.fullmatch(schema["pattern"], "09:30:00Z")


@pytest.mark.parametrize(
    "value", ["tomorrow", 1769851800, Decimal("1.5")], ids=["a word", "a Unix time", "a Unix time with a fraction"]
)
@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_example_is_shown(kind: Any, example: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter[Any](kind).validate_python(value)

    assert [(each["type"], each["msg"]) for each in caught.value.errors()] == [
        ("iso_format", f"Input should be written like {example}")
    ]
