"""A spec that has every field type in every place where a field can stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import yaml

from generators.field_types.base import FieldType
from generators.field_types.registry import TYPES
from generators.model.values import Field
from generators.support.names import Name

APP: Final = "every_type"


def spec_text() -> str:
    """For each type an entity with such fields, and one with keys over them; as JSON, which is YAML."""
    entities = {key: entity for each in TYPES.values() for key, entity in _entities(each)}
    scenarios = {f"{each}_is_written_and_read": _scenario(each) for each in TYPES.values()}
    spec = {"app": {"name": APP, "title": "Every type"}, "entities": entities, "scenarios": scenarios}
    return json.dumps(spec, indent=1)


def _entities(each: FieldType) -> Iterator[tuple[str, dict[str, Any]]]:
    yield _row(each), _row_entity(each)
    if keys := _keys(each):
        yield f"{each.name.capitalize()}Key", _key_entity(each, keys)


def _row(each: FieldType) -> str:
    return f"{each.name.capitalize()}Row"


def _field(each: FieldType, **keys: Any) -> dict[str, Any]:
    """A field with what its type requires, short enough for an index."""
    required = {key: yaml.safe_load(example) for key, example in each.required.items()}
    length = {"max_length": 60} if "max_length" in each.keys and each.default_length is None else {}
    return {"type": each.name, **required, **length, **keys}


def _sample(each: FieldType, index: int) -> Any:
    required = {key: yaml.safe_load(example) for key, example in each.required.items()}
    if "items" in required:
        required["items"] = Field(type=TYPES[required["items"]["type"]])
    for key in ("precision", "scale"):
        required |= {key: int(required[key])} if key in required else {}
    return each.sample(Field(type=each, **required), "value", index)


def _condition(each: FieldType, name: str) -> str:
    """A condition of ``where``: that a value is not the second sample."""
    value = _sample(each, 1)
    literal = str(value).lower() if isinstance(value, bool | int | float) else f"'{value}'"
    return name if each.is_condition else f"{name} != {literal}"


def _row_entity(each: FieldType) -> dict[str, Any]:
    unique, index = ({key: True} if key in each.field_keys else {} for key in ("unique", "index"))
    fields = {
        "plain": _field(each),
        "found": _field(each, immutable=True, **(unique or index)),
        "preset": _field(each, default=_sample(each, 0), example=_sample(each, 1), immutable=True, **index),
        "vacant": _field(each, default=_sample(each, 0), optional=True),
        "shown": _field(each, read_only=True, optional=True),
        "secret": _field(each, write_only=True, optional=True, immutable=True),
        **({"several": _several(each)} if each.in_lists else {}),
    }
    listing: dict[str, Any] = {
        "sort": ["plain"] if each.sorts else [],
        "filter": ["found"] if each.filters else [],
        "search": ["plain"] if each.searches else [],
        **({"where": _condition(each, "preset")} if each.filters else {}),
    }
    return {
        "fields": fields,
        **({} if each.kind == "opaque" else {"computed": {"twin": "plain"}}),
        "endpoints": {"create": {}, "list": listing, "get": {}, "update": {}, "delete": {}},
        "operations": {"put": {"http": f"POST {_path(each)}/{{id}}/put", "input": _input(each), "do": _body(each)}},
    }


def _several(each: FieldType) -> dict[str, Any]:
    return {"type": "list", "items": _field(each), "min_items": 1, "max_items": 3, "default": [_sample(each, 0)]}


def _input(each: FieldType) -> dict[str, Any]:
    return {"value": _field(each), "other": _field(each, optional=True)}


def _body(each: FieldType) -> str:
    compared = [] if each.kind == "opaque" else ['require(self.plain != value, 409, "same")']
    return "\n".join([*compared, "self.plain = value", "self.shown = other", "return self"])


def _path(each: FieldType) -> str:
    return f"/{Name.of(_row(each)).kebab}"


def _keys(each: FieldType) -> dict[str, dict[str, Any]]:
    """Unique keys over fields of the type, none of them over a field of another one."""
    keys: dict[str, dict[str, Any]] = {}
    if each.joins_keys or "unique" in each.field_keys:
        keys["pair"] = {"fields": ["plain", "code"]}
    if each.has_case:
        keys["caseless"] = {"fields": ["cased", "label"], "ignore_case": True}
    if each.filters:
        keys["partial"] = {"fields": ["word"], "where": _condition(each, "plain"), "error": _TAKEN}
    return keys


_TAKEN: Final = {"status": 400, "code": "taken"}


def _key_entity(each: FieldType, keys: dict[str, Any]) -> dict[str, Any]:
    word = {"type": "string", "max_length": 40}
    fields = {"word": word, "code": word, "plain": _field(each)}
    if each.has_case:
        fields |= {"cased": _field(each), "label": word}
    index = {"both": {"fields": ["plain", "word"]}} if "index" in each.field_keys else {}
    return {"fields": fields, "unique": keys, "index": index, "endpoints": {"list": {}, "get": {}}}


def _scenario(each: FieldType) -> dict[str, Any]:
    first, second, address = _sample(each, 0), _sample(each, 1), f"{_path(each)}/$row.id"
    found = [{"call": f"GET {_path(each)}?found=$row.found", "expect": {"total": 1}}] if each.filters else []
    given: dict[str, Any] = {"plain": first, **({"found": first} if each.filters else {})}
    return {
        "given": {"row": {_row(each): given}},
        "steps": [
            *found,
            {"call": f"POST {address}/put", "body": {"value": second}, "expect": {"plain": second, "shown": None}},
            {"call": f"POST {address}/put", "body": {"value": "$row.plain"}, "expect": {"plain": first}},
            {"call": f"PUT {address}", "body": {"plain": second}, "expect": {"plain": second}},
            {"call": f"GET {address}", "expect": {"plain": second}},
        ],
    }
