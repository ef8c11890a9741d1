"""Unique keys of some rows only, without regard to case, with an error of their own, or over a reference to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from generators import samples
from generators.model.app import Application
from generators.model.entity import Condition, Entity, UniqueKey
from generators.model.values import ReferenceField
from generators.python_source.literals import py
from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen
from generators.views.entity_names import entity_ref
from generators.views.src.base_classes import rules_view
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values

# The rows of a test that others stand beside a row that a key is about: that one, and two that repeat it.
_BESIDE: Final = 3


class SpecialKeyView(Frozen):
    """A key, and what its tests need. What is said to be code is Python."""

    name: str
    constraint: str  # a pattern: whichever of several keys the database looks at first
    fields: str  # code: a list of names
    inside: str  # code: values of a row that the key is about, "" for any
    outside: str  # code: values that change this, "" when every row is, or when other keys allow no such rows beside it
    swapped: str  # code: a list of the names whose case does not matter, "" for none
    error: str  # code: status, code and detail of what a second row is answered
    varies: bool
    sent: tuple[str, ...]  # the endpoints by which a client may set all its fields


class KeysLawView(Frozen):
    """``tests/integration/test_keys.py``: what the special keys of at least one entity have."""

    partial: bool
    varies: bool
    sent: bool
    targets: bool  # they hold references to nothing
    hides: bool
    references: bool
    renames: bool


def has_special_keys(entity: Entity) -> bool:
    """Whether the tests of plain keys leave one out."""
    return any(not fields.plain(entity, key) for key in entity.unique.values())


def special_keys(entity: Entity) -> tuple[SpecialKeyView, ...]:
    """The keys that the tests of plain keys leave out."""
    if not has_special_keys(entity):
        return ()
    return tuple(view for name, each in entity.unique.items() for view in _keys(entity, name, each))


def targets_of(entity: Entity) -> tuple[EntityNames, ...]:
    """The entities to which a key refers that a row need not refer to, this entity itself last."""
    own = entity_ref(entity).pascal
    found = dict.fromkeys(_targets(entity)) if has_special_keys(entity) else {}
    return tuple(sorted(found, key=lambda target: target.pascal == own))


def keys_law_view(app: Application) -> KeysLawView:
    """For the tests of all of them."""
    special = [entity for entity in app.entities.values() if has_special_keys(entity)]
    keys = [key for entity in special for key in special_keys(entity)]
    return KeysLawView(
        partial=any(key.outside for key in keys),
        varies=any(key.varies for key in keys),
        sent=any(key.sent for key in keys),
        targets=any(map(targets_of, special)),
        hides=any(entity.features.hides for entity in special),
        references=rules_view(app).references,
        renames=fields.renames_any(app),
    )


def _keys(entity: Entity, name: str, key: UniqueKey) -> Iterator[SpecialKeyView]:
    """The tests of a key: of rows that have a value in each field and, where nulls are the same, of rows without."""
    if not fields.plain(entity, key):
        optional = [each for each in _nullable(entity, key) if isinstance(entity.fields[each], ReferenceField)]
        yield _key(entity, name, key, dict.fromkeys(optional, "reference(1)"))
    if key.same_nulls:
        view = _key(entity, name, key, dict.fromkeys(_nullable(entity, key), "None"))
        yield replace(view, name=f"{name} without a value", swapped="")


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


def _rivals(entity: Entity, name: str, key: UniqueKey, alike: tuple[str, ...]) -> Iterator[_Rival]:
    """The other keys in which rows are alike that are alike in these fields."""
    table, swapped = entity.name.plural, _swapped(entity, key)
    alone = (each for each, field in entity.fields.items() if field.unique and values.alike(entity, alike, (each,)))
    yield from (_Rival(f"uq_{table}_{each}", True, each in swapped) for each in alone)
    for other, each in entity.unique.items():
        if other != name and values.alike(entity, alike, each.fields):
            by_case = not each.ignore_case and not swapped.isdisjoint(each.fields)
            yield _Rival(f"uq_{table}_{other}", set(each.where) <= set(key.where), by_case)


def _swapped(entity: Entity, key: UniqueKey) -> set[str]:
    """The fields of a key in which the tests change the case."""
    return {each for each in key.fields if key.ignore_case and _swaps(entity, each)}


def _key(entity: Entity, name: str, key: UniqueKey, given: dict[str, str]) -> SpecialKeyView:
    """given: code of values by field."""
    inside = {each.field: _code(entity, each.field, _meeting(entity, each)) for each in key.where} | given
    outside = next(filter(None, (_failing(entity, each) for each in key.where)), "") or _apart(entity, key)
    same = tuple(dict.fromkeys((*key.fields, *inside)))
    if values.capacity(entity, besides=name, alike=same) < _BESIDE:
        outside = ""
    near = _rivals(entity, name, key, same)
    rivals, swapped = [each for each in near if not each.by_case], _swapped(entity, key)
    refused_by_it = not any(each.always for each in rivals)
    varies = _varies(entity, key, inside) and not any(_rivals(entity, name, key, tuple(inside)))
    sent = _sent(entity, same, beside=varies or bool(outside))
    return SpecialKeyView(
        name=name,
        constraint="|".join((f"uq_{entity.name.plural}_{name}", *(each.constraint for each in rivals))),
        fields=py(list(key.fields)),
        inside=_dict(inside) if inside else "",
        outside=outside,
        swapped=py([each for each in key.fields if each in swapped]) if swapped else "",
        error=_error(entity, name, key),
        varies=varies,
        sent=tuple(sent) if refused_by_it else (),
    )


def _error(entity: Entity, name: str, key: UniqueKey) -> str:
    if key.error is not None:
        return f"{key.error.status}, {py(key.error.code)}, {{}}"
    said = {"constraint": py(f"uq_{entity.name.plural}_{name}"), "fields": py(list(map(entity.json, key.fields)))}
    return f'409, "conflict", {_dict(said)}'


def _sent(entity: Entity, names: Iterable[str], *, beside: bool) -> Iterator[str]:
    """The endpoints by which a client may set all of these fields. beside: whether there may be a row to update."""
    touched = [entity.fields[each] for each in names]
    if entity.endpoints.create is not None and all(fields.sent(each) for each in touched):
        yield "create"
    if entity.endpoints.update is not None and beside and all(fields.changed(each) for each in touched):
        yield "update"


def _apart(entity: Entity, key: UniqueKey) -> str:
    """Code of a null that makes rows differ; "" where a row has every value, or nulls are the same."""
    nullable = [] if key.same_nulls else _nullable(entity, key)
    return _dict({nullable[0]: "None"}) if nullable else ""


def _varies(entity: Entity, key: UniqueKey, inside: Mapping[str, str]) -> bool:
    """Whether rows that the key is about can differ in it."""
    free = (each for each in key.fields if each not in inside)
    return values.capacity(entity) > 1 and any(values.capacity_of(entity, each) > 1 for each in free)


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
