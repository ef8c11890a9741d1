"""Words that are not of the spec language, and what to say to who writes them."""

from __future__ import annotations

from typing import Final

# Keys of a later version, by the model they will stand in.
LATER: Final = {
    "AppSpec": ("scenarios",),
    "EntitySpec": ("belongs_to", "contains", "many_to_many", "operations", "computed"),
    "KeySpec": ("where",),
}
_FIELD_SYNONYMS: Final = {
    "nullable": "write `optional: true`", "null": "write `optional: true`",
    "required": "a field is required unless it says `optional: true`",
    "choices": "write `values`", "options": "write `values`", "enum": "write `type: enum` and `values`",
    "min": "write `ge`", "max": "write `le`", "minimum": "write `ge`", "maximum": "write `le`",
    "exclusiveMinimum": "write `gt`", "exclusiveMaximum": "write `lt`", "minLength": "write `min_length`",
    "maxLength": "write `max_length`", "length": "write `max_length`", "size": "write `max_length`",
    "regex": "write `pattern`", "indexed": "write `index`", "readonly": "write `read_only`",
    "digits": "write `precision`", "max_digits": "write `precision`", "decimal_places": "write `scale`",
    "primary_key": "delete it: every entity has an `id` (UUID) of its own",
    "foreign_key": "relations are not supported yet in this version",
}  # fmt: skip
_LIST_SYNONYMS: Final = {"order": "write `sort`", "order_by": "write `sort`", "ordering": "write `sort`"}
_ENDPOINT_SYNONYMS: Final = {
    "post": "write `create`", "add": "write `create`", "read": "write `get`", "retrieve": "write `get`",
    "show": "write `get`", "put": "write `update`", "patch": "write `update`", "edit": "write `update`",
    "destroy": "write `delete`", "remove": "write `delete`", "index": "write `list`",
}  # fmt: skip
# What people write who know another tool, by the model it stands in.
SYNONYMS: Final = {
    "FieldSpec": _FIELD_SYNONYMS,
    "ItemSpec": _FIELD_SYNONYMS,
    "ListEndpoint": _LIST_SYNONYMS,
    "Endpoints": _ENDPOINT_SYNONYMS,
}
# What people write for a type who know another tool.
TYPE_SYNONYMS: Final = {
    "str": "string", "varchar": "string", "char": "string", "int": "integer", "int4": "integer",
    "smallint": "integer", "long": "bigint", "int8": "bigint", "bool": "boolean", "number": "decimal",
    "numeric": "decimal", "money": "decimal", "double": "float", "real": "float", "timestamp": "datetime",
    "timestamptz": "datetime", "array": "list", "object": "json", "dict": "json", "jsonb": "json", "choice": "enum",
    "uri": "url", "guid": "uuid",
}  # fmt: skip
