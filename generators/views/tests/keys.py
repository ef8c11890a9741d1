"""Unique keys of some rows only, without regard to case, with an error of their own, or over a reference to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from generators import samples
from generators.model.app import Application
from generators.model.entity import Condition, Entity, UniqueKey
from generators.model.values import ReferenceField
from generators.python_source.literals import py
from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, url_of
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values


class SpecialKeyView(Frozen):
    """A key, and what its tests need. What is said to be code is Python."""

    id: str
    constraint: str  # a pattern: whichever of several keys the database looks at first
    fields: str  # code: a list of names
    inside: str  # code: values of a row that the key is about
    outside: str  # code: values that change this, "" when every row is, or when another key is about those too
    swapped: str  # code: a list of the names whose case does not matter
    status: int
    error: str
    detail: str  # code: what an answer says of it
    varies: bool
    create: bool  # a client may set all its fields
    update: bool


class VariedView(Frozen):
    """Rows that differ although one or several keys are about them."""

    id: str
    inside: str


class KeysView(Frozen):
    """``tests/integration/test_<plural>_keys.py``."""

    ref: EntityRef
    url: str
    keys: tuple[SpecialKeyView, ...]
    created: tuple[SpecialKeyView, ...]
    updated: tuple[SpecialKeyView, ...]
    partial: tuple[SpecialKeyView, ...]
    varied: tuple[VariedView, ...]  # rows that keys are about, and that may differ
    targets: tuple[EntityNames, ...]  # to which optional references of the keys lead
    own: bool  # this entity is one of them
    references: bool
    hides: bool


def has_special_keys(entity: Entity) -> bool:
    """Whether the tests of plain keys leave one out."""
    return any(not fields.plain(entity, key) for key in entity.unique.values())


def keys_view(app: Application, key: str) -> KeysView:
    """For an entity that has such keys."""
    entity = app.entities[key]
    ref = entity_ref(entity)
    keys = tuple(view for name, each in entity.unique.items() for view in _keys(ref, entity, name, each))
    targets = tuple(dict.fromkeys(_targets(entity)))
    return KeysView(
        ref=ref,
        url=url_of(app, entity),
        keys=keys,
        created=tuple(each for each in keys if each.create),
        updated=tuple(each for each in keys if each.update),
        partial=tuple(each for each in keys if each.outside),
        varied=tuple(_varied(keys)),
        targets=tuple(target for target in targets if target.pascal != ref.pascal),
        own=any(target.pascal == ref.pascal for target in targets),
        references=fields.needs_others(entity) or bool(targets),
        hides=entity.features.hides,
    )


def _keys(ref: EntityRef, entity: Entity, name: str, key: UniqueKey) -> Iterator[SpecialKeyView]:
    """The tests of a key: of rows that have a value in each field and, where nulls are the same, of rows without."""
    if not fields.plain(entity, key):
        optional = [each for each in _nullable(entity, key) if isinstance(entity.fields[each], ReferenceField)]
        yield _key(ref, entity, name, key, dict.fromkeys(optional, "reference(1)"))
    if key.same_nulls:
        view = _key(ref, entity, name, key, dict.fromkeys(_nullable(entity, key), "None"))
        yield replace(view, id=f"{name} without a value", swapped="[]")


def _varied(keys: tuple[SpecialKeyView, ...]) -> Iterator[VariedView]:
    """Keys that are about the same rows have one test."""
    alike: dict[str, list[str]] = {}
    for key in keys:
        if key.varies:
            alike.setdefault(key.inside, []).append(key.id)
    return (VariedView(" ".join(names), inside) for inside, names in alike.items())


def _targets(entity: Entity) -> Iterator[EntityNames]:
    """The entities to which a key refers that a row need not refer to."""
    for key in entity.unique.values():
        for name in _nullable(entity, key):
            if name in entity.references:
                target = entity.references[name].reference.target
                yield EntityNames(target.module, target.pascal)


def _nullable(entity: Entity, key: UniqueKey) -> list[str]:
    return [name for name in key.fields if entity.fields[name].optional]


class _Rival(Frozen):
    """Another key that rows alike in a key may violate too.

    always: whenever they violate the first; by_case: not where they differ in case, as far as they may.
    """

    constraint: str
    always: bool
    by_case: bool


def _rivals(entity: Entity, name: str, key: UniqueKey) -> Iterator[_Rival]:
    """The keys in which rows are alike that are alike in this one."""
    table, swapped = entity.name.plural, _swapped(entity, key)
    yield from (
        _Rival(f"uq_{table}_{each}", True, each in swapped) for each in key.fields if entity.fields[each].unique
    )
    for other, each in entity.unique.items():
        if other != name and values.alike(entity, key.fields, each.fields):
            by_case = not each.ignore_case and not swapped.isdisjoint(each.fields)
            yield _Rival(f"uq_{table}_{other}", set(each.where) <= set(key.where), by_case)


def _swapped(entity: Entity, key: UniqueKey) -> set[str]:
    """The fields of a key in which the tests change the case."""
    return {each for each in key.fields if key.ignore_case and _swaps(entity, each)}


def _key(ref: EntityRef, entity: Entity, name: str, key: UniqueKey, given: dict[str, str]) -> SpecialKeyView:
    """given: code of values by field."""
    inside = {each.field: _code(entity, each.field, _meeting(entity, each)) for each in key.where} | given
    outside = next(filter(None, (_failing(entity, each) for each in key.where)), "") or _apart(entity, key)
    near = tuple(_rivals(entity, name, key))
    rivals, swapped = [each for each in near if not each.by_case], _swapped(entity, key)
    refused_by_it = not any(each.always for each in rivals)
    touched = [entity.fields[each] for each in dict.fromkeys((*key.fields, *inside))]
    endpoints = entity.endpoints
    return SpecialKeyView(
        id=name,
        constraint="|".join((f"uq_{ref.plural}_{name}", *(each.constraint for each in rivals))),
        fields=py(list(key.fields)),
        inside=_dict(inside),
        outside="" if near else outside,
        swapped=py([each for each in key.fields if each in swapped]),
        status=key.error.status if key.error is not None else 409,
        error=key.error.code if key.error is not None else "conflict",
        detail="{}"
        if key.error is not None
        else _dict({"constraint": py(f"uq_{ref.plural}_{name}"), "fields": py(list(map(entity.json, key.fields)))}),
        varies=values.capacity(entity) > 1 and _varies(entity, key, inside),
        create=refused_by_it and endpoints.create is not None and all(fields.sent(each) for each in touched),
        update=refused_by_it and endpoints.update is not None and all(fields.changed(each) for each in touched),
    )


def _apart(entity: Entity, key: UniqueKey) -> str:
    """Code of a null that makes rows differ; "" where a row has every value, or nulls are the same."""
    nullable = [] if key.same_nulls else _nullable(entity, key)
    return _dict({nullable[0]: "None"}) if nullable else ""


def _varies(entity: Entity, key: UniqueKey, inside: Mapping[str, str]) -> bool:
    """Whether rows that the key is about can differ in it."""
    return any(each not in inside and values.capacity_of(entity, each) > 1 for each in key.fields)


def _dict(items: dict[str, str]) -> str:
    return "{" + ", ".join(f'"{name}": {code}' for name, code in items.items()) + "}"


def _code(entity: Entity, name: str, value: Any) -> str:
    return samples.entity_code(entity.fields[name], value)


def _meeting(entity: Entity, condition: Condition) -> Any:
    """A value with which the condition holds."""
    field = entity.fields[condition.field]
    if condition.op in ("is_true", "is_false"):
        return condition.op == "is_true"
    if condition.op == "eq":
        return samples.canonical(field, condition.value)
    return next(value for value in values.choices(condition.field, field) if values.holds(entity, condition, value))


def _failing(entity: Entity, condition: Condition) -> str:
    """Code of a value with which the condition does not hold; "" when there is none."""
    field = entity.fields[condition.field]
    own = [samples.canonical(field, condition.value)] if condition.op == "ne" else []
    for value in [*values.choices(condition.field, field), *own]:
        if not values.holds(entity, condition, value):
            return _dict({condition.field: _code(entity, condition.field, value)})
    return ""


def _swaps(entity: Entity, name: str) -> bool:
    """Whether a text in the other case is a value of the field too."""
    field = entity.fields[name]
    return field.type.swaps_case and field.type.fits(field, str(samples.sample(field, name)).swapcase())
