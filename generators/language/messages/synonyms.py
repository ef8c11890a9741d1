"""Words that are not of the spec language, and what to say to who writes them."""

from __future__ import annotations

from typing import Final

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
    "foreign_key": "write the relation below `belongs_to`", "references": "write the relation below `belongs_to`",
    "entity": "write the relation below `belongs_to`",
}  # fmt: skip
_LIST_SYNONYMS: Final = {"order": "write `sort`", "order_by": "write `sort`", "ordering": "write `sort`"}
_ENTITY_SYNONYMS: Final = {
    "has_many": "write `contains`, or `inverse` in the `belongs_to` of the other entity",
    "relations": "write `belongs_to`, `contains` or `many_to_many`",
    "relationships": "write `belongs_to`, `contains` or `many_to_many`",
    "methods": "write `operations`", "actions": "write `operations`", "derived": "write `computed`",
}  # fmt: skip
_RELATION_SYNONYMS: Final = {
    "ondelete": "write `on_delete`",
    "nullable": "write `optional`",
    "target": "write `entity`",
}
_OPERATION_SYNONYMS: Final = {
    "inputs": "write `input`", "body": "write `do`", "code": "write `do`", "path": "write `http: POST /...`",
    "method": "write `http: POST /...`", "returns": "write the status behind the path: `http: POST /... -> 201`",
}  # fmt: skip
_STEP_SYNONYMS: Final = {
    "request": "write `call`", "json": "write `body`", "expected": "write `expect`", "as": "write `save`",
}  # fmt: skip
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
    "EntitySpec": _ENTITY_SYNONYMS,
    "BelongsTo": _RELATION_SYNONYMS,
    "OperationSpec": _OPERATION_SYNONYMS,
    "StepSpec": _STEP_SYNONYMS,
    "Endpoints": _ENDPOINT_SYNONYMS,
}
