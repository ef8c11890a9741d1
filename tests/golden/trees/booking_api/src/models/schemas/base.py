# Generated from specs/booking_api.yaml by templates/src/models/schemas/base.py.j2.
"""What every schema has."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticKnownError

# The default of a field that may be left out of an update, but not sent as null.
ABSENT: Any = Field(default_factory=lambda: None)
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


class Input(BaseModel):
    """What a client sends: exact types, no unknown fields."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Output(BaseModel):
    """What the API answers, made from a row or an entity."""

    model_config = ConfigDict(from_attributes=True)


class PageQuery(BaseModel):
    """Which page, and how many rows on it. Query parameters are text, so types are converted."""

    model_config = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=1_000_000), DIGITS] = 1
    size: Annotated[int, Field(ge=1, le=100), DIGITS] = 20


class Page(BaseModel):
    """Where a page stands among all rows."""

    total: int
    page: int
    size: int
    pages: int
