"""What people do to a spec between two releases, at random: each edit says what a database in use has to know."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

import yaml

from generators.support.errors import SpecErrors
from tests.evolution.evolving import Evolution, read

Spec = dict[str, Any]
_HINTS: Final = ("renamed_from", "renamed_values", "removed_values", "dropped", "backfill", "convert")
_NEW_FIELDS: Final[tuple[Spec, ...]] = (
    {"type": "string", "max_length": 40, "optional": True, "unique": True},
    {"type": "text", "optional": True},
    {"type": "integer", "default": 7, "ge": 0, "index": True},
    {"type": "decimal", "precision": 9, "scale": 3, "default": "1.500"},
    {"type": "boolean", "default": True},
    {"type": "datetime", "optional": True},
    {"type": "enum", "values": ["A", "B"], "default": "A"},
    {"type": "json", "optional": True},
    {"type": "list", "items": {"type": "string", "max_length": 9}, "default": ["x"]},
    {"type": "email", "optional": True},
    {"type": "uuid", "optional": True, "index": True},
)
_REQUIRED: Final[tuple[Spec, ...]] = (
    {"type": "string", "max_length": 200, "backfill": '"new"'},
    {"type": "integer", "ge": 0, "backfill": "7 * 2"},
    {"type": "integer", "default": 4, "backfill": 3},
    {"type": "integer", "optional": True, "index": True, "backfill": 3},
    {"type": "boolean", "backfill": True},
    {"type": "datetime", "backfill": "now() - days(1)"},
)


class Editor:
    """Edits one spec. Names that it makes up are new ones. more: edits that are drawn beside the usual ones."""

    def __init__(self, text: str, random: Random, more: tuple[Callable[[Editor], None], ...] = ()) -> None:
        self.spec: Spec = yaml.safe_load(text)
        self.random, self._count, self._edits = random, 0, (*EDITS, *more)

    def text(self) -> str:
        """The spec as it is now."""
        return yaml.safe_dump(self.spec, sort_keys=False)

    def edit(self, evolution: Evolution) -> None:
        """Edit the spec in one way or several, so that it is one that can follow."""
        for _ in range(self.random.randint(1, 4)):
            before = copy.deepcopy(self.spec)
            self.random.choice(self._edits)(self)
            try:
                app = read(self.text())
            except SpecErrors:
                self.spec = before
                continue
            if evolution.problems(app):
                self.spec = before

    def forget(self) -> None:
        """What was said of the way to a release has no meaning after it."""
        for entity in self.entities.values():
            for part in (entity, *entity.get("fields", {}).values(), *entity.get("belongs_to", {}).values()):
                for hint in _HINTS if isinstance(part, dict) else ():
                    part.pop(hint, None)
        self.spec.pop("dropped", None)

    # -- What edits ask for

    @property
    def entities(self) -> Spec:
        found: Spec = self.spec["entities"]
        return found

    def name(self, stem: str) -> str:
        """A name that was never used."""
        self._count += 1
        return f"{stem}{chr(96 + self._count // 26 % 26 + 1)}{chr(97 + self._count % 26)}"

    def entity(self) -> tuple[str, Spec]:
        """One of the entities."""
        return self.random.choice(list(self.entities.items()))

    def field(self, where: Callable[[Spec], bool] = lambda field: True) -> tuple[Spec, str, Spec] | None:
        """An entity and one of its fields."""
        found = list(self._fields(where))
        return self.random.choice(found) if found else None

    def _fields(self, where: Callable[[Spec], bool]) -> Iterator[tuple[Spec, str, Spec]]:
        for entity in self.entities.values():
            yield from ((entity, name, field) for name, field in entity["fields"].items() if where(field))


def add_field(editor: Editor) -> None:
    _, entity = editor.entity()
    entity["fields"][editor.name("field_")] = copy.deepcopy(editor.random.choice(_NEW_FIELDS))


def add_entity(editor: Editor) -> None:
    name, _ = editor.entity()
    relation = {"entity": name, "on_delete": "restrict"}
    fields = {"label": {"type": "string", "max_length": 20}}
    editor.entities[editor.name("Thing").title()] = {
        "belongs_to": {"whose": relation}, "fields": fields, "endpoints": {"create": {}},
    }  # fmt: skip


def add_relation(editor: Editor) -> None:
    _, entity = editor.entity()
    target, _ = editor.entity()
    relation = {"entity": target, "optional": True, "on_delete": "set_null"}
    entity.setdefault("belongs_to", {})[editor.name("other_")] = relation


def add_link(editor: Editor) -> None:
    _, entity = editor.entity()
    entity.setdefault("many_to_many", {})[editor.name("links_")] = "Tag"


def add_index(editor: Editor) -> None:
    _, entity = editor.entity()
    names = list(entity["fields"])
    if len(names) > 1:
        entity.setdefault("index", {})[editor.name("key_")] = {"fields": editor.random.sample(names, 2)}


def drop_index(editor: Editor) -> None:
    _, entity = editor.entity()
    if entity.get("index"):
        entity["index"].pop(next(iter(entity["index"])))


def toggle_index(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] in ("string", "integer", "date") and not field.get("unique")):
        found[2]["index"] = not found[2].get("index", False)


def drop_unique(editor: Editor) -> None:
    if found := editor.field(lambda field: bool(field.get("unique"))):
        found[2].pop("unique")


def drop_field(editor: Editor) -> None:
    if found := editor.field():
        entity, name, _ = found
        if len(entity["fields"]) > 1:
            entity["fields"].pop(name)
            entity.setdefault("dropped", {"fields": []})["fields"].append(name)


def drop_entity(editor: Editor) -> None:
    name, _ = editor.entity()
    editor.entities.pop(name)
    for entity in editor.entities.values():
        for kind in ("contains", "many_to_many", "belongs_to"):
            for relation, target in list(entity.get(kind, {}).items()):
                if (target["entity"] if isinstance(target, dict) else target) == name:
                    entity[kind].pop(relation)
                    if kind != "contains":
                        entity.setdefault("dropped", {"fields": []})["fields"].append(relation)
    editor.spec.setdefault("dropped", {"entities": []})["entities"].append(name)


def rename_field(editor: Editor) -> None:
    if found := editor.field(lambda field: "renamed_from" not in field):
        entity, name, field = found
        new = editor.name(f"{name[:12].rstrip('_')}_")
        entity["fields"] = {new if each == name else each: value for each, value in entity["fields"].items()}
        field["renamed_from"] = name


def rename_in_place(editor: Editor) -> None:
    if found := editor.field(lambda field: "renamed_from" in field):
        said = found[2]["renamed_from"]
        found[2]["renamed_from"] = {"field": said, "in_place": True} if isinstance(said, str) else said["field"]


def rename_again(editor: Editor) -> None:
    if found := editor.field(lambda field: "renamed_from" in field):
        entity, name, _ = found
        new = editor.name(f"{name[:12].rstrip('_')}_")
        entity["fields"] = {new if each == name else each: value for each, value in entity["fields"].items()}


def rename_back(editor: Editor) -> None:
    if found := editor.field(lambda field: "renamed_from" in field):
        entity, name, field = found
        said = field.pop("renamed_from")
        old = said if isinstance(said, str) else said["field"]
        entity["fields"] = {old if each == name else each: value for each, value in entity["fields"].items()}


def rename_entity(editor: Editor) -> None:
    name, entity = editor.entity()
    if "renamed_from" in entity:
        return
    new = editor.name(name[:8]).title().replace("_", "")
    text = yaml.safe_dump(editor.spec, sort_keys=False)
    spec = yaml.safe_load(text)
    spec["entities"] = {new if each == name else each: value for each, value in spec["entities"].items()}
    spec["entities"][new]["renamed_from"] = name
    for other in spec["entities"].values():
        for kind in ("contains", "many_to_many", "belongs_to"):
            for relation, target in other.get(kind, {}).items():
                if target == name:
                    other[kind][relation] = new
                elif isinstance(target, dict) and target["entity"] == name:
                    target["entity"] = new
    editor.spec = spec


def rename_relation(editor: Editor) -> None:
    _, entity = editor.entity()
    for name, relation in list(entity.get("belongs_to", {}).items())[:1]:
        said = relation if isinstance(relation, dict) else {"entity": relation}
        if "renamed_from" not in said:
            entity["belongs_to"].pop(name)
            entity["belongs_to"][editor.name("relation_")] = {**said, "renamed_from": name}


def widen_text(editor: Editor) -> None:
    if found := editor.field(lambda field: field.get("max_length", 300) < 200):
        found[2]["max_length"] += 15


def bound_text(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] in ("string", "text") and not field.get("html")):
        found[2]["min_length"] = 1 - found[2].get("min_length", 0)


def bound_number(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] in ("integer", "decimal")):
        found[2]["le"] = 100_000 + editor.random.randint(0, 9)


def widen_decimal(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] == "decimal" and field["precision"] < 30):
        found[2]["precision"] += 2


def change_default(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] == "integer" and "default" in field):
        found[2]["default"] += 1


def drop_default(editor: Editor) -> None:
    if found := editor.field(lambda field: "default" in field):
        found[2].pop("default")


def loosen(editor: Editor) -> None:
    if found := editor.field(lambda field: not field.get("optional")):
        found[2]["optional"] = True


def require(editor: Editor) -> None:
    if found := editor.field(lambda field: bool(field.get("optional")) and field["type"] == "integer"):
        found[2].pop("optional")
        found[2]["default"] = 3


def require_filled(editor: Editor) -> None:
    if found := editor.field(lambda field: bool(field.get("optional")) and field["type"] in ("integer", "date")):
        entity, name, field = found
        field.pop("optional")
        texts = [each for each, other in entity["fields"].items() if other["type"] == field["type"] and each != name]
        other = f"{texts[0]} if {texts[0]} is not None else " if texts and editor.random.random() < 0.5 else ""
        optional = bool(texts) and bool(entity["fields"][texts[0]].get("optional"))
        last = "5" if field["type"] == "integer" else "created_at"
        field["backfill"] = f"{other if optional else ''}{last}"


def add_required(editor: Editor) -> None:
    _, entity = editor.entity()
    made = copy.deepcopy(editor.random.choice(_REQUIRED))
    texts = [each for each, other in entity["fields"].items() if other["type"] in ("string", "enum")]
    if made["type"] == "string" and texts:
        optional = entity["fields"][texts[0]].get("optional")
        made["backfill"] = f'{texts[0]} if {texts[0]} is not None else "x"' if optional else texts[0]
    entity["fields"][editor.name("field_")] = made


def convert(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] in ("integer", "bigint", "decimal", "date")):
        field = found[2]
        made: Spec = {"convert": "old"}
        match field["type"]:
            case "integer":
                made |= {"type": "bigint"}
            case "bigint":
                made |= {"type": "string", "max_length": 30}
            case "decimal":
                made |= {"type": "decimal", "precision": min(field["precision"] + 3, 38), "scale": field["scale"] + 1}
            case _:
                made |= {"type": "datetime"}
        kept: Spec = {key: field[key] for key in ("optional", "index", "unique", "renamed_from") if key in field}
        field.clear()
        field.update({**made, **kept})


def add_value(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] == "enum"):
        found[2]["values"].append(editor.name("VALUE_").upper())


def rename_value(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] == "enum" and "renamed_values" not in field):
        old, new = found[2]["values"][0], editor.name("VALUE_").upper()
        found[2]["values"][0] = new
        found[2]["renamed_values"] = {old: new}
        if found[2].get("default") == old:
            found[2]["default"] = new


def remove_value(editor: Editor) -> None:
    if found := editor.field(lambda field: field["type"] == "enum" and len(field["values"]) > 2):
        old = found[2]["values"].pop()
        found[2].setdefault("removed_values", {})[old] = found[2]["values"][0]
        if found[2].get("default") == old:
            found[2]["default"] = found[2]["values"][0]


def change_on_delete(editor: Editor) -> None:
    _, entity = editor.entity()
    for name, relation in list(entity.get("belongs_to", {}).items())[:1]:
        said = relation if isinstance(relation, dict) else {"entity": relation}
        entity["belongs_to"][name] = {**said, "on_delete": editor.random.choice(["restrict", "cascade"])}


def hide(editor: Editor) -> None:
    _, entity = editor.entity()
    entity["soft_delete"] = True
    entity.setdefault("endpoints", {}).setdefault("delete", {})


def switch_timestamps(editor: Editor) -> None:
    _, entity = editor.entity()
    if entity.get("timestamps", True):
        entity["timestamps"] = False
        entity.setdefault("dropped", {"fields": []})["fields"] += ["created_at", "updated_at"]
    else:
        entity["timestamps"] = True
        gone = entity.get("dropped", {}).get("fields", [])
        entity["dropped"] = {"fields": [each for each in gone if each not in ("created_at", "updated_at")]}
        if not entity["dropped"]["fields"]:
            entity.pop("dropped")


def change_plural(editor: Editor) -> None:
    _, entity = editor.entity()
    entity["plural"] = editor.name("rows_")


EDITS: Final[tuple[Callable[[Editor], None], ...]] = (
    add_field, add_field, add_entity, add_relation, add_link, add_index, drop_index, toggle_index, drop_unique,
    drop_field, drop_entity, rename_field, rename_field, rename_again, rename_back, rename_in_place, rename_entity,
    rename_relation, widen_text, bound_text, bound_number,
    widen_decimal, change_default, drop_default, loosen, require, add_value, rename_value, remove_value,
    require_filled, add_required, add_required, convert, change_on_delete, hide, switch_timestamps, change_plural,
)  # fmt: skip
RENAMES: Final = (*(rename_field, rename_relation) * 8, *(rename_again, rename_back) * 5)
