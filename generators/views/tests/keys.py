"""Unique keys of some rows only, without regard to case, with an error of their own, or over a reference to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from generators import samples
from generators.language.model import AppSpec, EntitySpec, ReferenceField, UniqueSpec
from generators.language.where import Condition, parse_where
from generators.python_source.imports import ENTITY_SYMBOLS, imports_of
from generators.python_source.literals import py
from generators.support.names import Name
from generators.views.base import EntityRef, ImportView
from generators.views.entity_names import entity_ref, import_views
from generators.views.src.foreign_keys import references
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values

_SWAPPED: Final = ("string", "text", "email")


@dataclass(frozen=True, slots=True)
class SpecialKeyView:
    """A key, and what its tests need. What is said to be code is Python."""

    id: str
    constraint: str
    fields: str  # code: a list of names
    inside: str  # code: values of a row that the key is about
    outside: str  # code: values that change this, "" when every row is
    swapped: str  # code: a list of the names whose case does not matter
    status: int
    error: str
    detail: str  # code: what an answer says of it
    varies: bool
    create: bool  # a client may set all its fields
    update: bool


@dataclass(frozen=True, slots=True)
class KeysView:
    """``tests/integration/test_<plural>_keys.py``."""

    ref: EntityRef
    url: str
    keys: tuple[SpecialKeyView, ...]
    created: tuple[SpecialKeyView, ...]
    updated: tuple[SpecialKeyView, ...]
    partial: tuple[SpecialKeyView, ...]
    varied: tuple[SpecialKeyView, ...]  # the rows that a key is about may differ
    targets: tuple[str, ...]  # the entities to which optional references of the keys lead
    own: bool  # this entity is one of them
    references: bool
    soft_delete: bool
    imports: tuple[ImportView, ...]


def has_special_keys(spec: EntitySpec) -> bool:
    """Whether the tests of plain keys leave one out."""
    return any(not fields.plain(spec, key) for key in spec.unique.values())


def keys_view(app: AppSpec, key: str) -> KeysView:
    """For an entity that has such keys."""
    spec = app.entities[key]
    ref = entity_ref(key, spec)
    keys = tuple(_key(ref, spec, name, each) for name, each in spec.unique.items() if not fields.plain(spec, each))
    code = [text for each in keys for text in (each.inside, each.outside)]
    targets = tuple(dict.fromkeys(_targets(spec)))
    own = ref.pascal in targets
    return KeysView(
        ref=ref,
        url=f"{app.settings.api_prefix}/{ref.path}",
        keys=keys,
        created=tuple(each for each in keys if each.create),
        updated=tuple(each for each in keys if each.update),
        partial=tuple(each for each in keys if each.outside),
        varied=tuple(each for each in keys if each.varies),
        targets=tuple(target for target in targets if target != ref.pascal),
        own=own,
        references=fields.needs_others(spec) or bool(targets),
        soft_delete=spec.soft_delete,
        imports=import_views(imports_of(code, ENTITY_SYMBOLS)),
    )


def _targets(spec: EntitySpec) -> Iterator[str]:
    """The entities to which a key refers that a row need not refer to."""
    for key in spec.unique.values():
        for name in _optional(spec, key):
            yield Name.of(references(spec)[name].reference.target.key).pascal


def _optional(spec: EntitySpec, key: UniqueSpec) -> list[str]:
    if fields.plain(spec, key):
        return []
    return [name for name in key.fields if isinstance(spec.fields[name], ReferenceField) and spec.fields[name].optional]


def _key(ref: EntityRef, spec: EntitySpec, name: str, key: UniqueSpec) -> SpecialKeyView:
    conditions = parse_where(key.where) if key.where else ()
    inside = {each.field: _code(spec, each.field, _meeting(spec, each)) for each in conditions}
    inside |= dict.fromkeys(_optional(spec, key), "reference(1)")
    outside = next(filter(None, (_failing(spec, each) for each in conditions)), "")
    touched = [spec.fields[each] for each in dict.fromkeys((*key.fields, *inside))]
    endpoints = spec.endpoints
    return SpecialKeyView(
        id=name,
        constraint=f"uq_{ref.plural}_{name}",
        fields=py(list(key.fields)),
        inside=_dict(inside),
        outside=outside,
        swapped=py([each for each in key.fields if key.ignore_case and _swaps(spec, each)]),
        status=key.error.status if key.error is not None else 409,
        error=key.error.code if key.error is not None else "conflict",
        detail="{}"
        if key.error is not None
        else _dict({"constraint": py(f"uq_{ref.plural}_{name}"), "fields": py(list(key.fields))}),
        varies=any(each not in inside and values.capacity_of(spec, each) > 1 for each in key.fields),
        create=endpoints.create is not None and all(fields.sent(each) for each in touched),
        update=endpoints.update is not None and all(fields.changed(each) for each in touched),
    )


def _dict(items: dict[str, str]) -> str:
    return "{" + ", ".join(f'"{name}": {code}' for name, code in items.items()) + "}"


def _code(spec: EntitySpec, name: str, value: Any) -> str:
    return samples.entity_code(spec.fields[name], value)


def _meeting(spec: EntitySpec, condition: Condition) -> Any:
    """A value with which the condition holds."""
    field = spec.fields[condition.field]
    if condition.op in ("is_true", "is_false"):
        return condition.op == "is_true"
    if condition.op == "eq":
        return samples.canonical(field, condition.value)
    return next(value for value in values.choices(condition.field, field) if values.holds(spec, condition, value))


def _failing(spec: EntitySpec, condition: Condition) -> str:
    """Code of a value with which the condition does not hold; "" when there is none."""
    field = spec.fields[condition.field]
    own = [samples.canonical(field, condition.value)] if condition.op == "ne" else []
    for value in [*values.choices(condition.field, field), *own]:
        if not values.holds(spec, condition, value):
            return _dict({condition.field: _code(spec, condition.field, value)})
    return ""


def _swaps(spec: EntitySpec, name: str) -> bool:
    """Whether a text in the other case is a value of the field too."""
    field = spec.fields[name]
    return field.type in _SWAPPED and values.fits(field, str(samples.sample(field, name)).swapcase())
