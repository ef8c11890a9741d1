# Generated from specs/<app>.yaml by templates/tests/unit/test_decimals.py.j2.
"""Decimals as the database will give them back."""

from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from src.models.fields.decimals import EXACT, JsonDecimal, with_scale

PRICE = TypeAdapter(Annotated[JsonDecimal, with_scale(2)])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("5", "5.00", id="no places"),
        pytest.param("1e4", "10000.00", id="an exponent"),
        pytest.param("-0", "0.00", id="minus zero"),
        pytest.param("1" * 60, "1" * 60 + ".00", id="more digits than Python keeps by itself"),
    ],
)
def test_has_all_its_places(value: str, text: str) -> None:
    assert str(PRICE.validate_python(value)) == text


@pytest.mark.parametrize(("digits", "is_kept"), [(1000, True), (1001, False)])
def test_is_as_exact_as_a_numeric_column(digits: int, is_kept: bool) -> None:
    value = Decimal("1" * digits)

    assert (EXACT.plus(value) == value) is is_kept


@pytest.mark.parametrize(
    ("bounds", "pattern"),
    [
        pytest.param(Field(max_digits=5, decimal_places=2), "^[+-]?[0-9]{1,3}([.][0-9]{1,2})?$", id="any"),
        pytest.param(Field(max_digits=5, decimal_places=0, ge=0), "^[+]?[0-9]{1,5}$", id="whole, without a sign"),
        pytest.param(Field(max_digits=5, decimal_places=0, gt=0), "^[+]?[0-9]{1,5}$", id="more than nothing"),
        pytest.param(Field(max_digits=2, decimal_places=2, gt=-1), "^[+-]?0([.][0-9]{1,2})?$", id="a fraction"),
    ],
)
def test_is_described_by_its_digits(bounds: Any, pattern: str) -> None:
    schema = TypeAdapter(Annotated[JsonDecimal, bounds, with_scale(2)]).json_schema()

    assert [each for each in schema["anyOf"] if "pattern" in each] == [{"type": "string", "pattern": pattern}]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("1E+4", "10000", id="a large one"),
        pytest.param("1E-8", "0.00000001", id="a small one"),
    ],
)
def test_is_answered_digit_by_digit(value: str, text: str) -> None:
    assert TypeAdapter(JsonDecimal).dump_python(Decimal(value), mode="json") == text


@pytest.mark.parametrize("text", ["1_000", " 1.5 ", "\uff11", "\u0661", "1,5", "1e", ".", "", "Infinity", "0x1"])
def test_is_written_in_digits(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PRICE.validate_python(text)

    assert [each["type"] for each in caught.value.errors()] == ["decimal_parsing"]
