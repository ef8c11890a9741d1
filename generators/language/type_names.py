"""The types of fields and of the items of lists, as a spec names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generators.field_types.base import FieldType
from generators.field_types.registry import ITEM_TYPES, TYPES
from generators.support.frozen import Frozen


class _Named(Frozen):
    """The name of a type in the spec, the type itself in the model."""

    types: Mapping[str, FieldType]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        names = core_schema.literal_schema(list(self.types))
        return core_schema.no_info_after_validator_function(self.types.__getitem__, names)


TypeName = Annotated[FieldType, _Named(TYPES)]
ItemTypeName = Annotated[FieldType, _Named(ITEM_TYPES)]
