# Generated from specs/ecommerce_api.yaml by templates/src/models/schemas/base.py.j2.
"""What every schema has."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

# The default of a field that may be left out of an update, but not sent as null.
ABSENT: Any = Field(default_factory=lambda: None)


class Input(BaseModel):
    """What a client sends: exact types, no unknown fields."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Output(BaseModel):
    """What the API answers, made from a row or an entity."""

    model_config = ConfigDict(from_attributes=True)


class PageQuery(BaseModel):
    """Which page, and how many rows on it. Query parameters are text, so types are converted."""

    model_config = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=100)] = 20


class Page(BaseModel):
    """Where a page stands among all rows."""

    total: int
    page: int
    size: int
    pages: int
