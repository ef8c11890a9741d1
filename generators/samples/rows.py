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


def holds(entity: Entity, condition: Condition, value: Any) -> bool:
    """Whether a row with this value meets a condition. Nothing is not true, and it is another value than any."""
    if condition.op in ("is_true", "is_false"):
        return bool(value) == (condition.op == "is_true")
    wanted = samples.canonical(entity.fields[condition.field], condition.value)
    return bool(value == wanted) == (condition.op == "eq")


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
    if _fixed(entity, name):
        return False
    keys = [unique for unique in entity.unique.values() if name in unique.fields]
    if field.unique or not field.type.is_state:
        return field.unique or bool(keys)
    code = samples.unique_code(field, name)
    own = code.capacity if code is not None else 1
    return any(all(_repeats(entity, key, other, own) for other in key.fields) for key in keys)


def _fixed(entity: Entity, name: str) -> bool:
    """Whether a condition of the list leaves a field one value, or takes one of few."""
    few = entity.fields[name].type.is_state
    return any(condition.field == name and (few or condition.op != "ne") for condition in conditions_of(entity))


def _repeats(entity: Entity, key: UniqueKey, name: str, own: int) -> bool:
    """Whether rows of a test have few values here, or fewer than those. They refer to no more than they must."""
    field = entity.fields[name]
    if field.type.is_state or _fixed(entity, name):
        return True
    if isinstance(field, ReferenceField) and field.optional:
        return key.same_nulls
    code = samples.unique_code(field, name)
    return code is not None and code.capacity < own


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
