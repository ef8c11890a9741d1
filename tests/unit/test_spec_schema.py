"""The JSON Schema for editors says the same as the models and the table of constraints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generators.field_types.registry import TYPES
from generators.language.allowed_keys import COMMON, allowed, allowed_in_items, hints
from generators.language.editor.json_schema import json_schema
from generators.language.load import read_text
from generators.language.yaml.parser import parse

SCHEMA = json_schema()
SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))


def every(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from every(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from every(value)


def of_type(definition: str, type_name: str) -> dict[str, Any]:
    for rule in SCHEMA["$defs"][definition]["allOf"]:
        if rule["if"]["properties"]["type"]["const"] == type_name:
            found: dict[str, Any] = rule["then"]
            return found
    raise AssertionError(type_name)


def test_it_is_the_same_on_every_run() -> None:
    assert json.dumps(json_schema()) == json.dumps(json_schema())


def test_every_reference_leads_somewhere() -> None:
    references = [part["$ref"] for part in every(SCHEMA) if "$ref" in part]
    assert len(references) > 10
    assert {reference.removeprefix("#/$defs/") for reference in references} <= set(SCHEMA["$defs"])


@pytest.mark.parametrize("type_name", TYPES)
def test_a_field_is_offered_what_its_type_takes(type_name: str) -> None:
    field_type = TYPES[type_name]
    assert set(of_type("FieldSpec", type_name)["properties"]) == {*COMMON, *allowed(field_type), *hints(field_type)}


def test_items_are_offered_what_their_type_takes() -> None:
    assert set(of_type("ItemSpec", "string")["properties"]) == {"type", *allowed_in_items(TYPES["string"])}
    assert of_type("ItemSpec", "decimal")["required"] == ["precision", "scale"]


def test_every_key_and_every_type_is_described() -> None:
    for part in every(SCHEMA):
        for name, value in part.get("properties", {}).items():
            if not (name == "type" and set(value) == {"const"}):
                assert value["description"].endswith(".") or ":" in value["description"], name


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_the_specs_use_only_what_is_offered(path: Path) -> None:
    data = parse(read_text(path, path.name), path.name).root.data
    for entity in data["entities"].values():
        for field in entity["fields"].values():
            assert set(field) <= set(of_type("FieldSpec", field["type"])["properties"])
            if "items" in field:
                assert set(field["items"]) <= set(of_type("ItemSpec", field["items"]["type"])["properties"])


def test_the_committed_schema_is_current() -> None:
    """`doit schema` writes it."""
    committed = json.loads((SPECS[0].parent / "spec.schema.json").read_text(encoding="utf-8"))
    assert committed == SCHEMA
