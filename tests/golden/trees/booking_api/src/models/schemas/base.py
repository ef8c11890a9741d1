# Generated from specs/booking_api.yaml by templates/src/models/schemas/base.py.j2.
"""What every schema has."""

import re
from typing import Annotated, Any, ClassVar, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError
from pydantic_core.core_schema import NullableSchema

T = TypeVar("T")
# Unknown fields that are named one by one.
_MANY = 20
_DIGITS = re.compile(r"[+-]?[0-9]+")


def _only_digits(value: object) -> object:
    """Python also reads digits of other scripts, underscores, blanks and 1.0. Raises a validation error for such
    text.
    """
    if isinstance(value, str) and _DIGITS.fullmatch(value) is None:
        raise PydanticKnownError("int_parsing")
    return value


# For whole numbers in a query.
DIGITS = BeforeValidator(_only_digits)


class _NeverNull:
    """What is sent is of the type alone."""

    @staticmethod
    def __get_pydantic_core_schema__(source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cast(NullableSchema, handler(source))["schema"]


# A field that may be left out, which None stands for, but not sent as null.
MayBeAbsent = Annotated[T | None, _NeverNull]


class Input(BaseModel):
    """What a client sends: exact types, no unknown fields. max_bytes: of the largest valid body, however it is
    written.
    """

    model_config = ConfigDict(strict=True, extra="forbid")
    max_bytes: ClassVar[int | None] = None

    @model_validator(mode="before")
    @classmethod
    def _object_of_few_unknown(cls, value: Any) -> Any:
        """FastAPI also takes other values for objects: ``1.5``, a decimal, for one without fields. Each unknown
        field is a problem of its own, and takes its time. Raises a validation error for what is no object, and for
        very many.
        """
        if not isinstance(value, dict):
            raise PydanticKnownError("model_attributes_type")
        if len(value) > len(cls.model_fields) + _MANY:
            raise PydanticCustomError("too_many_fields", "Input should have only fields that there are")
        return value


class Output(BaseModel):
    """What the API answers, made from a row or an entity."""

    model_config = ConfigDict(from_attributes=True)


class PageQuery(BaseModel):
    """Which page, and how many rows on it. Query parameters are text, so types are converted."""

    model_config = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=1000), DIGITS] = 1
    size: Annotated[int, Field(ge=1, le=100), DIGITS] = 20


class Page(BaseModel):
    """Where a page stands among all rows."""

    total: int
    page: int
    size: int
    pages: int
