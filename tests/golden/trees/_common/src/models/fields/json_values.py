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


def at_most(size: int) -> BeforeValidator:
    """JSON as PostgreSQL gives it back, of so many bytes when it is written without blanks.

    Refuses what PostgreSQL cannot store.
    """

    def as_stored(value: Any) -> Any:
        # Each value takes two bytes at least: what is far too large is not looked at to its end.
        stored = _Walk(size // 2 + 1).as_stored(value, MAX_DEPTH)
        if len(to_json(stored)) > size:
            raise _too_large(size)
        return stored

    return BeforeValidator(as_stored)


class _Walk:
    """A way through a document. left: how many values it may still have."""

    def __init__(self, values: int) -> None:
        self._most = self._left = values

    def as_stored(self, value: Any, depth: int) -> Any:
        """Raises a validation error."""
        self._left -= 1
        if self._left < 0:
            raise _too_large(2 * self._most)
        if depth < 0:
            raise PydanticCustomError("too_deep", "JSON may not be nested so deeply")
        if isinstance(value, str):
            return refuse_nul(value)
        if isinstance(value, Decimal):
            return _number(value)
        if isinstance(value, float):
            return _number(Decimal(repr(value)))
        if isinstance(value, list):
            return [self.as_stored(item, depth - 1) for item in value]
        if isinstance(value, dict):
            return {refuse_nul(key): self.as_stored(item, depth - 1) for key, item in value.items()}
        return value


def _too_large(size: int) -> PydanticCustomError:
    return PydanticCustomError("too_large", "JSON should take at most {size} bytes", {"size": size})


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
Json = Annotated[PlainJson, AfterValidator(refuse_null)]
