# Generated from specs/<app>.yaml by templates/tests/unit/test_json_values.py.j2.
"""JSON as PostgreSQL gives it back, and what it cannot store."""

from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from src.models.fields.json_values import MAX_DEPTH, Json, at_most

JSON = TypeAdapter[Any](Annotated[Json, at_most(1000)])


def nested(depth: int) -> list[Any]:
    """A list in a list in a list."""
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        pytest.param(1.5, 1.5, id="a fraction"),
        pytest.param(-0.0, 0.0, id="minus zero"),
        pytest.param(1e16, 10**16, id="a float with an exponent"),
        pytest.param(-1e23, -(10**23), id="digits that Python would guess"),
        pytest.param(Decimal("1e23"), 10**23, id="a large decimal"),
        pytest.param(Decimal("0.10"), 0.1, id="a decimal that a float keeps"),
        pytest.param({"a": [1e16, {"b": -0.0}]}, {"a": [10**16, {"b": 0.0}]}, id="inside"),
        pytest.param([True, 1, "one"], [True, 1, "one"], id="all else"),
    ],
)
def test_is_as_it_will_be_stored(value: Any, stored: Any) -> None:
    # To Python 1, 1.0 and True are the same, and so are 0.0 and -0.0.
    assert repr(JSON.validate_python(value)) == repr(stored)


@pytest.mark.parametrize(
    ("value", "error"),
    [
        pytest.param(float("inf"), "finite_number", id="infinity"),
        pytest.param([float("nan")], "finite_number", id="not a number"),
        pytest.param(Decimal("1e400"), "finite_number", id="a decimal beyond every float"),
        pytest.param([Decimal("90071992547409.931")], "number_precision", id="more digits than a float has"),
        pytest.param({"a": "\0"}, "nul_character", id="a NUL"),
        pytest.param({"\0": 1}, "nul_character", id="a NUL in a key"),
        pytest.param(nested(MAX_DEPTH + 1), "too_deep", id="too deep"),
        pytest.param(None, "null", id="null"),
        pytest.param("x" * 999, "too_large", id="a long text"),
        pytest.param([[]] * 10**6, "too_large", id="very much of nothing"),
    ],
)
def test_is_refused(value: Any, error: str) -> None:
    with pytest.raises(ValidationError) as caught:
        JSON.validate_python(value)

    assert [each["type"] for each in caught.value.errors()] == [error]


def test_as_deep_as_may_be() -> None:
    assert JSON.validate_python(nested(MAX_DEPTH)) == nested(MAX_DEPTH)


@pytest.mark.parametrize(
    ("value", "ok"),
    [
        ("x" * 8, True),
        ("x" * 9, False),
        ("\u00e9" * 4, True),
        ("\u00e9" * 5, False),
        ([1, 2, 3, 4], True),
        ({"a": [1, 2]}, False),
    ],
)
def test_its_size_is_that_of_its_bytes(value: Any, ok: bool) -> None:
    small = TypeAdapter[Any](Annotated[Json, at_most(10)])
    if ok:
        assert small.validate_python(value) == value
        return
    with pytest.raises(ValidationError) as caught:
        small.validate_python(value)

    assert [each["type"] for each in caught.value.errors()] == ["too_large"]
