# Generated from specs/knowledge_base.yaml by templates/src/models/schemas/base.py.j2.
"""What every schema has."""

import re
from typing import Annotated, Any

from pydantic import AliasGenerator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticKnownError

from src.models.fields.text import CLEAN_TEXT

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
SearchText = Annotated[str, Field(min_length=1, max_length=200), CLEAN_TEXT]


class Input(BaseModel):
    """What a client sends: exact types, no unknown fields."""

    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=to_camel)


class Output(BaseModel):
    """What the API answers, made from a row or an entity."""

    model_config = ConfigDict(from_attributes=True, alias_generator=AliasGenerator(serialization_alias=to_camel))


class PageQuery(BaseModel):
    """Which page, and how many rows on it. Query parameters are text, so types are converted."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)

    page: Annotated[int, Field(ge=1, le=1_000_000), DIGITS] = 1
    size: Annotated[int, Field(ge=1, le=100), DIGITS] = 20


class Page(BaseModel):
    """Where a page stands among all rows."""

    total: int
    page: int
    size: int
    pages: int
