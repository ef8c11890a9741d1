# Generated from specs/everything.yaml by templates/src/models/fields/json_values.py.j2.
"""Any JSON value that PostgreSQL can store."""

from math import isfinite
from typing import Annotated

from pydantic import AfterValidator, JsonValue
from pydantic_core import PydanticCustomError

from src.models.fields.text import refuse_nul


def refuse_unstorable(value: JsonValue) -> JsonValue:
    """PostgreSQL has no NUL and no infinity in JSON. Raises a validation error for one at any depth."""
    if isinstance(value, str):
        refuse_nul(value)
    elif isinstance(value, float) and not isfinite(value):
        raise PydanticCustomError("finite_number", "Input should be a finite number")
    elif isinstance(value, list):
        for item in value:
            refuse_unstorable(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            refuse_nul(key)
            refuse_unstorable(item)
    return value


def refuse_null(value: JsonValue) -> JsonValue:
    """A null stands for "no value", which only an optional field may have. Raises a validation error for one."""
    if value is None:
        raise PydanticCustomError("null", "Input should not be null")
    return value


Json = Annotated[JsonValue, AfterValidator(refuse_null), AfterValidator(refuse_unstorable)]
