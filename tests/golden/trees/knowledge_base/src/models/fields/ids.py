# Generated from specs/knowledge_base.yaml by templates/src/models/fields/ids.py.j2.
"""The ids of other rows."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from src.models.fields.uuids import JsonUUID

MAX_IDS = 1000


def _distinct(ids: list[UUID]) -> list[UUID]:
    if len(set(ids)) < len(ids):
        raise PydanticCustomError("repeated_item", "An id is listed twice")
    return ids


DistinctIds = Annotated[
    list[JsonUUID], Field(max_length=MAX_IDS, json_schema_extra={"uniqueItems": True}), AfterValidator(_distinct)
]
