"""Which fields of an entity a test is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity, UniqueKey
from generators.model.values import Field, ReferenceField
from generators.python_source.literals import json_code
from generators.views.src import foreign_keys
from generators.views.tests import field_values as values
from generators.views.tests.case_views import KeyView, ValueView

Condition = Callable[[Field], bool]
Make = Callable[[str, Field], Iterable[Any]]


def sent(field: Field) -> bool:
    """A client sends it on create."""
    return not field.read_only


def changed(field: Field) -> bool:
    """A client may change it."""
    return not field.read_only and not field.immutable


def received(entity: Entity) -> Condition:
    """A client sends it: on create, or at least later."""
    if entity.endpoints.create is not None:
        return sent
    return changed if entity.endpoints.update is not None else lambda field: False


def required(field: Field) -> bool:
    """A client must send it on create."""
    return not (field.optional or field.read_only or field.default is not None)


def those(entity: Entity, condition: Condition) -> tuple[str, ...]:
    """The names of the fields that meet the condition."""
    return tuple(name for name, field in entity.fields.items() if condition(field))


def sent_names(entity: Entity, condition: Condition) -> tuple[str, ...]:
    """What clients call the fields that meet the condition."""
    return tuple(map(entity.json, those(entity, condition)))


def renames_any(app: Application) -> bool:
    """Whether clients call anything in an answer otherwise than code does."""
    return any(entity.json.others for entity in app.entities.values())


def made(entity: Entity, make: Make, condition: Condition) -> tuple[Any, ...]:
    """What ``make`` makes of each field that meets the condition."""
    return tuple(view for name, field in entity.fields.items() if condition(field) for view in make(name, field))


def around(entity: Entity) -> tuple[str, ...]:
    """What an answer shows besides fields: rows inside the row, and computed fields."""
    computed = tuple(each.name for each in entity.computed)
    return (*(each.name for each in entity.nested), *computed)


def shown(entity: Entity) -> tuple[str, ...]:
    """The keys of an answer."""
    return ("id", *foreign_keys.shown(entity), *around(entity), *entity.features.shown)


def needs_others(entity: Entity) -> bool:
    """Whether a row needs others to refer to."""
    return any(isinstance(field, ReferenceField) and not field.optional for field in entity.fields.values())


def foreign(entity: Entity, own: Condition) -> tuple[str, ...]:
    """Names that a client may not send."""
    automatic = ("id", *entity.features.columns)
    names = (*those(entity, lambda field: not own(field)), *around(entity), *automatic)
    # A name of code that is none of the API is as unknown as any.
    seen = {*map(entity.json, entity.fields)}
    others = (name for name in those(entity, own) if name not in seen)
    return (*map(entity.json, names), *others, "no_such_field")


def is_of_caller(field: Field) -> bool:
    """Whether a new row refers by it to whoever creates the row."""
    return isinstance(field, ReferenceField) and field.reference.caller


def defaults(entity: Entity, condition: Condition = lambda field: True) -> Iterator[ValueView]:
    """What stands in a row when the client sends only what is required."""
    for name in those(entity, lambda field: condition(field) and not required(field)):
        field = entity.fields[name]
        value = samples.canonical(field, field.default)
        if samples.survives(field, value) and not is_of_caller(field):
            yield ValueView(name, "", json_code(value))


def row_defaults(entity: Entity) -> Iterator[ValueView]:
    """What the entity fills in for a field that it is not given."""
    for name in those(entity, lambda field: field.default is not None):
        field = entity.fields[name]
        yield ValueView(name, "", samples.entity_code(field, samples.canonical(field, field.default)))


def changes(entity: Entity, code: Callable[[Field, Any], str]) -> tuple[ValueView, ...]:
    """A new value of each field that may change; nothing when there is no update."""
    views = []
    for name in those(entity, changed) if entity.endpoints.update is not None else ():
        field, value = entity.fields[name], values.another(entity, name)
        if not isinstance(field, ReferenceField) and samples.survives(field, value):
            views.append(ValueView(name, "", code(field, value)))
    return tuple(views)


def one_change(entity: Entity) -> ValueView | None:
    """A new value of a field as JSON, of one that rows may share if there is such a field."""
    views = changes(entity, lambda _, value: json_code(value))
    return next((view for view in views if values.may_repeat(entity, view.field)), views[0] if views else None)


def change_leaves_others(entity: Entity) -> bool:
    """Whether that change of a row is possible whatever other rows hold."""
    change = one_change(entity)
    return change is not None and values.capacity(entity) > 1 and values.may_repeat(entity, change.field)


def plain(entity: Entity, key: UniqueKey) -> bool:
    """Whether a key is about all rows and their values as they are, and is refused with a conflict."""
    free = any(isinstance(entity.fields[name], ReferenceField) and entity.fields[name].optional for name in key.fields)
    return not free and not key.same_nulls and not key.where and key.error is None and not key.ignore_case


def unique_keys(table: str, entity: Entity) -> Iterator[KeyView]:
    """Each unique key whose violation is that of no other one: which would be found first, nobody can say."""
    keys: list[tuple[str, tuple[str, ...]]]
    keys = [(f"uq_{table}_{name}", (name,)) for name, field in entity.fields.items() if field.unique]
    keys += [(f"uq_{table}_{key}", unique.fields) for key, unique in entity.unique.items() if plain(entity, unique)]
    special = [unique.fields for unique in entity.unique.values() if not plain(entity, unique)]
    for name, fields in keys:
        others = [other for each, other in keys if each != name]
        if not any(values.alike(entity, fields, other) for other in (*others, *special)):
            distinct = next((field for field in fields if values.capacity_of(entity, field) > 1), "")
            shared = tuple(field for field in fields if field != distinct) if distinct else ()
            yield KeyView(name, fields, shared)
