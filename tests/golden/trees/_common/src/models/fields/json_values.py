# Generated from specs/<app>.yaml by templates/src/models/fields/json_values.py.j2.
"""Any JSON value that PostgreSQL can store."""

from decimal import Decimal
from math import isfinite
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, JsonValue, WithJsonSchema
from pydantic_core import PydanticCustomError, to_json

from src.models.fields.text import refuse_nul

MAX_DEPTH = 100
# From here on Python writes a float with an exponent, which PostgreSQL reads as an integer.
_LARGE = 1e16


def as_stored(value: Any) -> Any:
    """JSON as PostgreSQL gives it back. Raises a validation error for what it cannot store."""
    return _as_stored(value, MAX_DEPTH)


def _as_stored(value: Any, depth: int) -> Any:
    if depth < 0:
        raise PydanticCustomError("too_deep", "JSON may not be nested so deeply")
    if isinstance(value, str):
        return refuse_nul(value)
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, float):
        return _number(Decimal(repr(value)))
    if isinstance(value, list):
        return [_as_stored(item, depth - 1) for item in value]
    if isinstance(value, dict):
        return {_as_stored(key, depth): _as_stored(item, depth - 1) for key, item in value.items()}
    return value


def _number(value: Decimal) -> float | int:
    """PostgreSQL has no infinity in JSON, no negative zero, and large numbers only digit by digit.

    Smaller ones are read as floats, so that one with more digits than a float has would come back as another.
    """
    number = float(value)
    if not isfinite(number):
        raise PydanticCustomError("finite_number", "Input should be a finite number")
    if abs(number) >= _LARGE and value == value.to_integral_value():
        return int(value)
    if Decimal(repr(number)) != value:
        raise PydanticCustomError("number_precision", "A number should have no more digits than a float keeps")
    return number + 0.0


def at_most(size: int) -> AfterValidator:
    """A check of how many bytes JSON takes, as compact as it can be written."""

    def refuse_larger(value: JsonValue) -> JsonValue:
        if len(to_json(value)) > size:
            raise PydanticCustomError("too_large", "JSON should take at most {size} bytes", {"size": size})
        return value

    return AfterValidator(refuse_larger)


def refuse_null(value: JsonValue) -> JsonValue:
    """A null stands for "no value", which only an optional field may have. Raises a validation error for one."""
    if value is None:
        raise PydanticCustomError("null", "Input should not be null")
    return value


_ANYTHING_BUT_NULL = {
    "anyOf": [
        {"type": "object", "additionalProperties": True},
        {"type": "array", "items": {}},
        {"type": "string"},
        {"type": "number"},
        {"type": "boolean"},
    ]
}
PlainJson = Annotated[JsonValue, WithJsonSchema(_ANYTHING_BUT_NULL)]
Json = Annotated[PlainJson, BeforeValidator(as_stored), AfterValidator(refuse_null)]
