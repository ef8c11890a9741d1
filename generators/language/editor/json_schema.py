"""The JSON Schema of the spec language, for editors: offers each field only the keys that its type takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generators.field_types.base import FieldType
from generators.field_types.registry import TYPES
from generators.language import model
from generators.language.allowed_keys import BOUNDS, COMMON, allowed, allowed_in_items, hints
from generators.language.editor.descriptions import DESCRIPTIONS

Json = dict[str, Any]


def json_schema() -> Json:
    """The schema as plain data; the same on every run."""
    generated = model.AppSpec.model_json_schema(ref_template="#/$defs/{model}")
    models: Json = {"AppSpec": {key: value for key, value in generated.items() if key != "$defs"}, **generated["$defs"]}
    definitions = {name: _described(name, models[name]) for name in sorted(models)}
    definitions["FieldSpec"] = _by_type(definitions["FieldSpec"], COMMON, lambda each: (*allowed(each), *hints(each)))
    definitions["ItemSpec"] = _by_type(definitions["ItemSpec"], ("type",), allowed_in_items)
    root = definitions.pop("AppSpec")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Application spec",
        **root,
        "$defs": definitions,
    }


def _described(name: str, schema: Json) -> Json:
    """A model's schema with our descriptions instead of pydantic's titles."""
    properties = {
        key: {"description": DESCRIPTIONS[name][key], **_clean(value)} for key, value in schema["properties"].items()
    }
    kept = {key: value for key, value in schema.items() if key in ("type", "required")}
    return {
        "description": schema.get("description", ""),
        **kept,
        "additionalProperties": False,
        "properties": properties,
    }


def _clean(schema: Any) -> Any:
    """Without titles, defaults and the null that only pydantic needs: an empty value is an error in a spec."""
    if isinstance(schema, list):
        return [_clean(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    cleaned = {key: _clean(value) for key, value in schema.items() if key not in ("title", "default")}
    options = [option for option in cleaned.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del cleaned["anyOf"]
        cleaned |= options[0]
    elif options:
        cleaned["anyOf"] = options
    if "$ref" in cleaned:  # draft 7 ignores what stands beside a $ref
        cleaned["allOf"] = [{"$ref": cleaned.pop("$ref")}]
    if "patternProperties" in cleaned:
        cleaned["additionalProperties"] = False
    return cleaned


def _by_type(schema: Json, common: tuple[str, ...], keys_of: Callable[[FieldType], tuple[str, ...]]) -> Json:
    """One alternative for each type, with the keys that the type takes."""
    properties = schema["properties"]
    return {
        "description": schema["description"],
        "type": "object",
        "required": ["type"],
        "properties": {"type": properties["type"]},
        "allOf": [
            {
                "if": {"properties": {"type": {"const": each}}, "required": ["type"]},
                "then": _one_type(TYPES[each], properties, (*common, *keys_of(TYPES[each]))),
            }
            for each in properties["type"]["enum"]
        ],
    }


def _one_type(field_type: FieldType, properties: Json, keys: tuple[str, ...]) -> Json:
    own = {key: dict(properties[key]) for key in keys}
    own["type"] = {"const": field_type.name, "description": field_type.description}
    literal = list(field_type.json_types)
    for key in own:
        if key in ("default", "example") and literal:
            own[key]["type"] = [*literal, "null"]
        elif key in BOUNDS or key == "multiple_of":
            own[key]["type"] = literal
    required = list(field_type.required)
    return {"properties": own, "additionalProperties": False, **({"required": required} if required else {})}
