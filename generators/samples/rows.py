"""Values of the rows that tests make: which of them differ, and with which a list shows a row."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from generators import samples
from generators.field_types.values import PLENTY, Unique
from generators.model.entity import Condition, Entity, UniqueKey
from generators.model.values import Field, ReferenceField


def visible_sample(entity: Entity, name: str, field: Field) -> Any:
    """A valid value; one with which the list's fixed condition shows the row."""
    conditions = [condition for condition in conditions_of(entity) if condition.field == name]
    for condition in conditions:
        if condition.op != "ne":
            return samples.canonical(field, condition.value) if condition.op == "eq" else condition.op == "is_true"
    refused = [samples.canonical(field, condition.value) for condition in conditions]
    first = samples.sample(field, name)
    if first not in refused:
        return first
    others = (samples.sample(field, name, 1), *(field.values or ()))
    return next((value for value in others if value not in refused), first)


def conditions_of(entity: Entity) -> tuple[Condition, ...]:
    """The list's fixed conditions."""
    return entity.endpoints.list.where if entity.endpoints.list is not None else ()


def _decides(entity: Entity, name: str, key: tuple[str, ...]) -> bool:
    """Whether rows differ in a key by this reference: by the last one of which there are most, where no other field
    differs.
    """
    references = [field for each in key if isinstance(field := entity.fields[each], ReferenceField)]
    required = [field for field in references if not field.optional]
    if not required or max(reversed(required), key=samples.pool) is not entity.fields[name]:
        return False
    others = [each for each in key if not isinstance(entity.fields[each], ReferenceField) and varies(entity, each)]
    codes = [samples.unique_code(entity.fields[each], each) for each in others]
    return not any(code is not None and code.capacity >= samples.REFERRED for code in codes)


def varies(entity: Entity, name: str) -> bool:
    """Whether rows of a test differ here: the field is part of a unique key, and no condition of the list fixes it."""
    field = entity.fields[name]
    if isinstance(field, ReferenceField):
        return not field.optional and any(_decides(entity, name, unique.fields) for unique in entity.unique.values())
    few = field.type.is_state
    if any(condition.field == name and (few or condition.op != "ne") for condition in conditions_of(entity)):
        return False
    keys = [unique for unique in entity.unique.values() if name in unique.fields]
    return field.unique or any(not few or all(_repeats(entity, key, other) for other in key.fields) for key in keys)


def _repeats(entity: Entity, key: UniqueKey, name: str) -> bool:
    """Whether rows of a test have one of few values here. They refer to no more than they must."""
    field = entity.fields[name]
    return field.type.is_state or (key.same_nulls and isinstance(field, ReferenceField) and field.optional)


def differing(entity: Entity, name: str) -> Unique | None:
    """Values that differ from row to row; None where rows need not differ. No condition of the list refuses one."""
    if not varies(entity, name):
        return None
    field = entity.fields[name]
    code = samples.unique_code(field, name)
    for condition in conditions_of(entity):
        if code is not None and condition.field == name and "gt" in field.type.keys:
            sides = (replace(field, gt=condition.value), replace(field, lt=condition.value))
            codes = [(each, side) for side in sides if (each := samples.unique_code(side, name)) is not None]
            code, field = max(codes, key=lambda found: found[0].capacity)
    return code


def room(entity: Entity) -> int:
    """How many rows the unique keys allow, as far as their fields have few values."""
    alone = [_room_of(entity, name) for name, field in entity.fields.items() if field.unique]
    keys = (max(_room_in(entity, key, name) for name in key.fields) for key in entity.unique.values())
    return min([PLENTY, *alone, *keys])


def _room_in(entity: Entity, key: UniqueKey, name: str) -> int:
    """How many rows can differ in this field of a key; those that refer to nothing all do, or are all the same."""
    field = entity.fields[name]
    if isinstance(field, ReferenceField) and field.optional:
        return 1 if key.same_nulls else PLENTY
    return _room_of(entity, name)


def _room_of(entity: Entity, name: str) -> int:
    """How many rows can differ in this field by itself."""
    field = entity.fields[name]
    if isinstance(field, ReferenceField):
        return field.reference.rows
    unique = differing(entity, name)
    return unique.capacity if unique is not None else 1
