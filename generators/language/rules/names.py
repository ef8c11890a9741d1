"""Names: those the generated code needs for itself, those that become one, those PostgreSQL would cut."""

from __future__ import annotations

import keyword
import re
from typing import Final

from generators.features.registry import FEATURES
from generators.language.model import AppSpec, EntitySpec
from generators.language.reserved_names import OWN_FIELDS, PACKAGES, REPORTS, YAML_WORDS
from generators.language.yaml.document import Document, Loc
from generators.python_source.attributes import UNQUOTED, attribute_name
from generators.support.names import Name, pascal

# The longest name of a constraint is ck_<table>_<field>_items_values; PostgreSQL cuts names at 63 bytes.
MAX_TABLE_AND_FIELD: Final = 63 - len("ck___items_values")
MAX_TABLE_AND_KEY: Final = 63 - len("uq__")


def check_names(document: Document, spec: AppSpec, stem: str) -> None:
    """Report every name that would break the generated code."""
    _check_app(document, spec, stem)
    _check_requirement_ids(document, spec)
    for name, entity in spec.entities.items():
        _check_entity(document, name, entity)
        _check_fields(document, name, entity)
    _check_collisions(document, spec)


def report_reserved(document: Document, loc: Loc, name: str, why: str, hint: str) -> None:
    """Report a name that the generated code needs for itself."""
    document.report(loc, "name-reserved", f"`{name}` cannot be used here: {why}", hint, at="key")


def _check_app(document: Document, spec: AppSpec, stem: str) -> None:
    name, loc = spec.app.name, ("app", "name")
    if document.value(*loc) != name:
        return
    if name in PACKAGES or keyword.iskeyword(name):
        message = f"`{name}` cannot be the name of an app: Python, PostgreSQL or a package has it already"
        document.report(loc, "name-reserved", message, f"choose another, such as {name}_api")
    elif name in YAML_WORDS:
        message = (
            f"`{name}` cannot be the name of an app: YAML reads it as {'nothing' if name == 'null' else 'a boolean'}"
        )
        document.report(loc, "name-reserved", message, f"choose another, such as {name}_api")
    elif name == REPORTS:
        message = f"`{name}` cannot be the name of an app: out/{name} holds the readiness reports"
        document.report(loc, "name-reserved", message, f"choose another, such as {name}_api")
    elif name != stem:
        message = f"the app is called {name}, its file {stem}.yaml"
        document.report(
            loc, "app-name-differs", message, f"rename the file to {name}.yaml, or the app to the file's name"
        )


def _check_requirement_ids(document: Document, spec: AppSpec) -> None:
    seen: dict[str, str] = {}
    for name in spec.requirements:
        key = re.sub("[.-]", "_", name.lower())
        if key in seen:
            message = f"`{name}` and `{seen[key]}` differ only in case or punctuation"
            document.report(("requirements", name), "name-collision", message, "rename one of them", at="key")
        seen.setdefault(key, name)


def _check_entity(document: Document, name: str, entity: EntitySpec) -> None:
    loc, own = ("entities", name), Name.of(name, entity.plural)
    place = (*loc, "plural") if entity.plural else loc
    if own.plural in UNQUOTED:
        report_reserved(document, place, own.plural, "it is a word of PostgreSQL", "choose another plural")
    if own.plural == "alembic_version" or own.plural.startswith("pg_"):
        report_reserved(document, place, own.plural, "PostgreSQL or Alembic has such a table", "choose another plural")


def _instead(name: str) -> str:
    """What to do about a field that an entity gets by itself."""
    feature = next((each.name for each in FEATURES for column in each.columns if column.name == name), "")
    asked_for = feature and not EntitySpec.model_fields[feature].default
    return f"write `{feature}: true` in the entity instead" if asked_for else "delete it"


def _check_fields(document: Document, entity_name: str, entity: EntitySpec) -> None:
    table = Name.of(entity_name, entity.plural).table
    types: dict[str, str] = {}
    for name in entity.fields:
        loc = ("entities", entity_name, "fields", name)
        if name in OWN_FIELDS:
            report_reserved(document, loc, name, "every entity gets this field by itself", _instead(name))
        class_name = pascal(name)
        if class_name in types:
            message = f"`{name}` and `{types[class_name]}` become the same class name, {class_name}"
            document.report(loc, "name-collision", message, "rename one of them", at="key")
        types.setdefault(class_name, name)
        check_length(document, loc, table, attribute_name(name), MAX_TABLE_AND_FIELD)
    for kind, keys in (("unique", entity.unique), ("index", entity.index)):
        for name in keys:
            check_length(document, ("entities", entity_name, kind, name), table, name, MAX_TABLE_AND_KEY)


def check_length(document: Document, loc: Loc, table: str, name: str, limit: int) -> None:
    """Report names of which PostgreSQL would cut a constraint's name."""
    if len(table) + len(name) > limit:
        message = f"`{table}` and `{name}` have {len(table) + len(name)} characters together, more than {limit}"
        document.report(loc, "name-too-long", message, "shorten one: constraints are named after both", at="key")


def _check_collisions(document: Document, spec: AppSpec) -> None:
    """Report entities that share a word, a table or a path; of classes the generated code has several."""
    taken: dict[str, str] = {}
    for name, entity in spec.entities.items():
        own = Name.of(name, entity.plural)
        for what, value in (("module", own.snake), ("table", own.table)):
            other = taken.setdefault(f"{what} {value}", name)
            if other != name:
                _collision(document, name, f"`{name}` and `{other}` would share the {what} `{value}`")
                break


def _collision(document: Document, name: str, message: str) -> None:
    hint = "rename one of them, or give one another `plural`" if "the table" in message else "rename one of them"
    document.report(("entities", name), "name-collision", message, hint, at="key")
