"""Specs that look wrong and are right, and what the values become."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import pytest
import yaml

from generators.field_types.registry import ITEM_TYPES, TYPES
from generators.language.allowed_keys import BOUNDS, COMMON, allowed, allowed_in_items
from generators.language.load import read_checked, read_text
from generators.language.model import AppSpec, EntitySpec, FieldSpec, ItemSpec
from generators.language.where import parse_where
from generators.language.yaml import parser
from generators.model.load import load_app, read_app
from generators.support.canonical import canonical_json
from generators.support.errors import SpecErrors

SPECS = Path(__file__).parents[2] / "specs"


def spec(fields: str, rest: str = "endpoints: {create: {}}") -> EntitySpec:
    text = f"app: {{name: demo, title: Demo}}\nentities:\n  Task:\n    fields: {{{fields}}}\n    {rest}\n"
    checked = read_checked(text, "demo.yaml", "demo")
    assert checked.document.errors == []
    return checked.spec.entities["Task"]


def field(text: str) -> FieldSpec:
    return spec(f"it: {{{text}}}, other: {{type: string}}").fields["it"]


def test_a_relation_of_which_there_is_no_more_to_say_is_an_entity() -> None:
    others = "  Group: {fields: {title: {type: string}}}"
    short = spec("it: {type: string}", f"belongs_to: {{parent: Group, other: {{entity: Group}}}}\n{others}").belongs_to
    assert short["parent"] == short["other"]


def test_what_hints_say_instead_is_accepted() -> None:
    path = Path(__file__).with_name("ways_out.yaml")
    assert load_app(path, path.name).entities.keys() >= {"Book", "BookTag"}


@pytest.mark.parametrize("path", sorted(SPECS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_specs_of_the_repository(path: Path) -> None:
    assert load_app(path, path.name).identity.name == path.stem
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=spec.schema.json\n")


@pytest.mark.parametrize(
    ("text", "default"),
    [
        ("type: string, default: 'yes'", "yes"),
        ('type: string, default: "010"', "010"),
        ("type: string, default: y", "y"),
        ("type: string, default: 1.2.3", "1.2.3"),
        ("type: string, default: 10 apples", "10 apples"),
        ("type: string, default: -", "-"),
        ("type: string, default: ''", ""),
        ("type: string, default: 'null'", "null"),
        ("type: string, default: Norway", "Norway"),
        ("type: string, optional: true, default: null", None),
        ("type: string, optional: true, default: ~", None),
        ("type: integer, default: -5", -5),
        ("type: integer, default: 0", 0),
        ("type: bigint, default: -9223372036854775808", -9223372036854775808),
        ("type: float, default: 1e3", 1000.0),
        ("type: float, default: 1", 1),
        ("type: decimal, precision: 5, scale: 2, default: 1.10", 1.1),
        ('type: decimal, precision: 5, scale: 2, default: "1.100"', "1.100"),
        ("type: decimal, precision: 38, scale: 0, default: '99999999999999999999999999999999999999'", "9" * 38),
        ("type: boolean, default: True", True),
        ("type: list, items: {type: integer}, default: []", []),
        ("type: json, default: {a: [1, null, {b: true}]}", {"a": [1, None, {"b": True}]}),
        ("type: datetime, default: '2025-01-01T00:00:00.123456-11:30'", "2025-01-01T00:00:00.123456-11:30"),
        ("type: string, pattern: '^[a-z]+$', default: abc", "abc"),
    ],
)
def test_defaults(text: str, default: Any) -> None:
    found = field(text).default
    assert found == default
    assert type(found) is type(default)


def test_patterns_become_portable() -> None:
    assert field(r"type: string, pattern: '^(\d+)\Z'").pattern == "^[0-9]+$"


def test_a_field_may_be_called_like_a_word_of_yaml_sql_or_the_pattern_language() -> None:
    names = [
        "on",
        "no",
        "yes",
        "y",
        "order",
        "select",
        "group",
        "user",
        "type",
        "match",
        "text",
        "name",
        "title",
        "filter",
        "page",
    ]
    found = spec(", ".join(f"{name}: {{type: string}}" for name in names))
    assert list(found.fields) == names


def test_a_false_flag_is_no_constraint() -> None:
    assert field("type: json, unique: false, index: false, read_only: false").type is TYPES["json"]


def test_line_breaks_a_byte_order_mark_and_document_marks(tmp_path: Path) -> None:
    text = "---\r\napp: {name: demo, title: 'Caf\u00e9'}\rentities:\n  Task: {fields: {a: {type: string}}}\n...\n"
    path = tmp_path / "demo.yaml"
    path.write_bytes(codecs.BOM_UTF8 + text.encode())
    assert load_app(path, "demo.yaml").identity.title == "Caf\u00e9"


def test_the_last_column_of_a_line_after_wide_characters() -> None:
    with pytest.raises(SpecErrors) as caught:
        read_app("app: {name: demo, title: '\U0001f98a\u00e9\u65e5', colour: red}\nentities: {}\n", "demo.yaml", "demo")
    assert [(e.line, e.column, e.code) for e in caught.value.errors] == [(1, 33, "unknown-key"), (2, 1, "no-entities")]


def meaning(path: Path) -> bytes:
    """Everything that a spec says."""
    app = load_app(path, path.name)
    said = (app.identity, app.settings, app.requirements, app.entities, app.routes.routes, app.scenarios.all)
    return canonical_json(said)


def test_without_the_c_parser_the_specs_mean_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(SPECS.glob("*.yaml"))
    fast = [meaning(path) for path in paths]
    monkeypatch.setattr(parser, "_LOADER", yaml.SafeLoader)
    assert [meaning(path) for path in paths] == fast


def used(entity: EntitySpec) -> set[tuple[str, str]]:
    """(type, key) of every key that the fields of an entity give; items as ``list of <type>``."""
    found: set[tuple[str, str]] = set()
    parts: list[tuple[str, FieldSpec | ItemSpec]] = [(each.type.name, each) for each in entity.fields.values()]
    parts += [(f"list of {each.items.type}", each.items) for each in entity.fields.values() if each.items is not None]
    for name, part in parts:
        known = type(part).model_fields
        found |= {(name, known[key].alias or key) for key in part.model_fields_set}
    return found


def test_everything_uses_every_type_and_every_constraint() -> None:
    text = read_text(SPECS / "everything.yaml", "everything.yaml")
    everything = read_checked(text, "everything.yaml", "everything").spec
    found = set().union(*(used(entity) for entity in everything.entities.values()))
    flags = {"unique", "index", "multiple_of"}
    items = ("string", "integer", "float", "decimal", "enum")
    wanted = {(name, key) for name, each in TYPES.items() for key in allowed(each) if key not in flags}
    wanted |= {(f"list of {name}", "type") for name in ITEM_TYPES}
    wanted |= {(f"list of {name}", key) for name in items for key in allowed_in_items(TYPES[name]) if key not in BOUNDS}
    assert wanted - found == set()
    assert {key for _, key in found} >= {*COMMON, *flags}
    assert_options(everything)


def assert_options(everything: AppSpec) -> None:
    entities = everything.entities.values()
    assert any(entity.soft_delete for entity in entities)
    assert any(not entity.timestamps for entity in entities)
    assert any(entity.plural for entity in entities)
    assert any(entity.unique for entity in entities)
    assert any(entity.index for entity in entities)
    lists = [entity.endpoints.list for entity in entities if entity.endpoints.list is not None]
    assert all(any(getattr(each, key) for each in lists) for key in ("where", "filter", "sort", "search", "satisfies"))


def test_the_contract_of_simple_task_api() -> None:
    task = load_app(SPECS / "simple_task_api.yaml", "simple_task_api.yaml").entities["Task"]
    title, description, completed = (task.fields[name] for name in ("title", "description", "completed"))
    assert (title.type.name, title.min_length, title.max_length, title.optional) == ("string", 1, 200, False)
    assert (description.max_length, description.optional, description.html) == (1000, True, "sanitize")
    assert (completed.type.name, completed.default) == ("boolean", False)
    assert all(getattr(task.endpoints, name) is not None for name in ("create", "list", "get", "update", "delete"))


def test_where() -> None:
    conditions = parse_where("done and not late and state != 'A\"' and count == -1 and ok == true and ratio == 1.5")
    assert [(c.field, c.op, c.value) for c in conditions] == [
        ("done", "is_true", None),
        ("late", "is_false", None),
        ("state", "ne", 'A"'),
        ("count", "eq", -1),
        ("ok", "eq", True),
        ("ratio", "eq", 1.5),
    ]
