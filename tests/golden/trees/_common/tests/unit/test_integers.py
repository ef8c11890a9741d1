# Generated from specs/<app>.yaml by templates/tests/unit/test_integers.py.j2.
"""Integers of 32 and of 64 bits, and no others."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from src.models.fields.integers import Int32, Int64

SIZES = [
    pytest.param(TypeAdapter[Any](Int32), 31, id="32 bits"),
    pytest.param(TypeAdapter[Any](Int64), 63, id="64 bits"),
]


@pytest.mark.parametrize(("integers", "bits"), SIZES)
def test_the_outermost_fit(integers: TypeAdapter[Any], bits: int) -> None:
    for value in (-(2**bits), 2**bits - 1):
        assert integers.validate_python(value) == value


@pytest.mark.parametrize(("integers", "bits"), SIZES)
def test_those_beyond_are_refused(integers: TypeAdapter[Any], bits: int) -> None:
    for value in (-(2**bits) - 1, 2**bits):
        with pytest.raises(ValidationError):
            integers.validate_python(value)


@pytest.mark.parametrize(("integers", "bits"), SIZES)
def test_programs_are_told_what_they_need(integers: TypeAdapter[Any], bits: int) -> None:
    assert integers.json_schema()["format"] == f"int{bits + 1}"
