"""Which fields of an entity a test is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from generators import samples
from generators.language.model import EntitySpec, FieldSpec, ReferenceField, UniqueSpec
from generators.views.tests import field_values as values
from generators.views.tests.entity_views import KeyView, ValueView

Condition = Callable[[FieldSpec], bool]
Make = Callable[[str, FieldSpec], Iterable[Any]]

STAMPS: Final = ("created_at", "updated_at")


def sent(field: FieldSpec) -> bool:
    """A client sends it on create."""
    return not field.read_only


def changed(field: FieldSpec) -> bool:
    """A client may change it."""
    return not field.read_only and not field.immutable


def once(field: FieldSpec) -> bool:
    """A client sends it on create and never again."""
    return field.immutable


def required(field: FieldSpec) -> bool:
    """A client must send it on create."""
    return not (field.optional or field.read_only or field.default is not None)


def those(spec: EntitySpec, condition: Condition) -> tuple[str, ...]:
    """The names of the fields that meet the condition."""
    return tuple(name for name, field in spec.fields.items() if condition(field))


def made(spec: EntitySpec, make: Make, condition: Condition) -> tuple[Any, ...]:
    """What ``make`` makes of each field that meets the condition."""
    return tuple(view for name, field in spec.fields.items() if condition(field) for view in make(name, field))


def around(spec: EntitySpec) -> tuple[str, ...]:
    """What an answer shows besides fields: rows inside the row, and computed fields."""
    computed = tuple(each.name for each in spec.relations.properties)
    return (*(each.name for each in spec.relations.nested), *computed)


def needs_others(spec: EntitySpec) -> bool:
    """Whether a row needs others to refer to."""
    return any(isinstance(field, ReferenceField) and not field.optional for field in spec.fields.values())


def foreign(spec: EntitySpec, own: Condition) -> tuple[str, ...]:
    """Names that a client may not send."""
    automatic = ("id", *(STAMPS if spec.timestamps else ()), *(("deleted_at",) if spec.soft_delete else ()))
    return (*those(spec, lambda field: not own(field)), *around(spec), *automatic, "no_such_field")


def defaults(spec: EntitySpec, condition: Condition = lambda field: True) -> Iterator[ValueView]:
    """What stands in a row when the client sends only what is required."""
    for name in those(spec, lambda field: condition(field) and not required(field)):
        field = spec.fields[name]
        value = samples.canonical(field, field.default)
        if samples.survives(field, value):
            yield ValueView(name, "", samples.json_code(value))


def row_defaults(spec: EntitySpec) -> Iterator[ValueView]:
    """What the entity fills in for a field that it is not given."""
    for name in those(spec, lambda field: field.default is not None):
        field = spec.fields[name]
        yield ValueView(name, "", samples.entity_code(field, samples.canonical(field, field.default)))


def changes(spec: EntitySpec, code: Callable[[FieldSpec, Any], str]) -> tuple[ValueView, ...]:
    """A new value of each field that may change; nothing when there is no update."""
    views = []
    for name in those(spec, changed) if spec.endpoints.update is not None else ():
        field, value = spec.fields[name], values.another(spec, name)
        if not isinstance(field, ReferenceField) and samples.survives(field, value):
            views.append(ValueView(name, "", code(field, value)))
    return tuple(views)


def plain(spec: EntitySpec, key: UniqueSpec) -> bool:
    """Whether a key is about all rows and their values as they are, and is refused with a conflict."""
    free = any(isinstance(spec.fields[name], ReferenceField) and spec.fields[name].optional for name in key.fields)
    return not free and key.where is None and key.error is None and not key.ignore_case


def unique_keys(table: str, spec: EntitySpec) -> Iterator[KeyView]:
    """Each unique key that does not contain another one."""
    keys: list[tuple[str, tuple[str, ...]]]
    keys = [(f"uq_{table}_{name}", (name,)) for name, field in spec.fields.items() if field.unique]
    keys += [(f"uq_{table}_{key}", unique.fields) for key, unique in spec.unique.items() if plain(spec, unique)]
    for name, fields in keys:
        if not any(set(other) < set(fields) for _, other in keys):
            distinct = next((field for field in fields if values.capacity_of(spec, field) > 1), "")
            shared = tuple(field for field in fields if field != distinct) if distinct else ()
            yield KeyView(name, fields, shared)
